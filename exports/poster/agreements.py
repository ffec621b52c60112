"""Set the agreements: a table with boxes to tick, and an empty row, because the poster lives on."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from exports.content import AgreementContent, AgreementHeads, PosterContent
from exports.fonts import Style
from exports.palette import BLACK, WHITE
from exports.pen import Pen
from exports.poster.flow import HEAD_LEAD, HEAD_TAIL, Item, Section
from exports.poster.measures import COLUMN, HEAVY, LIGHT, Type
from exports.textfit import CAP_HEIGHT, MM, Block, text_width, wrap

_BOX: Final = 4.8
_FIRST: Final = 8.4
"""Where the first column of words starts."""
_BETWEEN: Final = 3.8
_PAD: Final = 2.0
_LEAST: Final = 13.0
_STYLES: Final = (Style.BOLD, Style.MEDIUM, Style.REGULAR, Style.REGULAR, Style.REGULAR)
_LABEL_PAD: Final = 3.0
_LABEL_AIR: Final = 1.0


class Row(Item, frozen=True):
    """One agreement; `fresh` rows begin an agreement and bear the box."""

    cells: tuple[Block, ...]
    lefts: tuple[float, ...]
    line: float
    leading: float
    fresh: bool = True
    last: bool = True

    @property
    def height(self) -> float:
        """The height of the tallest cell with air above and below."""
        tall = max((cell.height for cell in self.cells), default=0.0)
        return max(_LEAST if self.fresh else 0.0, tall + 2 * _PAD)

    def draw(self, pen: Pen, x: float, y: float, height: float) -> None:
        """Draw box, cells and the rule below; extra height goes half above, half below."""
        air = min((height - self.height) / 2, 1.5) if height > self.height else 0.0
        top = y + _PAD + air
        if self.fresh:
            middle = top + self.line - CAP_HEIGHT * self._size * MM / 2
            box_top = middle - _BOX / 2
            pen.box(x + 0.2, box_top, _BOX, _BOX, fill=WHITE, stroke=BLACK, line=0.4)
        for left, cell in zip(self.lefts, self.cells, strict=True):
            pen.block(x + left, top, cell)
        if self.last:
            pen.rule(x, y + height, COLUMN, LIGHT)

    @property
    def _size(self) -> float:
        return self.cells[0].size if self.cells else 11.5

    def split(self, room: float) -> tuple[Item, Item] | None:
        """Cut every cell after as many lines as fit."""
        count = int((room - 2 * _PAD) / self.leading + 0.001)
        if count < 1 or all(len(cell.lines) <= count for cell in self.cells):
            return None
        parts = [cell.split(count) for cell in self.cells]
        first = replace(self, cells=tuple(part[0] for part in parts), last=False)
        rest = replace(self, cells=tuple(part[1] for part in parts), fresh=False)
        return first, rest


class AgreementSection(Section, frozen=True):
    """Agreements under their column heads, with the date to look back as the one black label."""

    heads: tuple[Block, ...] = ()
    lefts: tuple[float, ...] = ()
    label: str = ""

    @property
    def spare(self) -> Item | None:
        """An empty row."""
        size = self.t.size(11.5)
        empty = wrap("", Style.REGULAR, size, COLUMN)
        line = wrap("x", Style.REGULAR, size, COLUMN).first_baseline
        cells = tuple(empty for _ in self.lefts)
        return Row(cells, self.lefts, line, empty.leading)

    @property
    def first_rows(self) -> int:
        """Three agreements want to stand on the first page."""
        return 3

    @property
    def most_spare(self) -> int:
        """Up to nine rows in a column are filled up with empty ones."""
        return 9

    def _label_block(self) -> Block:
        told = "" if self.goes_on else self.label
        return wrap(told, Style.SEMIBOLD, self.t.size(12), COLUMN - 2 * _LABEL_PAD, 1.24)

    def _beside(self) -> bool:
        """Whether the label fits beside the head."""
        label = self._label_block()
        size = self.t.size(14)
        wide = text_width(self.head, Style.BOLD, size) + label.width + 2 * _LABEL_PAD + 8
        return wide <= COLUMN

    def _label_height(self) -> float:
        label = self._label_block()
        return label.height + 2 * _LABEL_AIR if label.lines else 0.0

    def _label_top(self) -> float:
        """Where the label starts: level with the head's words, or under them."""
        head = self._head_block(COLUMN)
        if not self._beside():
            return HEAD_LEAD + head.height + 1.0
        if not head.lines:
            return HEAD_LEAD
        level = HEAD_LEAD + head.first_baseline
        return max(level - _LABEL_AIR - self._label_block().first_baseline, HEAVY)

    def _title_height(self) -> float:
        tall = HEAD_LEAD + self._head_block(COLUMN).height
        label = self._label_height()
        return max(tall, self._label_top() + label) if label else tall

    def head_height(self) -> float:
        """The height of head, label and column heads."""
        columns = max((head.height for head in self.heads), default=0.0)
        return self._title_height() + (HEAD_TAIL + columns + 1.0 if columns else HEAD_TAIL)

    def draw_head(self, pen: Pen, x: float, y: float) -> None:
        """Draw rule, head, label and column heads."""
        pen.rule(x, y, COLUMN, HEAVY)
        head = self._head_block(COLUMN)
        pen.block(x, y + HEAD_LEAD, head)
        label = self._label_block()
        if label.lines:
            wide = label.width + 2 * _LABEL_PAD
            top = y + self._label_top()
            left = x + COLUMN - wide if self._beside() else x
            pen.box(left, top, wide, self._label_height(), fill=BLACK, radius=0.9)
            pen.block(left + _LABEL_PAD, top + _LABEL_AIR, label, colour=WHITE)
        bottom = y + self.head_height()
        for left, column in zip(self.lefts, self.heads, strict=True):
            pen.block(x + left, bottom - 1.0 - column.height, column)
        pen.rule(x, bottom, COLUMN, LIGHT)


def _widths(
    content: PosterContent, heads: AgreementHeads, sizes: tuple[float, float]
) -> tuple[float, ...]:
    """Share the width: who and when as wide as their longest word, the rest by weight."""
    size, head_size = sizes

    def natural(texts: list[str], style: Style, head: str, least: float, most: float) -> float:
        found = [text_width(text, style, size) for text in texts]
        found.append(text_width(head, Style.SEMIBOLD, head_size))
        return min(max([*found, least]), most)

    rows = content.agreements
    who = natural([row.who for row in rows], Style.BOLD, heads.who, 17.0, 31.0)
    when = natural([row.by_when for row in rows], Style.REGULAR, heads.by_when, 15.0, 27.0)
    rest = COLUMN - _FIRST - who - when - 4 * _BETWEEN
    weights = (0.385, 0.315, 0.3)
    what, first, need = (rest * weight for weight in weights)
    return (who, what, first, when, need)


def _row(agreement: AgreementContent, widths: tuple[float, ...], size: float) -> tuple[Block, ...]:
    texts = (
        agreement.who,
        agreement.what,
        agreement.first_step,
        agreement.by_when,
        agreement.need,
    )
    return tuple(
        wrap(text, style, size, width, 1.25)
        for text, style, width in zip(texts, _STYLES, widths, strict=True)
    )


def agreement_section(content: PosterContent, t: Type) -> Section | None:
    """Make the table; without agreements it is empty rows, without a head there is none."""
    if not content.agreements and not content.agreements_head:
        return None
    heads = content.agreement_heads or AgreementHeads("", "", "", "", "")
    size, head_size = t.size(11.5), t.size(9.5)
    widths = _widths(content, heads, (size, head_size))
    lefts = tuple(_FIRST + sum(widths[:at]) + at * _BETWEEN for at in range(len(widths)))
    words = (heads.who, heads.what, heads.first_step, heads.by_when, heads.need)
    columns = tuple(
        wrap(word, Style.SEMIBOLD, head_size, width, 1.2)
        for word, width in zip(words, widths, strict=True)
    )
    if not any(column.lines for column in columns):
        columns = tuple(wrap("", Style.SEMIBOLD, head_size, 1.0) for _ in widths)
    line = wrap("x", Style.REGULAR, size, COLUMN, 1.25).first_baseline
    leading = size * MM * 1.25
    items = tuple(
        Row(_row(agreement, widths, size), lefts, line, leading) for agreement in content.agreements
    )
    return AgreementSection(
        content.agreements_head,
        items,
        t,
        0.0,
        row_give=2.4,
        continued=content.pages.continued,
        heads=columns,
        lefts=lefts,
        label=content.follow_up or "",
    )
