"""Say what stands on paper: plain words and places, already chosen and translated by the caller.

Nothing here knows a session. Whoever fills these decides what may go on paper; what draws them
decides how it looks. Every section may be empty, and the page is still designed.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field


class ZoneContent(Struct, frozen=True):
    """A zone of the field in the unit square, origin bottom left.

    `sign` is one of the eight of `exports.signs`; `colour` a key of `exports.palette.HUES` or a
    sign's name. A key that is unknown gives greys and a plain disc.
    """

    id: str
    sign: str
    colour: str
    name: str
    short: str
    x: float
    y: float
    w: float
    h: float


class TokenContent(Struct, frozen=True):
    """A token at a place: whose letters it bears and who placed it, if another did.

    `placer` holds the letters of who placed it, or the number of placers; `None` means the person
    did. One or two letters look best.
    """

    letters: str
    x: float
    y: float
    placer: str | None = None

    @property
    def own(self) -> bool:
        """Whether the person placed it."""
        return self.placer is None


class ArrowContent(Struct, frozen=True):
    """An arrow from one token to another, both by their index in `PosterContent.tokens`."""

    start: int
    end: int


class GapContent(Struct, frozen=True):
    """A gap in words: "Zoë: een sprong", what lies between, and what was said about it."""

    head: str
    sentence: str = ""
    quote: str | None = None


class InsightContent(Struct, frozen=True):
    """A line that was kept; with a zone it bears that zone's sign."""

    text: str
    zone: str | None = None


class CardContent(Struct, frozen=True):
    """A card that mattered: printed id, zone, word for its kind, depth from 1 to 3, question."""

    id: str
    zone: str
    kind: str
    depth: int
    text: str


class AgreementContent(Struct, frozen=True):
    """An agreement; every cell may be empty."""

    who: str
    what: str
    first_step: str = ""
    by_when: str = ""
    need: str = ""


class AgreementHeads(Struct, frozen=True):
    """The words over the columns of the agreements."""

    who: str
    what: str
    first_step: str
    by_when: str
    need: str


class KeyContent(Struct, frozen=True):
    """The key under the field; a line about tokens is printed only if such a token is there."""

    own: str = ""
    other: str = ""
    axes: str = ""


class PageWords(Struct, frozen=True):
    """Words for more than one page; `page` may hold `{page}` and `{pages}`.

    `continued` stands behind the head of a section that goes on: "Afspraken, vervolg".
    """

    continued: str = ""
    page: str = "{page} / {pages}"


class TileWords(Struct, frozen=True):
    """Words for the first sheet of a tiled poster, which maps the others.

    `steps` may hold `{sheets}`, their number; `sheet` labels a sheet and may hold `{label}`
    ("B2"), `{row}` and `{column}`.
    """

    head: str = ""
    steps: tuple[str, ...] = ()
    sheet: str = "{label}"


class MetaContent(Struct, frozen=True):
    """What the file says about itself."""

    title: str
    author: str = "groeihuis"
    subject: str = ""
    keywords: tuple[str, ...] = ()
    creator: str = "groeihuis"


class PosterContent(Struct, frozen=True):
    """Everything that stands on a poster.

    A section whose head is empty and that holds nothing is left out; with a head and without
    lines it gets lines to write on (cards excepted: without cards there is no such section).
    `gaps_head` stands over gaps that go to a later page (under the field they need no head);
    `notes_head` over the writing lines that take their place when there are none.
    """

    kicker: str
    title: str
    date: str
    lang: str
    zones: tuple[ZoneContent, ...]
    meta: MetaContent
    place_lines: tuple[str, ...] = ()
    tokens: tuple[TokenContent, ...] = ()
    arrows: tuple[ArrowContent, ...] = ()
    key: KeyContent = field(default_factory=KeyContent)
    gaps: tuple[GapContent, ...] = ()
    gaps_head: str = ""
    notes_head: str = ""
    insights_head: str = ""
    insights: tuple[InsightContent, ...] = ()
    cards_head: str = ""
    cards: tuple[CardContent, ...] = ()
    agreements_head: str = ""
    agreement_heads: AgreementHeads | None = None
    agreements: tuple[AgreementContent, ...] = ()
    follow_up: str | None = None
    footer_left: str = ""
    footer_right: str = ""
    pages: PageWords = field(default_factory=PageWords)
    tiles: TileWords = field(default_factory=TileWords)

    def zone(self, zone_id: str | None) -> ZoneContent | None:
        """Find a zone by its id."""
        return next((zone for zone in self.zones if zone.id == zone_id), None)

    def texts(self) -> Iterator[str]:
        """Give every text of the content that is not empty, for checks before printing."""
        return texts_in(self, frozenset(("lang", "meta", "pages", "tiles")))


def texts_in(content: object, skipped: frozenset[str]) -> Iterator[str]:
    """Give every text of a content that is not empty, leaving out the fields in `skipped`."""
    if isinstance(content, Struct):
        for name in content.__struct_fields__:
            if name not in skipped:
                yield from _texts(getattr(content, name))


_CODES = frozenset(("sign", "colour", "zone"))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            code = name in _CODES or (name == "id" and isinstance(value, ZoneContent))
            if not code:
                yield from _texts(getattr(value, name))
