"""Say what is wrong in a file: where, what, and what is allowed, all problems at once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One problem at a place in a file; `line` counts from 1, `severity` is error or warning."""

    path: str
    line: int
    message: str
    severity: str = "error"

    def __str__(self) -> str:
        note = "" if self.severity == "error" else f"{self.severity}: "
        return f"{self.path}:{self.line}: {note}{self.message}"


class FileProblem(Exception):
    """Nothing of the file was loaded; `findings` tells every problem, never fewer than one."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings
