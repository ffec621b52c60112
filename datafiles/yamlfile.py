"""Read YAML 1.2 scalars with their line numbers, so that a mistake can be pointed at.

PyYAML parses; the values are built here, because YAML 1.1 reads `no` as false and `12:30` as 750.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any

import yaml
from msgspec import Struct, field

from datafiles.findings import FileProblem, Finding

Key = str | int
Place = tuple[Key, ...]

NOTHING: Mapping[str, str] = MappingProxyType({})

MEGABYTES = 8
MAX_BYTES = MEGABYTES * 1024 * 1024
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

ADVICE = (
    ("tab character", "yaml-tab"),
    ("cannot start any token", "yaml-sign"),
    ("mapping values are not allowed", "yaml-colon-in-text"),
    ("unexpected end of stream", "yaml-quote-open"),
    ("could not find expected ':'", "yaml-colon-missing"),
    ("or ']'", "yaml-list-open"),
    ("or '}'", "yaml-keys-open"),
    ("did not find expected key", "yaml-unfit"),
    ("'-' indicator", "yaml-hyphen"),
    ("escape character", "yaml-backslash"),
    ("undefined tag handle", "yaml-tag"),
    ("comment or line break", "yaml-block"),
)
"""Part of what the parser says, and our code for it; what it says else is `yaml`."""


class Document(Struct):
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

    def where(self, place: Place) -> str:
        """Name a place, as far as the file has it, by the ids that it gives, else by counting.

        Counting begins at 1.
        """
        words: list[str] = []
        here = self.data
        for part in place:
            if isinstance(here, dict) and part in here:
                here = here[part]
                words.append(str(part))
            elif isinstance(here, list) and isinstance(part, int) and part < len(here):
                here = here[part]
                own = here.get("id") if isinstance(here, dict) else None
                words.append(own if isinstance(own, str) and own else str(part + 1))
            else:
                break
        return ".".join(words)

    def finding(
        self, place: Place, code: str, params: Mapping[str, str] = NOTHING, severity: str = "error"
    ) -> Finding:
        """Give a finding about a place in this file, with its line and its name."""
        told = tuple(params.items())
        return Finding(self.path, self.line(place), code, told, self.where(place), severity)

    def say(self, line: int, code: str, **params: str) -> None:
        """Note a finding at a line of this file."""
        self.findings.append(Finding(self.path, line, code, tuple(params.items())))


def read_bytes(path: FilePath) -> bytes:
    """Read a file of at most MAX_BYTES; raise FileProblem when that fails."""
    name = str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise FileProblem((Finding(name, 1, "no-file"),)) from None
    except OSError as error:
        reason = (("reason", error.strerror),) if error.strerror else ()
        raise FileProblem((Finding(name, 1, "unreadable", reason),)) from None
    if len(raw) > MAX_BYTES:
        raise FileProblem((Finding(name, 1, "too-large", (("most", str(MEGABYTES)),)),))
    return raw


def read_text(path: FilePath) -> str:
    """Read a UTF-8 file; raise FileProblem when that fails."""
    raw = read_bytes(path)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise FileProblem((Finding(str(path), line, "not-utf8"),)) from None


def read_yaml(path: FilePath) -> Document:
    """Read one YAML document; doubled keys, aliases and tags become findings of the document.

    Raises FileProblem where nothing can be read on.
    """
    text = read_text(path)
    name = str(path)
    forbidden = _FORBIDDEN.search(text)
    if forbidden is not None:
        line = text.count("\n", 0, forbidden.start()) + 1
        character = (("character", f"U+{ord(forbidden.group()):04X}"),)
        raise FileProblem((Finding(name, line, "yaml-character", character),))
    document = Document(name)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _Reader(document, yaml.parse(text, Loader=loader)).read()
    except yaml.YAMLError as error:
        raise FileProblem((*document.findings, _unreadable(name, error))) from None
    return document


def _unreadable(name: str, error: yaml.YAMLError) -> Finding:
    if not isinstance(error, yaml.MarkedYAMLError):
        return Finding(name, 1, "yaml")
    problem = error.problem or ""
    mark = error.problem_mark or error.context_mark
    if problem.startswith(("found unexpected end", "could not find expected ':'")):
        mark = error.context_mark or mark
    code = next((code for part, code in ADVICE if part in problem), "yaml")
    return Finding(name, mark.line + 1 if mark else 1, code)


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
                    self.document.say(_line(event), "second-document")
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.document.data = self._value(event, ())
        if not found:
            raise FileProblem((Finding(self.document.path, 1, "empty"),))

    def _value(self, event: yaml.Event, place: Place) -> Any:
        line = _line(event)
        self.document.lines.setdefault(place, line)
        if len(place) > MAX_DEPTH:
            raise FileProblem((Finding(self.document.path, line, "too-deep"),))
        if isinstance(event, yaml.AliasEvent):
            self.document.say(line, "alias", name=str(event.anchor))
            self.document.broken.add(place)
            return None
        tag: str | None = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self.document.say(line, "tag", tag=tag)
            self.document.broken.add(place)
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
                self.document.say(line, "key-words")
                self._value(event, (*place, "?"))
                self._value(next(self.events), (*place, "?"))
            elif key in result:
                self.document.say(line, "key-twice", key=key)
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
