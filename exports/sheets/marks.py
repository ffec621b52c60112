"""Draw what stands round the cards: where to cut, where to fold, and the foot of a sheet.

A side is drawn as it is read, with its foot below; one that stands on its head is turned as a whole
when it is painted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from exports.fonts import Style
from exports.graphemes import graphemes
from exports.palette import BLACK, HAIR
from exports.pen import Mark, Path, Pen
from exports.sheets.job import SheetWords
from exports.sheets.models import FoldLayout, SheetsLayout
from exports.sheets.plan import CLEAR, Grid, Side
from exports.textfit import MM, Block, text_width, wrap

_SIZE: Final = 8.0
_LEAST_SIZE: Final = 6.0
_LEADING: Final = 4.0
_TIGHT: Final = 3.5
_EPSILON: Final = 0.001
_TAIL: Final = 0.8
"""What letters reach under the last baseline of the foot."""
_RULER: Final = 100.0
_RULER_HEIGHT: Final = 6.3
_FIGURES: Final = 0.7 + 0.689 * _SIZE * MM
"""From the ruler to the baseline of its figures."""
_INDENT: Final = 5.5
"""Of the foot, inside what prints, where the cards stand further in."""
_BESIDE: Final = 6.0
_AIR: Final = 1.0
"""Between a crop mark and the foot: nearer, a mark reads as a part of a letter or of the ruler."""
_FEET: Final = (11.2, 9.8, 6.3)
"""What three lines need, three close ones, and two with the ruler."""
_ONE_LINE: Final = 2.8
_STEP_SIZE: Final = 15.0
_HANG: Final = 9.0
"""From the number of a step to its words."""
_LEAST_MARK: Final = 1.5
"""So short may marks be where the foot then finds room."""


def _clear(grid: Grid, gap: float, side: Side) -> float:
    """Give how far from the trim marks begin: outside everything that a card may print."""
    runs_out = grid.bleed if side == "front" else grid.outer
    return max(gap, runs_out + CLEAR if runs_out else 0.0)


def foot_room(grid: Grid, layout: SheetsLayout | FoldLayout, side: Side) -> tuple[float, float]:
    """Give the height of the foot, and the length of the crop marks above it."""
    clear = _clear(grid, layout.marks.gap, side)
    spare = grid.height - grid.bottom - clear - _AIR - layout.printable
    need = next((one for one in _FEET if spare - one >= _LEAST_MARK - _EPSILON), None)
    if need is None:
        length = max(min(layout.marks.least, spare - _ONE_LINE), 0.5)
    else:
        length = min(layout.marks.length, spare - need)
    return spare - length, length


def crop_marks(
    grid: Grid, layout: SheetsLayout | FoldLayout, side: Side, count: int
) -> tuple[Mark, ...]:
    """Draw short lines on every trim line of `count` cards, outside all of them."""
    clear = _clear(grid, layout.marks.gap, side)
    xs, ys = _trims(grid, side, count)
    left, right = grid.x, grid.right
    if side == "back":
        left, right = grid.width - grid.right, grid.width - grid.x
    beside = _length(layout, min(left, grid.width - right), clear)
    above = _length(layout, grid.y, clear)
    below = foot_room(grid, layout, side)[1]
    pen = Pen()
    for x in xs:
        _line(pen, layout, (x, grid.y - clear - above), (x, grid.y - clear))
        _line(pen, layout, (x, grid.bottom + clear), (x, grid.bottom + clear + below))
    for y in ys:
        _line(pen, layout, (left - clear - beside, y), (left - clear, y))
        _line(pen, layout, (right + clear, y), (right + clear + beside, y))
    return tuple(pen.marks)


def _length(layout: SheetsLayout | FoldLayout, margin: float, clear: float) -> float:
    return max(min(layout.marks.length, margin - clear - layout.printable), 0.5)


def _line(
    pen: Pen,
    layout: SheetsLayout | FoldLayout,
    start: tuple[float, float],
    end: tuple[float, float],
) -> None:
    path: Path = (("M", *start), ("L", *end))
    pen.path(path, stroke=BLACK, line=layout.marks.line, square=True)


def _trims(grid: Grid, side: Side, count: int) -> tuple[list[float], list[float]]:
    xs: set[float] = set()
    ys: set[float] = set()
    for slot in range(min(count, grid.up)):
        x, y = grid.at(slot)
        xs |= {x, x + grid.size.width}
        ys |= {y, y + grid.size.height}
    if side == "back":
        xs = {grid.width - x for x in xs}
    if grid.fold is not None:
        ys |= {2 * grid.fold - y for y in ys}
    return _apart(xs), _apart(ys)


def _apart(lines: Iterable[float]) -> list[float]:
    """Sort lines, those that fall together once."""
    found: list[float] = []
    for line in sorted(lines):
        if not found or line - found[-1] > 0.001:
            found.append(line)
    return found


def fold_line(grid: Grid, layout: FoldLayout, *, eco: bool) -> tuple[Mark, ...]:
    """Draw the line to fold on: across the sheet, or beside the cards where they touch it."""
    pen = Pen()
    y = grid.fold or 0.0
    spans = [(layout.printable, grid.width - layout.printable)]
    if layout.gutter < 1.0 and not grid.bleed:
        spans = [(spans[0][0], grid.x - CLEAR), (grid.right + CLEAR, spans[0][1])]
    for start, end in spans:
        path: Path = (("M", start, y), ("L", end, y))
        colour = BLACK if eco else HAIR
        pen.path(path, stroke=colour, line=0.3, dots=(2.0, 1.5), square=True)
    return tuple(pen.marks)


def foot(
    grid: Grid,
    layout: SheetsLayout | FoldLayout,
    side: Side,
    words: SheetWords,
    label: tuple[str, int, int],
    lead: str | None,
) -> tuple[Mark, ...] | None:
    """Draw the foot: the title, the side and the number of the sheet, which `label` gives.

    `lead` is how to feed the paper; with one, the words on scaling and a ruler stand there too.
    Then the answer is `None` where they have no room: they need a sheet of their own.
    """
    pen = Pen()
    height = foot_room(grid, layout, side)[0]
    left, right = _foot_sides(grid, layout, side)
    low = grid.height - layout.printable
    if lead is None:
        pen.text(left, low - _TAIL, *_label(words, side, label, right - left))
        return tuple(pen.marks)
    measure = right - left - _RULER - _BESIDE
    lines = foot_lines(grid, layout, side, words, lead)
    if lines is None:
        return None
    leading = _LEADING if 0.35 + 2.0 + len(lines) * _LEADING + _TAIL <= height else _TIGHT
    baseline = low - _TAIL - len(lines) * leading
    for line in lines:
        x = left
        for block in line:
            pen.line(x, baseline, block.lines[0], block.size)
            x += block.width + text_width("n", Style.REGULAR, _SIZE)
        baseline += leading
    pen.text(left, baseline, *_label(words, side, label, measure))
    draw_ruler(pen, right, low - _TAIL - _FIGURES)
    return tuple(pen.marks)


def foot_lines(
    grid: Grid, layout: SheetsLayout | FoldLayout, side: Side, words: SheetWords, lead: str
) -> list[list[Block]] | None:
    """Set what stands beside the ruler at the foot; `None` where either has no room."""
    height = foot_room(grid, layout, side)[0]
    left, right = _foot_sides(grid, layout, side)
    lines = _told(words.scale, lead, right - left - _RULER - _BESIDE, height)
    return lines if height >= _RULER_HEIGHT - _EPSILON else None


def _foot_sides(grid: Grid, layout: SheetsLayout | FoldLayout, side: Side) -> tuple[float, float]:
    """Give where the foot begins and ends."""
    margin = layout.printable + _INDENT
    start = min(grid.x if side != "back" else grid.width - grid.right, margin)
    start = max(start, layout.printable)
    return start, grid.width - start


def _told(scale: str, lead: str, measure: float, height: float) -> list[list[Block]] | None:
    """Set what is said before the label under one another, or on one line where room is scarce."""
    blocks = [
        wrap(scale, Style.BOLD, _SIZE, measure),
        *([wrap(lead, Style.REGULAR, _SIZE, measure)] if lead else []),
    ]
    if any(len(block.lines) != 1 for block in blocks):
        return None
    if len(blocks) * _TIGHT + 2.0 + _TAIL <= height + _EPSILON:
        return [[block] for block in blocks]
    width = sum(block.width for block in blocks) + text_width("n", Style.REGULAR, _SIZE)
    if width <= measure and height + _EPSILON >= _TIGHT + 2.0 + _TAIL:
        return [blocks]
    return None


def _label(
    words: SheetWords, side: Side, label: tuple[str, int, int], measure: float
) -> tuple[str, Style, float]:
    """Write which sheet this is; a title that is too long is cut, for it stands on the cards."""
    title, sheet, sheets = label
    named = {"front": words.front, "back": words.back, "both": words.both}[side]
    told = words.sheet.replace("{side}", named).replace("{sheet}", str(sheet))
    told = told.replace("{sheets}", str(sheets))
    size = _SIZE
    left = graphemes(title)
    whole = told.replace("{title}", title)
    while text_width(whole, Style.REGULAR, size) > measure:
        if size > _LEAST_SIZE:
            size -= 0.5
            continue
        if not left:
            break
        left = left[:-1]
        whole = told.replace("{title}", "".join(left).rstrip() + "…")
    return whole, Style.REGULAR, size


def draw_ruler(pen: Pen, right: float, y: float) -> None:
    """Draw ten centimetres that end at `right`, ticks above y, figures below."""
    left = right - _RULER
    for step in range(21):
        x = left + step * 5
        tall = 2.8 if step in (0, 10, 20) else 1.8 if step % 2 == 0 else 1.1
        pen.path((("M", x, y), ("L", x, y - tall)), stroke=BLACK, line=0.25, square=True)
    pen.rule(left - 0.125, y, _RULER + 0.25, 0.25)
    base = y + _FIGURES
    pen.text(left, base, "0", Style.REGULAR, _SIZE)
    pen.text(left + _RULER / 2, base, "50", Style.REGULAR, _SIZE, align="centre")
    pen.text(right, base, "100 mm", Style.REGULAR, _SIZE, align="right")


def first_sheet(
    width: float,
    height: float,
    words: SheetWords,
    title: str,
    steps: Sequence[tuple[str, bool]],
) -> tuple[Mark, ...]:
    """Draw a sheet of its own for what finds no room beside the cards: numbered steps, a ruler.

    A step is its words and whether they are strong.
    """
    pen = Pen()
    margin = 18.0
    measure = width - 2 * margin
    y = margin
    for text, style, size, after in (
        (title, Style.SEMIBOLD, 12.0, 3.0),
        (words.head, Style.EXTRABOLD, 34.0, 9.0),
    ):
        block = wrap(text, style, size, measure, 1.18 if size > 20 else 1.26)
        pen.block(margin, y, block)
        y += block.height + after
    for number, (text, strong) in enumerate(steps, 1):
        style = Style.BOLD if strong else Style.REGULAR
        block = wrap(text, style, _STEP_SIZE, measure - _HANG, 1.26)
        pen.text(margin, y + block.first_baseline, str(number), Style.EXTRABOLD, _STEP_SIZE)
        pen.block(margin + _HANG, y, block)
        y += block.height + 3.5
    y += 8.0
    if words.ruler:
        block = wrap(words.ruler, Style.REGULAR, 12.0, measure, 1.26)
        pen.block(margin, y, block)
        y += block.height + 4.0
    draw_ruler(pen, margin + _RULER, y + 4.0)
    return tuple(pen.marks)
