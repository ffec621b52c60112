"""Hold the grid of an upright A4 sheet in millimetres, and draw what frames each of its pages.

A sheet is not scaled: a millimetre here is one on paper.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from exports.content import PageWords
from exports.fonts import Style, main_face
from exports.pen import Pen
from exports.sheet.content import FactContent
from exports.textfit import CAP_HEIGHT, MM, Block, text_width, wrap

PAPER_WIDTH: Final = 210.0
PAPER_HEIGHT: Final = 297.0
MARGIN: Final = 18.0
WIDTH: Final = PAPER_WIDTH - 2 * MARGIN
RIGHT: Final = MARGIN + WIDTH
HEAVY: Final = 0.65
LIGHT: Final = 0.2
PITCH: Final = 9.0
"""From one line to write on to the next: room for a hand."""

_KICKER_LINE: Final = 20.4
_TITLE_LINE: Final = 34.3
_RULE: Final = 39.4
_LATER_LINE: Final = 20.4
_FOOTER_LINE: Final = 286.0
_ABOVE_FOOTER: Final = 7.6
_SIZES: Final = ((34.0, 1), (28.0, 1), (22.0, 2), (18.0, 3), (14.0, 5))
_MOST_SIDE: Final = 78.0
_MOST_FOOTER: Final = 5
_BLANK: Final = 42.0
_MOST_LABEL: Final = 36.0


class Band(Struct, frozen=True):
    """The words that frame the pages, set; `overflow` goes on among what the page holds."""

    kicker: Block
    title: Block
    facts: tuple[Block, ...]
    blanks: tuple[Block, ...]
    footer: Block
    overflow: tuple[Block, ...]
    rule: float
    """Where the rule under the first page's title lies."""
    foot: float
    """The lowest that anything on a page may reach."""
    later_title: Block
    later_rule: float


def band(
    kicker: str, title: str, facts: tuple[FactContent, ...], footer: str, label: str = ""
) -> Band:
    """Set the frame; `label` is the widest that a page's number may be."""
    overflow: list[Block] = []

    def kept(block: Block, most: int) -> Block:
        here, there = block.split(most)
        if there.lines:
            overflow.append(there)
        return here

    told = [one for one in facts if one.text]
    said = [
        kept(_fact(one.text, Style.REGULAR if at else Style.SEMIBOLD), 5)
        for at, one in enumerate(told)
    ]
    blanks = tuple(
        kept(wrap(one.blank, Style.REGULAR, 10.5, _MOST_LABEL, 1.34), 3)
        for one in facts
        if not one.text and one.blank
    )
    side = max(
        max((block.width for block in said), default=0.0),
        max((block.width + _BLANK + 2.0 for block in blanks), default=0.0),
    )
    measure = WIDTH - side - (8.0 if side else 0.0)
    set_kicker = kept(wrap(kicker, Style.SEMIBOLD, 11, measure, 1.3), 3)
    set_title = kept(_title(title, measure), 8)
    low = _KICKER_LINE + max(len(set_kicker.lines) - 1, 0) * set_kicker.leading
    first = low + 3.4 + CAP_HEIGHT * set_title.size * MM
    spread = max(len(set_title.lines) - 1, 0) * set_title.leading
    last = max(first + spread, _TITLE_LINE)
    height = sum(block.height for block in said) + sum(map(_blank_height, blanks))
    facts_end = _KICKER_LINE - 4.0 + height
    rule = max(last + _RULE - _TITLE_LINE, facts_end + 2.0)
    room = WIDTH - (text_width(label, Style.SEMIBOLD, 8) + 6.0 if label else 0.0)
    small = kept(wrap(footer, Style.REGULAR, 8, room, 1.26), _MOST_FOOTER)
    foot = _FOOTER_LINE - _ABOVE_FOOTER - max(len(small.lines) - 1, 0) * small.leading
    later = wrap(title, Style.BOLD, 11, WIDTH * 0.62, 1.24)
    if len(later.lines) > 2:
        later = later.split(0)[0]
    later_rule = _LATER_LINE + max(len(later.lines) - 1, 0) * later.leading + 3.6
    return Band(
        set_kicker,
        set_title,
        tuple(said),
        blanks,
        small,
        tuple(overflow),
        rule,
        foot,
        later,
        later_rule,
    )


def _blank_height(block: Block) -> float:
    return PITCH + max(len(block.lines) - 1, 0) * block.leading


def _fact(text: str, style: Style) -> Block:
    return wrap(text, style, 10.5, _MOST_SIDE, 1.34)


def _title(text: str, measure: float) -> Block:
    block = wrap(text, Style.EXTRABOLD, _SIZES[0][0], measure, 1.1)
    for size, lines in _SIZES:
        block = wrap(text, Style.EXTRABOLD, size, measure, 1.1)
        if len(block.lines) <= lines:
            break
    return block


def draw_band(pen: Pen, made: Band, words: PageWords, page: int, pages: int) -> None:
    """Draw title, rule and footer of one page; later pages bear the title in small."""
    if page == 1:
        _draw_first(pen, made)
    else:
        pen.block(MARGIN, _LATER_LINE - made.later_title.first_baseline, made.later_title)
        kicker = made.kicker.split(1)[0]
        top = _LATER_LINE - kicker.first_baseline
        if kicker.width + made.later_title.width + 8.0 <= WIDTH and len(made.kicker.lines) == 1:
            pen.block(RIGHT, top, kicker, align="right")
        pen.rule(MARGIN, made.later_rule, WIDTH, HEAVY)
    line = _FOOTER_LINE - max(len(made.footer.lines) - 1, 0) * made.footer.leading
    pen.block(MARGIN, line - made.footer.first_baseline, made.footer)
    if pages > 1:
        label = page_label(words, page, pages)
        pen.text(RIGHT, _FOOTER_LINE, label, Style.SEMIBOLD, 8, align="right")


def page_label(words: PageWords, page: int, pages: int) -> str:
    """Say which page this is."""
    return words.page.replace("{page}", str(page)).replace("{pages}", str(pages))


def _draw_first(pen: Pen, made: Band) -> None:
    pen.block(MARGIN, _KICKER_LINE - made.kicker.first_baseline, made.kicker)
    last = made.rule - (_RULE - _TITLE_LINE)
    first = last - max(len(made.title.lines) - 1, 0) * made.title.leading
    pen.block(MARGIN - _bearing(made.title), first - made.title.first_baseline, made.title)
    y = _KICKER_LINE - (made.facts[0].first_baseline if made.facts else 0.0)
    for block in made.facts:
        pen.block(RIGHT, y, block, align="right")
        y += block.height
    top = _KICKER_LINE if not made.facts else y + PITCH * 0.8
    for block in made.blanks:
        first = top - block.first_baseline
        pen.block(RIGHT - _BLANK - 2.0, first, block, align="right")
        line = top + (len(block.lines) - 1) * block.leading
        pen.rule(RIGHT - _BLANK, line + 0.8, _BLANK, LIGHT)
        top += _blank_height(block)
    pen.rule(MARGIN, made.rule, WIDTH, HEAVY)


def _bearing(block: Block) -> float:
    """The white left of the first letter, so that a big title hangs flush with the rule."""
    runs = block.lines[0].runs if block.lines else ()
    if not runs or not runs[0].glyphs or runs[0].face is not main_face(block.style):
        return 0.0
    extents = runs[0].face.font.get_glyph_extents(runs[0].glyphs[0].number)
    return float(extents.x_bearing) / 1000 * block.size * MM if extents else 0.0
