"""Say what stands on a card: plain words, already chosen and translated by the caller."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct


class FaceContent(Struct, frozen=True):
    """The front of one card in one language.

    `sign` is one of the eight of `exports.signs`, `colour` a key of `exports.palette.HUES` or a
    sign's name. `depth` is 1 to 3, or 0 for three open dots. A card without `text` and `excess` is
    a blank one, with lines to write on. `excess_word` stands bold before `excess`. `second` is the
    same card in another language, for decks that have one on each side: draw it as a front of its
    own.
    """

    id: str
    sign: str
    colour: str
    category: str
    kind: str
    depth: int
    text: str
    lang: str
    name: str = ""
    excess: str = ""
    excess_word: str = ""
    hint: str = ""
    second: FaceContent | None = None

    @property
    def blank(self) -> bool:
        """Whether the card is to be written by hand."""
        return not (self.text.strip() or self.excess.strip())

    def texts(self, *, hint: bool = False) -> Iterator[str]:
        """Give every text that stands on the front and is not empty, to check before printing."""
        excess = (self.excess_word, self.excess) if self.excess.strip() or self.blank else ()
        words = (self.category, self.name, self.text, *excess, self.id, self.kind)
        for word in (*words, self.hint if hint else ""):
            if word.strip():
                yield word


class StopContent(Struct, frozen=True):
    """The card that declines a question: its word, what it says, and what else to know."""

    word: str
    text: str
    more: str = ""

    def texts(self) -> Iterator[str]:
        """Give every text of the card that is not empty."""
        yield from (text for text in (self.word, self.text, self.more) if text.strip())
