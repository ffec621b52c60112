"""Say what a layout is, as its data file holds it; lengths are millimetres."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from datafiles.model import Strict
from datafiles.text import Ident

Length = Annotated[float, Field(ge=0, le=50)]
Bleed = Annotated[float, Field(ge=0, le=10)]


class CropMarks(Strict):
    """Short lines outside the cards that show where to cut."""

    gap: Length = Field(description="From the trim to the mark.")
    length: Annotated[float, Field(gt=0, le=20)] = Field(description="Where there is room.")
    least: Annotated[float, Field(gt=0, le=20)] = Field(description="Room is kept for so much.")
    line: Annotated[float, Field(gt=0, le=1)] = 0.2


class _Layout(Strict):
    format: Literal[1] = Field(description="The form of this file; 1 is the only one so far.")
    id: Ident


class _OnSheets(_Layout):
    printable: Annotated[float, Field(ge=0, le=25)] = Field(
        default=5.0, description="How far from the paper's edge printers print nothing."
    )
    head: Length = Field(default=10.0, description="Above the cards, where there is room.")
    foot: Length = Field(default=23.0, description="Under the cards, where there is room.")
    bleed: Bleed = Field(default=0.0, description="Round every card; 0 lets cards share cuts.")
    spill: Bleed = Field(
        default=3.0, description="How far backs run past the outermost trims, also without bleed."
    )
    marks: CropMarks


class SheetsLayout(_OnSheets):
    """Cards beside one another on sheets, their backs behind them."""

    kind: Literal["sheets"]
    sides: Literal["front-back", "front", "back"]


class FoldLayout(_OnSheets):
    """Fronts above a line across the sheet, backs under it; folding brings them together."""

    kind: Literal["fold"]
    gutter: Length = Field(description="Between fronts and backs; the fold is in its middle.")


class ShopLayout(_Layout):
    """One card a page, without marks, in the inks of a printing press."""

    kind: Literal["shop"]
    bleed: Bleed
    safe: Length = Field(description="How far from the trim the shop wants text to stay.")
    order: Literal["front-back", "back-front", "two-files"]


Layout = Annotated[SheetsLayout | FoldLayout | ShopLayout, Field(discriminator="kind")]
