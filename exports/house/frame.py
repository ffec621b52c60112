"""Set the title band of a house's page: its words make way for the roof, which rises through it."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from exports.content import PosterContent
from exports.fonts import Style
from exports.house.content import BlankHouseContent, HousePosterContent
from exports.house.plan import Plan
from exports.poster.frame import Frame, frame
from exports.poster.measures import KICKER_LINE, MARGIN, TITLE_LINE, Type
from exports.textfit import CAP_HEIGHT, DESCENT, MM, Block, wrap

TITLE: Final = 46.0
BLANK_TITLE: Final = 58.0
_SHARES: Final = (
    *((1.0, 1), (0.9, 1), (0.78, 1), (0.7, 1)),
    *((0.61, 2), (0.48, 2), (0.39, 3), (0.3, 99)),
)
"""Sizes of a title, as shares of the largest, and how many lines each may take."""
_MOST_LOWER: Final = 17.0
"""How far the band may grow before the title goes on on the next page."""
_OFF_ROOF: Final = 4.2
_UNDER_KICKER: Final = 3.4
_MOST_KICKER: Final = 2


def bare_frame(content: HousePosterContent | BlankHouseContent, t: Type) -> Frame:
    """Set footer, date and places, which stand clear of the house, and no title yet."""
    return frame(as_poster(content), t)


def as_poster(content: HousePosterContent | BlankHouseContent) -> PosterContent:
    """Give what frames a page in the form that every poster's frame has; it holds no title."""
    date: str = ""
    places: tuple[str, ...] = ()
    if isinstance(content, HousePosterContent):
        date, places = content.date, content.place_lines
    return PosterContent(
        kicker="",
        title="",
        date=date,
        lang=content.lang,
        zones=(),
        meta=content.meta,
        place_lines=places,
        footer_left=content.footer_left,
        footer_right=content.footer_right,
        pages=content.pages,
    )


def with_title(
    made: Frame,
    content: HousePosterContent | BlankHouseContent,
    plan: Plan,
    largest: float,
    t: Type,
) -> Frame:
    """Set kicker and title left of the roof; what no band can hold goes on on the next page."""
    overflow: list[Block] = []
    kicker_low = KICKER_LINE + DESCENT * t.size(12) * MM
    kicker = wrap(
        content.kicker, Style.SEMIBOLD, t.size(12), _left_of_roof(plan, kicker_low + 5.0), 1.3
    )
    if len(kicker.lines) > _MOST_KICKER:
        kicker, rest = kicker.split(_MOST_KICKER)
        overflow.append(rest)
    title, last = _title(content.title, kicker, plan, largest, t)
    room = TITLE_LINE + _MOST_LOWER - _first_line(kicker, title)
    fit = max(1, int(room / title.leading + 0.001) + 1)
    if len(title.lines) > fit:
        title, rest = title.split(fit)
        overflow.append(rest)
        last = _last_line(kicker, title)
    shift = max(made.shift, last - TITLE_LINE)
    return replace(
        made, kicker=kicker, title=title, shift=shift, overflow=(*overflow, *made.overflow)
    )


def _left_of_roof(plan: Plan, low: float) -> float:
    """Give the width for words whose foot lies at `low`."""
    return plan.middle - plan.roof_half(low) - _OFF_ROOF - MARGIN


def _title(text: str, kicker: Block, plan: Plan, largest: float, t: Type) -> tuple[Block, float]:
    """Find the largest size at which a title has few enough lines, and its last baseline."""
    block = wrap("", Style.EXTRABOLD, t.size(largest), 1.0, 1.1)
    last = TITLE_LINE
    for share, most in _SHARES:
        size = t.size(largest * share)
        last = TITLE_LINE
        for _ in range(4):
            # The lower a title stands, the less room the roof leaves it.
            low = min(last, TITLE_LINE + _MOST_LOWER) + DESCENT * 0.8 * size * MM
            block = wrap(text, Style.EXTRABOLD, size, _left_of_roof(plan, low), 1.1)
            found = _last_line(kicker, block)
            if found <= last + 0.01:
                break
            last = found
        if len(block.lines) <= most:
            break
    return block, _last_line(kicker, block)


def _first_line(kicker: Block, title: Block) -> float:
    """Find where a title's first baseline lies at the earliest: close under the kicker."""
    extra = max(len(kicker.lines) - 1, 0) * kicker.leading
    under = KICKER_LINE + extra + _UNDER_KICKER + CAP_HEIGHT * title.size * MM
    natural = TITLE_LINE - max(len(title.lines) - 1, 0) * title.leading
    return max(under, natural)


def _last_line(kicker: Block, title: Block) -> float:
    return _first_line(kicker, title) + max(len(title.lines) - 1, 0) * title.leading
