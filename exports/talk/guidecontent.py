"""Say what stands on the guide for whoever leads a talk: plain words in one language."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from exports.content import MetaContent, texts_in


class StepContent(Struct, frozen=True):
    """A step of the talk; `sign` is one of `exports.signs`."""

    head: str
    text: str
    sign: str


class RefusedContent(Struct, frozen=True):
    """A question that is better not asked, and why."""

    ask: str
    why: str


class GuideContent(Struct, frozen=True):
    """One page: how to lead a talk, what to ask and what not, and what happens with the sheet."""

    kicker: str
    title: str
    lang: str
    meta: MetaContent
    steps: tuple[StepContent, ...]
    asks_head: str
    asks: tuple[str, ...]
    refused_head: str
    refused: tuple[RefusedContent, ...]
    stuck_head: str
    stuck: tuple[str, ...]
    sheet_head: str
    sheet: tuple[str, ...]
    footer: str

    def texts(self) -> Iterator[str]:
        """Give every text of the content that is not empty, for checks before printing."""
        return texts_in(self, frozenset(("lang", "meta")))
