"""Read YAML 1.2 scalars with their line numbers, so that a mistake can be pointed at.

PyYAML parses; the values are built here, because YAML 1.1 reads `no` as false and `12:30` as 750.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from datafiles.findings import FileProblem, Finding

Key = str | int
Place = tuple[Key, ...]

MAX_BYTES = 8 * 1024 * 1024
_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


@dataclass(slots=True)
class Document:
    """The plain data of one file and the line on which each place in it begins."""

    path: str
    data: Any
    lines: dict[Place, int] = field(default_factory=dict)

    def line(self, place: Place) -> int:
        """Give the line of the place, or of the nearest one around it that the file has."""
        while place:
            if place in self.lines:
                return self.lines[place]
            place = place[:-1]
        return self.lines.get((), 1)


def read_text(path: FilePath) -> str:
    """Read a UTF-8 file; raise FileProblem in plain words when that fails."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise FileProblem((Finding(str(path), 1, "there is no such file"),)) from None
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise FileProblem((Finding(str(path), 1, f"cannot be read: {reason}"),)) from None
    if len(raw) > MAX_BYTES:
        raise FileProblem((Finding(str(path), 1, "is larger than 8 MB"),))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        finding = Finding(str(path), line, "is not UTF-8 text; save it as UTF-8")
        raise FileProblem((finding,)) from None


def read_yaml(path: FilePath) -> Document:
    """Read one YAML document; doubled keys, aliases and tags are findings, not surprises."""
    text = read_text(path)
    name = str(path)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = error.problem or "is not YAML"
        raise FileProblem((Finding(name, line, f"is not YAML: {problem}"),)) from None
    except yaml.YAMLError:
        finding = Finding(name, 1, "is not YAML: it holds characters that YAML forbids")
        raise FileProblem((finding,)) from None
    except RecursionError:
        raise FileProblem((Finding(name, 1, "is nested too deeply"),)) from None
    if root is None:
        raise FileProblem((Finding(name, 1, "is empty"),))
    document = Document(name, None)
    findings: list[Finding] = []
    document.data = _build(root, (), document, findings, set())
    if findings:
        raise FileProblem(tuple(findings))
    return document


def _build(
    node: yaml.Node, place: Place, document: Document, findings: list[Finding], seen: set[int]
) -> Any:
    line = node.start_mark.line + 1
    document.lines.setdefault(place, line)
    if id(node) in seen and not isinstance(node, yaml.ScalarNode):
        findings.append(Finding(document.path, line, "uses a YAML alias (*name); write it out"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        result: dict[Key, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            at = key_node.start_mark.line + 1
            if key is None:
                findings.append(Finding(document.path, at, "a key must be one word"))
                continue
            if key in result:
                message = f"'{key}' stands here twice; keep one"
                findings.append(Finding(document.path, at, message))
                continue
            document.lines[(*place, key)] = at
            result[key] = _build(value_node, (*place, key), document, findings, seen)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [
            _build(item, (*place, index), document, findings, seen)
            for index, item in enumerate(node.value)
        ]
    return _scalar(node) if isinstance(node, yaml.ScalarNode) else None


def _scalar(node: yaml.ScalarNode) -> object:
    value: str = node.value
    if node.style in {"'", '"', "|", ">"}:
        return value
    if value in _WORDS:
        return _WORDS[value]
    if _INT.match(value):
        return int(value)
    if _FLOAT.match(value):
        return float(value)
    return value
