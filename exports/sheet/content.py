"""Say what stands on a talk sheet: plain words, already chosen by its owner and translated.

Nothing here knows a session. A section without lines is room to write, so that an empty sheet is
as good as a full one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct, field

from exports.content import AgreementContent, AgreementHeads, MetaContent, PageWords, texts_in
from exports.house.content import HouseContent


class FactContent(Struct, frozen=True):
    """A short line beside the title; without `text` the word `blank` and a line to write on."""

    text: str = ""
    blank: str = ""


class LineContent(Struct, frozen=True):
    """A line of the owner's own.

    `sign` is one of `exports.signs` and gives the line that sign's tile; `note` stands under it in
    small type: by when, or what it belongs to. `over` stands above it: what it answers.
    """

    text: str
    sign: str | None = None
    note: str = ""
    over: str = ""


class SectionContent(Struct, frozen=True):
    """A head over lines and room to write.

    `writing` is how many lines to write on are wanted: there are fewer where that saves a page,
    more where there is room, none if it is 0. `numbered` sets a number before each line, and
    before lines to write on until there are as many as `writing`, or fewer where that saves a page.
    Two neighbours that are `half` stand side by side if they are short enough.
    """

    head: str
    hint: str = ""
    lines: tuple[LineContent, ...] = ()
    writing: int = 2
    numbered: bool = False
    half: bool = False


class SheetContent(Struct, frozen=True):
    """Everything that stands on one person's talk sheet; every part may be empty.

    `house` holds this person alone; `house_lines` stand under it, the first of them small, the
    others larger: what the house shows, and which floor helps which. The first sections stand
    beside the house. `follow_up` is the day to look back; without it stands a line to write on.
    The column that the owner of an agreement has may be left out by an empty word in `who`.
    """

    kicker: str
    title: str
    lang: str
    meta: MetaContent
    facts: tuple[FactContent, ...] = ()
    house: HouseContent | None = None
    house_lines: tuple[str, ...] = ()
    sections: tuple[SectionContent, ...] = ()
    agreements_head: str = ""
    agreement_heads: AgreementHeads | None = None
    agreements: tuple[AgreementContent, ...] = ()
    follow_up_head: str = ""
    follow_up: str = ""
    footer: str = ""
    pages: PageWords = field(default_factory=PageWords)

    def texts(self) -> Iterator[str]:
        """Give every text of the content that is not empty, for checks before printing."""
        return texts_in(self, _SKIPPED)


_SKIPPED: Final = frozenset(("lang", "meta", "pages"))
