"""Say what stands on a runsheet: a script in plain words, with the clock worked out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct, field

from exports.content import MetaContent, PageWords, texts_in
from exports.sheet.content import FactContent


class RunsheetHeads(Struct, frozen=True):
    """The words over the columns."""

    time: str = ""
    step: str = ""
    hint: str = ""


class RunsheetStep(Struct, frozen=True):
    """One step: when it starts, how long it takes, what is said, and a hint for the coach alone.

    `number` is that of its question, if it has one; `items` are what there is to choose, place or
    rate; a `pause` is marked, so that it is found from afar.
    """

    time: str
    minutes: str
    title: str
    text: str
    more: str = ""
    hint: str = ""
    number: str = ""
    items: tuple[str, ...] = ()
    pause: bool = False


class RunsheetContent(Struct, frozen=True):
    """Everything that stands on a runsheet; `ready` is what to lay ready before it begins.

    `notes_head` stands over the lines to write on that fill the last page.
    """

    kicker: str
    title: str
    lang: str
    meta: MetaContent
    steps: tuple[RunsheetStep, ...]
    facts: tuple[FactContent, ...] = ()
    ready_head: str = ""
    ready: tuple[str, ...] = ()
    heads: RunsheetHeads = field(default_factory=RunsheetHeads)
    end_time: str = ""
    end: str = ""
    notes_head: str = ""
    footer: str = ""
    pages: PageWords = field(default_factory=PageWords)

    def texts(self) -> Iterator[str]:
        """Give every text of the content that is not empty, for checks before printing."""
        return texts_in(self, _SKIPPED)


_SKIPPED: Final = frozenset(("lang", "meta", "pages"))
