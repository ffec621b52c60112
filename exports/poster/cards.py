"""Draw the cards that mattered, small: four, three or two to a row, or one across the column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from exports.cards.panel import draw_depth, draw_panel
from exports.content import CardContent, PosterContent, ZoneContent
from exports.fonts import Style
from exports.palette import HAIR, NEUTRAL, WHITE, Hue, hue
from exports.pen import Pen
from exports.poster.flow import Item, Section
from exports.poster.measures import COLUMN, Type
from exports.signs import draw_sign
from exports.textfit import CAP_HEIGHT, MM, Block, fitted, text_width, wrap

_GAP: Final = 4.0
_BORDER: Final = 2.7
_RADIUS: Final = 2.5
_PANEL_RADIUS: Final = 1.4
_PANEL: Final = 22.0
_INDENT: Final = 4.2
"""From the card's edge to its text."""
_LEAST: Final = 52.0
_LEAST_BARE: Final = 46.0
_LEAST_FLAT: Final = 34.0
_FLAT_PANEL: Final = 38.0
_MOST_LINES: Final = 14


class _Foot(Struct, frozen=True):
    """The card's id, kind and depth: on one line if they fit, else the kind above."""

    id: Block
    kind: Block
    depth: int
    one_line: bool

    @property
    def height(self) -> float:
        if self.one_line:
            return max(self.id.leading, self.kind.leading)
        return self.kind.height + max(self.id.height, _DOTS_HEIGHT)

    def draw(self, pen: Pen, x: float, bottom: float, w: float) -> None:
        line = bottom - 0.7
        drop = self.id.first_baseline
        if self.one_line:
            pen.block(x, line - drop, self.id)
            pen.block(x + w / 2, line - drop, self.kind, align="centre")
        else:
            top = bottom - self.height
            pen.block(x, top, self.kind)
            pen.block(x, top + self.kind.height, self.id)
        level = line - CAP_HEIGHT * self.id.size * MM / 2
        draw_depth(pen, x + w, level, self.depth, 0.82, 2.5, 0.24)


_DOTS_WIDTH: Final = 6.7
_DOTS_HEIGHT: Final = 2.7


class _Card(Struct, frozen=True):
    """A card set for one width; `flat` has its panel at the left instead of on top."""

    zone: ZoneContent | None
    name: Block
    text: Block
    foot: _Foot | None
    flat: bool
    w: float

    @property
    def colours(self) -> Hue:
        return hue(self.zone.colour) if self.zone else NEUTRAL

    @property
    def panel(self) -> tuple[float, float]:
        """The least width and height of the panel."""
        tall = max(_PANEL, 13.0 + self.name.height)
        if self.flat:
            return (min(_FLAT_PANEL, self.w * 0.4), tall)
        return (self.w - 2 * _BORDER, tall)

    @property
    def height(self) -> float:
        foot = self.foot.height + 2.6 if self.foot else 0.0
        if self.flat:
            body = 2 * 3.6 + self.text.height + foot
            return max(_LEAST_FLAT, body, self.panel[1] + 2 * _BORDER)
        body = _BORDER + self.panel[1] + 3.4 + self.text.height
        return max(_LEAST if foot else _LEAST_BARE, body + (foot + 4.4 if foot else 3.6))

    def draw(self, pen: Pen, x: float, y: float, h: float) -> None:
        pen.box(x, y, self.w, h, fill=WHITE, stroke=HAIR, line=0.2, radius=_RADIUS)
        pw, ph = self.panel
        if self.flat:
            ph = h - 2 * _BORDER
            left, top = x + _BORDER + pw + 4.2, y + 3.6
            inner = x + self.w - _INDENT - left
        else:
            left, top = x + _INDENT, y + _BORDER + ph + 3.4
            inner = self.w - 2 * _INDENT
        self._draw_panel(pen, x + _BORDER, y + _BORDER, pw, ph)
        if self.flat:
            foot = self.foot.height + 2.6 if self.foot else 0.0
            top += max(0.0, (h - 2 * 3.6 - foot - self.text.height) / 2)
        pen.block(left, top, self.text)
        if self.foot:
            self.foot.draw(pen, left, y + h - 3.2, inner)

    def _draw_panel(self, pen: Pen, x: float, y: float, w: float, h: float) -> None:
        colours = self.colours
        key = self.zone.sign if self.zone else ""
        measure = min(h, _PANEL * 1.3)
        draw_panel(pen, key, colours, (x, y, w, h), _PANEL_RADIUS, measure)
        draw_sign(pen, key, x + 3.6, y + 3.4, 6.2, colours.on_solid, colours.solid)
        top = y + h - 3.0 - self.name.height
        pen.block(x + 3.4, top, self.name, colour=colours.on_solid)


def _set(card: CardContent, content: PosterContent, w: float, *, flat: bool, t: Type) -> _Card:
    zone = content.zone(card.zone)
    panel = min(_FLAT_PANEL, w * 0.4) if flat else w - 2 * _BORDER
    inner = w - _BORDER - panel - 4.2 - _INDENT if flat else w - 2 * _INDENT
    sizes = (t.size(15), t.size(12), t.size(10))
    name = fitted(zone.name if zone else "", Style.EXTRABOLD, sizes, panel - 6.8, 1)
    long = len(card.text) > 200
    size = t.size(17 if w > 150 and not long else 12.5 if w > 100 else 11.5 if w > 50 else 10.2)
    text = wrap(card.text, Style.MEDIUM, size, inner, 1.25)
    return _Card(zone, name, text, _foot(card, inner, t) if t.roomy else None, flat, w)


def _foot(card: CardContent, inner: float, t: Type) -> _Foot:
    size = t.size(7)
    ident = wrap(card.id, Style.REGULAR, size, inner - _DOTS_WIDTH - 1.5)
    kind = wrap(card.kind, Style.BOLD, size, inner)
    half = inner / 2 - text_width(card.kind, Style.BOLD, size) / 2 - 1.2
    side = max(text_width(card.id, Style.REGULAR, size), _DOTS_WIDTH)
    return _Foot(ident, kind, min(max(card.depth, 0), 3), side <= half)


class CardRow(Item, frozen=True):
    """Cards side by side, all as tall as the tallest."""

    cards: tuple[_Card, ...]

    @property
    def height(self) -> float:
        """The height of the tallest card."""
        return max(card.height for card in self.cards)

    def draw(self, pen: Pen, x: float, y: float, height: float) -> None:
        """Draw them from left to right."""
        for card in self.cards:
            card.draw(pen, x, y, height)
            x += card.w + _GAP

    def split(self, room: float) -> tuple[Item, Item] | None:
        """Cut a card that stands alone between two lines of its text; the foot goes last."""
        if len(self.cards) != 1 or not self.cards[0].flat:
            return None
        card = self.cards[0]
        least = card.panel[1] + 2 * _BORDER
        count = int((room - 2 * 3.6) / card.text.leading + 0.001)
        if room < max(least, _LEAST_FLAT) or not 0 < count < len(card.text.lines):
            return None
        first, rest = card.text.split(count)
        parts = replace(card, text=first, foot=None), replace(card, text=rest)
        return CardRow((parts[0],)), CardRow((parts[1],))


def _rows(cards: Sequence[CardContent], content: PosterContent, t: Type) -> list[Item]:
    """Group cards: one or two lie flat, three or more stand, long ones lie alone."""
    per_row = min(len(cards), 4)
    flat = per_row <= 2
    w = (COLUMN - _GAP * (per_row - 1)) / per_row
    items: list[Item] = []
    row: list[_Card] = []
    for card in cards:
        made = _set(card, content, w, flat=flat, t=t)
        if len(made.text.lines) > _MOST_LINES or made.height > 120:
            if row:
                items.append(CardRow(tuple(row)))
                row = []
            items.append(CardRow((_set(card, content, COLUMN, flat=True, t=t),)))
            continue
        row.append(made)
        if len(row) == per_row:
            items.append(CardRow(tuple(row)))
            row = []
    if row:
        items.append(CardRow(tuple(row)))
    return items


def card_section(content: PosterContent, t: Type) -> Section | None:
    """Make the section of cards; without cards there is none."""
    if not content.cards:
        return None
    items = _rows(content.cards, content, t)
    words = content.pages.continued
    return Section(content.cards_head, tuple(items), t, _GAP, row_give=5.0, continued=words)
