"""Set the agreements of a talk sheet: rows with a box to tick, and rows to write in."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from exports.content import AgreementContent, AgreementHeads
from exports.fonts import Style
from exports.palette import BLACK, WHITE
from exports.pen import Pen
from exports.sheet.content import SectionContent, SheetContent
from exports.sheet.page import LIGHT, WIDTH
from exports.sheet.parts import Part, head
from exports.sheet.rows import Cell, Paragraph, Row, stack
from exports.textfit import Block, text_width, wrap

_FIRST: Final = 8.0
"""Where the first column of words starts, beside the box."""
_BETWEEN: Final = 4.0
_SIZE: Final = 10.5
_HEAD_SIZE: Final = 9.0
_PAD: Final = 2.2
_LEAST: Final = 10.2
_WANTED: Final = 3
_LABEL_PAD: Final = 2.6


class _Column(Struct, frozen=True):
    """One column: its key in an agreement, its head, where it starts and how wide it is."""

    key: str
    head: Block
    left: float
    width: float
    style: Style


class Agreed(Part, frozen=True):
    """A row of the table; one without words may be left out where others are there."""

    row: Row
    optional: bool = False

    @property
    def height(self) -> float:
        """The row's height."""
        return self.row.height

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the row."""
        self.row.draw(pen, x, y)

    def split(self, room: float) -> tuple[Part, Part] | None:
        """Cut every cell between lines."""
        here, rest = self.row.split(room)
        if here is None or rest is None:
            return None
        return Agreed(here), Agreed(rest)


class TableHead(Part, frozen=True):
    """The words over the columns and the rule under them."""

    columns: tuple[_Column, ...]

    @property
    def height(self) -> float:
        """The height of the tallest word, with air."""
        return max((column.head.height for column in self.columns), default=0.0) + 1.0

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Print the words on one line and rule them off."""
        bottom = y + self.height
        for column in self.columns:
            pen.block(x + column.left, bottom - 1.0 - column.head.height, column.head)
        pen.rule(x, bottom, WIDTH, LIGHT)


class FollowUp(Part, frozen=True):
    """The day to look back: the one black label, or a line to write it on."""

    words: Block
    day: Block

    @property
    def height(self) -> float:
        """The height of words and label, with air."""
        return 3.0 + max(self.words.height, self.day.height + 2.0)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw words, then label or line."""
        top = y + 3.0 + 1.0
        pen.block(x, top, self.words)
        left = x + (self.words.width + 3.6 if self.words.lines else 0.0)
        if not self.day.lines:
            pen.rule(left, top + self.words.first_baseline + 0.8, 47.0, LIGHT)
            return
        wide = self.day.width + 2 * _LABEL_PAD
        pen.box(left, top - 0.8, wide, self.day.height + 1.6, fill=BLACK, radius=0.8)
        pen.block(left + _LABEL_PAD, top, self.day, colour=WHITE)


def agreement_heads(content: SheetContent, continued: str = "") -> list[Part]:
    """Set what stands over the rows: the head, and the words over the columns."""
    section = SectionContent(content.agreements_head)
    opening = head(section, WIDTH, continued)
    columns = _columns(content)
    parts: list[Part] = [opening] if opening is not None else []
    return [*parts, TableHead(columns)]


def agreement_rows(content: SheetContent, extra: int) -> list[Part]:
    """Set the rows; one is empty, for the talk goes on, where that costs no page."""
    columns = _columns(content)
    told = [one for one in content.agreements if any(_cell_text(one, key) for key in _KEYS)]
    rows: list[Part] = [Agreed(_row(one, columns)) for one in told]
    empty = max(_WANTED - len(told), 1) + extra
    blank = AgreementContent("", "")
    for at in range(max(empty, 1)):
        rows.append(Agreed(_row(blank, columns), optional=at > 0 or bool(told)))
    return rows


def follow_up(content: SheetContent) -> FollowUp | None:
    """Set the day to look back, if the sheet speaks of one."""
    if not content.follow_up and not content.follow_up_head:
        return None
    words = wrap(content.follow_up_head, Style.SEMIBOLD, 11, WIDTH * 0.45, 1.24)
    day = wrap(content.follow_up, Style.SEMIBOLD, 11, WIDTH * 0.45, 1.24)
    return FollowUp(words, day)


_KEYS: Final = ("what", "first_step", "who", "by_when", "need")


def _cell_text(agreement: AgreementContent, key: str) -> str:
    return str(getattr(agreement, key)).strip()


def _columns(content: SheetContent) -> tuple[_Column, ...]:
    """Share the width: who and when as wide as their words, the rest by weight."""
    heads = content.agreement_heads or AgreementHeads("", "", "", "", "")
    used = {key: str(getattr(heads, key)) for key in _KEYS}
    shown = [
        key for key in _KEYS if used[key] or any(_cell_text(one, key) for one in content.agreements)
    ] or list(_KEYS[:4])

    def natural(key: str, style: Style, least: float, most: float) -> float:
        found = [text_width(_cell_text(one, key), style, _SIZE) for one in content.agreements]
        found.append(text_width(used[key], Style.SEMIBOLD, _HEAD_SIZE))
        return min(max([*found, least]), most)

    styles = {"what": Style.MEDIUM, "who": Style.BOLD}
    widths = {}
    for key, least, most in (("who", 20.0, 32.0), ("by_when", 18.0, 28.0)):
        if key in shown:
            widths[key] = natural(key, styles.get(key, Style.REGULAR), least, most)
    weights = {"what": 4.2, "first_step": 3.4, "need": 2.8}
    rest = WIDTH - _FIRST - sum(widths.values()) - _BETWEEN * (len(shown) - 1)
    total = sum(weight for key, weight in weights.items() if key in shown)
    found = []
    left = _FIRST
    for key in shown:
        width = widths.get(key) or rest * weights[key] / total
        words = wrap(used[key], Style.SEMIBOLD, _HEAD_SIZE, width, 1.2)
        found.append(_Column(key, words, left, width, styles.get(key, Style.REGULAR)))
        left += width + _BETWEEN
    return tuple(found)


def _row(agreement: AgreementContent, columns: tuple[_Column, ...]) -> Row:
    base = wrap("x", Style.MEDIUM, _SIZE, WIDTH, 1.25)
    cells = tuple(
        Cell(
            stack(
                Paragraph(wrap(_cell_text(agreement, one.key), one.style, _SIZE, one.width, 1.25))
            ),
            one.left,
        )
        for one in columns
    )
    return Row(cells, WIDTH, _PAD, base, boxes=(0.0,), least=_LEAST)
