"""Read YAML 1.2 scalars with their line numbers, so that a mistake can be pointed at.

PyYAML parses; the values are built here, because YAML 1.1 reads `no` as false and `12:30` as 750.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from datafiles.findings import FileProblem, Finding

Key = str | int
Place = tuple[Key, ...]

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 32
"""Far more than any file of ours; the parser below would not survive a hundred thousand."""

DIGITS = 18
"""A longer number stays text, which Python reads in far less time."""

_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip

_ADVICE = (
    ("tab character", "a tab stands where spaces must stand"),
    ("cannot start any token", "a text that begins with a sign or a tab: put it between quotes"),
    ("mapping values are not allowed", "a colon in a text: put the text between quotes"),
    ("unexpected end of stream", "a quote that opens here is never closed"),
    ("could not find expected ':'", "a colon is missing after a key"),
    ("or ']'", "a list that opens with [ is not closed with ]"),
    ("or '}'", "keys that open with { are not closed with }"),
    ("did not find expected key", "does not fit what stands above: look at quotes and indents"),
    ("'-' indicator", "a list item must begin with a hyphen: look at the indents"),
    ("escape character", "a backslash in a text: use single quotes"),
    ("undefined tag handle", "a tag (!) stands here; leave it out"),
    ("comment or line break", "after | and > the text begins on the next line"),
)


@dataclass(slots=True)
class Document:
    """The plain data of one file, the line on which each place in it begins, and what is wrong.

    `broken` holds the places whose value could not be read, so that they are complained of once.
    """

    path: str
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    broken: set[Place] = field(default_factory=set)

    def line(self, place: Place) -> int:
        """Give the line of the place, or of the nearest one around it that the file has."""
        while place:
            if place in self.lines:
                return self.lines[place]
            place = place[:-1]
        return self.lines.get((), 1)

    def say(self, line: int, message: str) -> None:
        """Note a finding of this file."""
        self.findings.append(Finding(self.path, line, message))


NO_SUCH_FILE = "there is no such file"


def read_text(path: FilePath) -> str:
    """Read a UTF-8 file; raise FileProblem in plain words when that fails."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise FileProblem((Finding(str(path), 1, NO_SUCH_FILE),)) from None
    except OSError as error:
        reason = error.strerror or "it is not a file"
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
    """Read one YAML document; doubled keys, aliases and tags become findings of the document.

    Raises FileProblem where nothing can be read on.
    """
    text = read_text(path)
    name = str(path)
    forbidden = _FORBIDDEN.search(text)
    if forbidden is not None:
        line = text.count("\n", 0, forbidden.start()) + 1
        message = f"holds a character that YAML forbids (U+{ord(forbidden.group()):04X})"
        raise FileProblem((Finding(name, line, message),))
    document = Document(name)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _Reader(document, yaml.parse(text, Loader=loader)).read()
    except yaml.YAMLError as error:
        raise FileProblem((*document.findings, _unreadable(name, error))) from None
    return document


def _unreadable(name: str, error: yaml.YAMLError) -> Finding:
    if not isinstance(error, yaml.MarkedYAMLError):
        return Finding(name, 1, "is not YAML: it holds a character that YAML forbids")
    problem = error.problem or "cannot be read"
    mark = error.problem_mark or error.context_mark
    if problem.startswith(("found unexpected end", "could not find expected ':'")):
        mark = error.context_mark or mark
    words = next((words for part, words in _ADVICE if part in problem), problem)
    return Finding(name, mark.line + 1 if mark else 1, f"is not YAML: {words}")


class _Reader:
    """Build plain data from the parser's events."""

    def __init__(self, document: Document, events: Iterator[yaml.Event]) -> None:
        self.document = document
        self.events = events

    def read(self) -> None:
        """Read the first document and complain of any other."""
        found = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                found += 1
                if found > 1:
                    line = _line(event)
                    self.document.say(line, "a second document begins here (---); keep one")
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.document.data = self._value(event, ())
        if not found:
            raise FileProblem((Finding(self.document.path, 1, "is empty"),))

    def _value(self, event: yaml.Event, place: Place) -> Any:
        line = _line(event)
        self.document.lines.setdefault(place, line)
        if len(place) > MAX_DEPTH:
            raise FileProblem((Finding(self.document.path, line, "is nested too deeply"),))
        if isinstance(event, yaml.AliasEvent):
            self._break(place, line, f"uses a YAML alias (*{event.anchor}); write it out")
            return None
        tag: str | None = getattr(event, "tag", None)
        if tag not in {None, "!"}:
            self._break(place, line, f"a tag ({tag}) stands here; leave it out")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        return _scalar(event) if isinstance(event, yaml.ScalarEvent) else None

    def _mapping(self, place: Place) -> dict[Key, Any]:
        result: dict[Key, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = _line(event)
            key = event.value if isinstance(event, yaml.ScalarEvent) else None
            if key is None:
                self.document.say(line, "a key must be one word")
                self._value(event, (*place, "?"))
                self._value(next(self.events), (*place, "?"))
            elif key in result:
                self.document.say(line, f"'{key}' stands here twice; keep one")
                self._value(next(self.events), (*place, key))
            else:
                self.document.lines[(*place, key)] = line
                result[key] = self._value(next(self.events), (*place, key))
        return result

    def _sequence(self, place: Place) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            result.append(self._value(event, (*place, len(result))))
        return result

    def _break(self, place: Place, line: int, message: str) -> None:
        self.document.say(line, message)
        self.document.broken.add(place)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 1


def _scalar(event: yaml.ScalarEvent) -> object:
    value: str = event.value
    if event.style in {"'", '"', "|", ">"}:
        return value
    if value in _WORDS:
        return _WORDS[value]
    if _INT.match(value):
        return int(value) if len(value) <= DIGITS else value
    if _FLOAT.match(value):
        return float(value)
    return value
