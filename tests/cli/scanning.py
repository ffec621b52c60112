"""Look through every byte that a run left behind for what was planted, in whatever form."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import StreamObject

from boards.geometry import stop_x
from tests.cli.planting import NUDGE, STOPS

Finding = tuple[str, str]
"""(what was found, in which file)."""
LEVEL = "health token"
LEVELS = re.compile(rb'"level"\s*:\s*"health"')


def forms(text: str) -> tuple[bytes, ...]:
    """Give a text as UTF-8, UTF-16, Latin, in JSON, in an address, and wrapped on paper.

    Of a single word also the part that is the same in every coding.
    """
    found = [
        text.encode(),
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        text.encode("cp1252"),
        json.dumps(text)[1:-1].encode(),
        quote(text).encode(),
        "".join(text.split()).encode(),
    ]
    if " " not in text:
        plain = max(re.findall("[0-9A-Za-z]+", text), key=len)
        found += [plain.encode(), plain.encode("utf-16-le"), plain.encode("utf-16-be")]
    return tuple(found)


def place_forms(x: float) -> tuple[bytes, ...]:
    """Give a place as it is written in JSON, shortened, in UTF-16, and as eight bytes."""
    short = repr(x)[:8]
    return (
        short.encode(),
        short.encode("utf-16-le"),
        short.encode("utf-16-be"),
        struct.pack("<d", x),
        struct.pack(">d", x),
    )


def needles(words: Iterable[str]) -> dict[str, tuple[bytes, ...]]:
    """Give the words, and the places on the health floor as handed over and as kept."""
    places = [x for one in STOPS for x in (stop_x(one), stop_x(one) + NUDGE)]
    return {word: forms(word) for word in words} | {repr(x): place_forms(x) for x in places}


def files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Give all files below a folder with all that can be read in them."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            if path.suffix == ".pdf":
                text = pdf_text(path)
                data = b"\n".join((data, text.encode(), "".join(text.split()).encode()))
                data += b"\n".join(_streams(path))
            if path.suffix == ".ics":
                data += re.sub(rb"\r?\n[ \t]", b"", data)
            yield path, data


def pdf_text(path: Path) -> str:
    """Give the words of a PDF, its properties included."""
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        told = [page.get_textpage().get_text_range() for page in pdf]
        told += pdf.get_metadata_dict().values()
    return "\n".join(told).replace("\r\n", "\n")


def _streams(path: Path) -> Iterator[bytes]:
    reader = PdfReader(path)
    for number in sorted(reader.xref[0]):
        found = reader.get_object(number)
        if isinstance(found, StreamObject):
            yield found.get_data()


def scan(folder: Path, words: Iterable[str]) -> set[Finding]:
    """Give what was planted and is in any file below a folder; a token there is one by its level.

    Places are looked for in every file but a PDF, whose numbers are points on a page.
    """
    wanted = needles(words)
    found: set[Finding] = set()
    for path, data in files(folder):
        name = str(path.relative_to(folder))
        for what, ways in wanted.items():
            if path.suffix == ".pdf" and what[0].isdigit():
                continue
            if any(way in data for way in ways):
                found.add((what, name))
        if LEVELS.search(data):
            found.add((LEVEL, name))
    return found
