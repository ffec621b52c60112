"""Put fonts into a PDF: only the glyphs that are used, each with the text it stands for.

ReportLab asks a delayed font for its objects when the document is saved. HarfBuzz cuts the subset
and sets a variable font to its weight. A code stands for a glyph *and* its text, so that a page
reads back as it was written, ligatures and joined letters included.
"""

from __future__ import annotations

from typing import Any, Final

from exports.fonts import Face
from exports.shaping import Glyph

_DROP: Final = ("GSUB", "GPOS", "GDEF", "name", "OS/2", "post", "cmap", "STAT", "DSIG", "gasp")


def _tag(number: int) -> str:
    """Spell a number as the six capitals that mark a subset."""
    letters = ""
    for _ in range(6):
        number, digit = divmod(number, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _step(amount: float) -> str:
    """Move on by thousandths of an em, between two strings of codes."""
    return f">{-amount:.0f}<" if abs(amount) >= 0.5 else ""


class EmbeddedFont:
    """One face in one document: hands out codes while pages are drawn, writes itself at the end."""

    def __init__(self, face: Face, number: int) -> None:
        """Start with no glyph but the missing one; `number` makes its name in the document."""
        self.face = face
        self.number = number
        self.resource = f"G{number}"
        self._codes: dict[tuple[int, str], int] = {(0, ""): 0}
        self.spelled: dict[int, str] = {}
        """What `spell` gave, by the glyph's identity: telling glyphs apart by value takes longer
        than setting them. `_kept` keeps them alive, so that no other gets that identity."""
        self._kept: list[Glyph] = []

    def spell(self, glyph: Glyph) -> str:
        """Write a glyph's code inside an array of hexadecimal strings, with the steps around it."""
        known = self.spelled.get(id(glyph))
        if known is None:
            after = glyph.advance - glyph.dx - self.width(glyph)
            known = f"{_step(glyph.dx)}{self.code(glyph):04X}{_step(after)}"
            if not glyph.dy:  # a raised one is never written without looking at its rise
                self.spelled[id(glyph)] = known
                self._kept.append(glyph)
        return known

    def code(self, glyph: Glyph) -> int:
        """Give the two-byte code for a glyph that stands for its text."""
        return self._codes.setdefault((glyph.number, glyph.text), len(self._codes))

    def width(self, glyph: Glyph) -> float:
        """Give the glyph's own width in thousandths of an em, before kerning."""
        return float(self.face.font.get_glyph_h_advance(glyph.number))

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        import uharfbuzz as hb

        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.NO_HINTING
        for number, _ in self._codes:
            wanted.glyph_set.add(number)
        drop = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        for name in _DROP:
            drop.add(int.from_bytes(name.ljust(4).encode("ascii"), "big"))
        for axis, value in self.face.location.items():
            wanted.pin_axis_location(self.face.hb_face, axis, value)
        plan = hb.SubsetPlan(self.face.hb_face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)

    def _unicode_map(self) -> bytes:
        entries = []
        for (_, text), code in self._codes.items():
            if code:
                spelled = text.encode("utf-16-be").hex().upper()
                entries.append(f"<{code:04X}> <{spelled}>")
        parts = [
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
        ]
        for start in range(0, len(entries), 100):
            chunk = entries[start : start + 100]
            parts.append(f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar")
        parts.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        return "\n".join(parts).encode("ascii")

    def addObjects(self, document: Any) -> None:  # noqa: N802
        """Write the font's objects; ReportLab calls this once, when it saves."""
        from reportlab.pdfbase import pdfdoc

        def stream(content: bytes, name: str, **entries: int) -> Any:
            made = pdfdoc.PDFStream()
            made.content = content
            for key, value in entries.items():
                made.dictionary[key] = value
            if document.compression:
                made.filters = [pdfdoc.PDFZCompress]
            return document.Reference(made, f"{name}:{self.resource}")

        data, renumbered = self._subset()
        name = f"{_tag(self.number)}+{self.face.name}"
        glyph_of = b"".join(
            renumbered.get(number, 0).to_bytes(2, "big") for number, _ in self._codes
        )
        font = self.face.font
        extents = font.get_font_extents("ltr")
        widths = [font.get_glyph_h_advance(number) for number, _ in self._codes]
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(name),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray(
                    [-200, int(extents.descender), 1500, int(extents.ascender)]
                ),
                "ItalicAngle": -11 if "Italic" in self.face.name else 0,
                "Ascent": int(extents.ascender),
                "Descent": int(extents.descender),
                "CapHeight": 689,
                "StemV": 80,
                "FontFile2": stream(data, "FontFile", Length1=len(data)),
            }
        )
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(name),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(descriptor, f"Descriptor:{self.resource}"),
                "DW": 1000,
                "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray(widths)]),
                "CIDToGIDMap": stream(glyph_of, "Glyphs"),
            }
        )
        font_object = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray(
                    [document.Reference(descendant, f"Descendant:{self.resource}")]
                ),
                "ToUnicode": stream(self._unicode_map(), "ToUnicode"),
            }
        )
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.resource] = document.Reference(font_object, f"Font:{self.resource}")


class FontBook:
    """The fonts of one document, in the order in which pages first use them."""

    def __init__(self, document: Any) -> None:
        """Start an empty book for a ReportLab document."""
        self._document = document
        self._fonts: dict[str, EmbeddedFont] = {}

    def font(self, face: Face) -> EmbeddedFont:
        """Give the embedded font for a face, entering it at first use."""
        known = self._fonts.get(face.name)
        if known is None:
            known = self._fonts[face.name] = EmbeddedFont(face, len(self._fonts) + 1)
            self._document.delayedFonts.append(known)
        return known
