"""Show what comes out of a printer: the sides of a sheet in proportion, each card at its place.

Every half of a cell is a pixel. What stands where is counted elsewhere, in millimetres; here it
only gets smaller.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.palette import HUES
from game.tui.kit.text import shorten, width
from game.tui.kit.themes import Mix, Tone

GAP: Final = 2
"""Cells between two sides."""
BAND: Final = 0.36
"""The part of a card's height that bears its colour."""
_SHEET: Final[Mix] = ("ink", "paper", 18)
_CARD: Final[Tone] = "paper"
_LINE: Final[Mix] = ("ink", "paper", 55)
_WORDS: Final[Mix] = ("ink", "paper", 30)
_LENGTHS: Final = (90, 100, 60)
"""Of three lines of words, how much of the line they fill, in percent."""
_LEAF: Final = ((0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (1, 2), (2, 2))
"""A leaf in three by three pixels, from one corner to the other."""
_CUT: Final = 2
"""Pixels of a side from which the last is left free, as a cut."""
LARGE: Final = 9
"""Pixels across from which a card shows more than its colour."""
_ROOM: Final = 12
"""Pixels that its words need for that."""


class CardArt(Struct, frozen=True):
    """A side of a card in millimetres on its sheet; no `hue` is a card of no category.

    `turned` stands on its head; a `pattern` names the hues of a back without words, `name` is that
    of its category.
    """

    x: float
    y: float
    w: float
    h: float
    number: int
    hue: str = ""
    turned: bool = False
    pattern: tuple[str, ...] = ()
    bleed: float = 0.0
    name: str = ""


class SideArt(Struct, frozen=True):
    """One side of a sheet in millimetres, with a word under it; `fold` is a height, if any."""

    width: float
    height: float
    word: str
    cards: tuple[CardArt, ...] = ()
    fold: float | None = None


class SheetPicture(Struct, frozen=True):
    """The sides of a sheet beside one another; `eco` draws lines where there would be colour.

    What a sheet cannot hold is `amiss`: its cards are drawn as they would stick out.
    """

    sides: tuple[SideArt, ...] = ()
    eco: bool = False
    amiss: bool = False


class SheetPreview(Painted[SheetPicture]):
    """The sides of one sheet, as large as the room allows."""

    DEFAULT_CSS = "SheetPreview { width: 1fr; height: 1fr; }"

    def paint(self, canvas: Canvas) -> None:
        """Draw all sides at one scale with their words under them, in a row or in a column."""
        sides = self.picture.sides
        if not sides or canvas.height < 3:
            return
        room = canvas.width - 2
        wide, high = [side.width for side in sides], [side.height for side in sides]
        gaps = GAP * (len(sides) - 1)
        row = min((room - gaps) / sum(wide), 2 * (canvas.height - 1) / max(high))
        # A column needs a row of cells for each word, and may lose half a one to each side.
        column = min(room / max(wide), 2 * (canvas.height - 2 * len(sides)) / sum(high))
        scale = max(row, column)
        sizes = [
            (round(one * scale), (round(two * scale) + 1) // 2)
            for one, two in zip(wide, high, strict=True)
        ]
        x, y = (canvas.width - sum(size[0] for size in sizes) - gaps) // 2, 0
        for side, (cells, rows) in zip(sides, sizes, strict=True):
            if column > row:
                x = (canvas.width - cells) // 2
            canvas.paste(x, y, _side(side, cells, rows, scale, self.picture))
            word = shorten(side.word, cells)
            canvas.text(x + (cells - width(word)) // 2, y + rows, word, "muted")
            if column > row:
                y += rows + 1
            else:
                x += cells + GAP


def _side(side: SideArt, wide: int, rows: int, scale: float, picture: SheetPicture) -> Canvas:
    """Draw one side on cells of its own."""
    pixels: list[list[Tone]] = [[_SHEET] * wide for _ in range(2 * rows)]
    for card in side.cards:
        if picture.amiss:
            _frame(pixels, _box(card, scale), _LINE)
            continue
        if card.bleed:
            _ground(pixels, card, scale, picture.eco)
        _card(pixels, card, scale, picture.eco)
    if side.fold is not None:
        y = min(round(side.fold * scale), 2 * rows - 1)
        # Of the two rows that the line lies between, the one with more paper in sight.
        y = max(y - 1, y, key=lambda row: pixels[row].count(_SHEET))
        pixels[y] = [_LINE if column % 2 else tone for column, tone in enumerate(pixels[y])]
    canvas = Canvas(wide, rows)
    for row in range(rows):
        upper, lower = pixels[2 * row], pixels[2 * row + 1]
        for column in range(wide):
            same = upper[column] == lower[column]
            canvas.put(column, row, " " if same else "▀", upper[column], lower[column])
    if not picture.amiss:
        for card in side.cards:
            _number(canvas, card, scale, pixels, picture.eco)
    return canvas


Box = tuple[int, int, int, int]


def _box(card: CardArt, scale: float, *, bled: bool = False) -> Box:
    """Give a card's pixels, or those up to its bleed, which is a pixel wide at least.

    Of cards without a bleed the last pixel each way stays free where there are more, as a cut.
    """
    left, top = round((card.x - card.bleed) * scale), round((card.y - card.bleed) * scale)
    right = round((card.x + card.w + card.bleed) * scale)
    bottom = round((card.y + card.h + card.bleed) * scale)
    if card.bleed:
        edge = 0 if bled else max(1, round(card.bleed * scale))
        return left + edge, top + edge, right - edge, bottom - edge
    right -= right - left > _CUT
    bottom -= bottom - top > _CUT
    return left, top, max(left + 1, right), max(top + 1, bottom)


def _fill(pixels: list[list[Tone]], box: Box, tone: Tone) -> None:
    left, top, right, bottom = box
    for row in pixels[max(0, top) : max(0, bottom)]:
        row[max(0, left) : max(0, min(right, len(row)))] = [tone] * (
            max(0, min(right, len(row))) - max(0, min(left, len(row)))
        )


def _frame(pixels: list[list[Tone]], box: Box, tone: Tone) -> None:
    left, top, right, bottom = box
    _fill(pixels, (left, top, right, top + 1), tone)
    _fill(pixels, (left, bottom - 1, right, bottom), tone)
    _fill(pixels, (left, top, left + 1, bottom), tone)
    _fill(pixels, (right - 1, top, right, bottom), tone)


def _solid(hue: str) -> Tone:
    return f"zone-{hue}-solid" if hue in HUES else "ink"


def _ground(pixels: list[list[Tone]], card: CardArt, scale: float, eco: bool) -> None:
    """Draw what is cut away round a card."""
    hues = card.pattern or (card.hue,)
    tone: Tone = _LINE if eco else (str(_solid(hues[0])), "paper", 45)
    _fill(pixels, _box(card, scale, bled=True), tone)


def _band(card: CardArt, scale: float) -> int:
    """Give how many pixels of a card bear its colour; a row of whole cells stays for its number."""
    _left, top, _right, bottom = _box(card, scale)
    band = max(1, round(card.h * scale * BAND))
    while band > 1:
        first, last = (top, bottom - band) if card.turned else (top + band, bottom)
        if last // 2 > (first + 1) // 2:
            break
        band -= 1
    return band


def _card(pixels: list[list[Tone]], card: CardArt, scale: float, eco: bool) -> None:
    box = left, top, right, bottom = _box(card, scale)
    _fill(pixels, box, _CARD)
    if card.pattern:
        _pattern(pixels, box, card.pattern, eco)
        return
    band = _band(card, scale)
    here = (left, bottom - band, right, bottom) if card.turned else (left, top, right, top + band)
    if eco:
        _frame(pixels, box, _LINE)
        if band > 2:
            _frame(pixels, here, _LINE)
    else:
        _fill(pixels, here, _solid(card.hue))
    room = bottom - top - band
    if right - left >= LARGE and room >= _ROOM:
        first = bottom - band - 3 if card.turned else top + band + 2
        for n, share in enumerate(_LENGTHS):
            y = first - 2 * n if card.turned else first + 2 * n
            wide = (right - left - 4) * share // 100
            start = right - 2 - wide if card.turned else left + 2
            _fill(pixels, (start, y, start + wide, y + 1), _WORDS)


def _pattern(pixels: list[list[Tone]], box: Box, hues: tuple[str, ...], eco: bool) -> None:
    """Sow the hues like leaves, larger on a larger card."""
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    if wide < LARGE:
        spots = [(x, y) for y in range(high) for x in range(wide) if (x + y) % 2 == 0]
        leaves: list[list[tuple[int, int]]] = [[spot] for spot in spots]
    else:
        across, down = (wide + 1) // 4, (high + 1) // 4
        x, y = (wide + 1 - 4 * across) // 2, (high + 1 - 4 * down) // 2
        leaves = [
            [
                (x + 4 * column + (2 - i if (column + row) % 2 else i), y + 4 * row + j)
                for i, j in _LEAF
            ]
            for row in range(down)
            for column in range(across)
        ]
    for number, leaf in enumerate(leaves):
        n = min(number, len(leaves) - 1 - number)
        tone: Tone = _LINE if eco else _solid(hues[n % len(hues)])
        for x, y in leaf:
            _fill(pixels, (left + x, top + y, left + x + 1, top + y + 1), tone)


def _number(
    canvas: Canvas, card: CardArt, scale: float, pixels: list[list[Tone]], eco: bool
) -> None:
    """Number a card, so that its back is found on the other side."""
    left, top, right, bottom = _box(card, scale)
    text = str(card.number)
    wide = width(text)
    if right - left < wide or bottom - top < 4:
        return
    band = 0 if card.pattern else _band(card, scale)
    row = (top + bottom - band if card.turned else top + band + bottom) // 4
    if right - left >= LARGE and bottom - top - band >= _ROOM and not card.pattern:
        row = (top + 3) // 2 if card.turned else (bottom - 3) // 2
        name = shorten(card.name, right - left - 4)
        if not card.turned and not eco:
            tone = f"zone-{card.hue}-on" if card.hue in HUES else "paper"
            canvas.text(left + 2, (top + band // 2) // 2, name, tone, bold=True)
    column = left + (right - left - wide) // 2
    rows = sorted(range(top // 2, bottom // 2 + 1), key=lambda one: abs(one - row))
    free = [one for one in rows if _free(pixels, one, column, wide)]
    if free and not card.pattern:
        row = free[0]
    canvas.text(column, row, text, "ink", _CARD)


def _free(pixels: list[list[Tone]], row: int, column: int, wide: int) -> bool:
    """Tell whether so many cells are white card, above and below."""
    here = pixels[2 * row : 2 * row + 2]
    return bool(here) and all(set(line[column : column + wide]) == {_CARD} for line in here)
