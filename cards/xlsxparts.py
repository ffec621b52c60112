"""Unpack the parts of an XLSX file within bounds; a small file can be made to unpack without end.

What a part costs is what its tags become, not its bytes: of the smallest tag, two megabytes are
four hundred thousand objects. So tags are counted before anything is made of them.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

MEGABYTES = 32
"""What all parts may hold when unpacked."""
PART_BYTES = 2 * 1024 * 1024
PART_TAGS = 40_000
"""What each part may hold that is neither the sheet nor its texts, such as the styles."""
MOST_TAGS = 2_000_000
"""What the sheet and its texts may hold each: a hundred tags for each row that is read."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing that unpack no more than is asked for; spreadsheets know no others."""


class Heavy(Exception):
    """A part holds more than a table of cards needs."""


class Parts(zipfile.ZipFile):
    """The parts of a spreadsheet's file, each of which is opened only where it is small."""

    def __init__(self, raw: bytes) -> None:
        """Open a file; raise BadZipFile where it is none."""
        super().__init__(io.BytesIO(raw))
        self.size = sum(one.file_size for one in self.infolist())

    def open(self, name: Any, *_how: Any, **_more: Any) -> Any:
        """Open a small part; raise Heavy where it is not, KeyError where there is none."""
        if self.getinfo(getattr(name, "filename", name)).file_size > PART_BYTES:
            raise Heavy
        return io.BytesIO(self._unpacked(name, PART_TAGS))

    def whole(self, name: str) -> bytes:
        """Give the sheet or its texts; raise Heavy where they are too much."""
        return self._unpacked(name, MOST_TAGS)

    def _unpacked(self, name: Any, most: int) -> bytes:
        if self.getinfo(getattr(name, "filename", name)).compress_type not in _PACKED:
            raise zipfile.BadZipFile
        with super().open(name) as part:
            raw: bytes = part.read()
        if b"\0" in raw:  # in UTF-16 nothing would be found of what is looked for here
            raise zipfile.BadZipFile
        if raw.count(b"<") > most or b"<!DOCTYPE" in raw:
            raise Heavy
        return raw
