"""Place blocks by their ink instead of their line boxes, which is what the eye sees on a card."""

from __future__ import annotations

from typing import Final

from exports.cards.plan import ACCENT
from exports.fonts import Style
from exports.pen import Pen
from exports.textfit import CAP_HEIGHT, MM, Align, Block, wrap

_TAIL: Final = 0.22
"""How far letters reach below the baseline, in ems."""
# Scripts that put no space between words may break between any two letters.
_SPACELESS: Final = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0xD7FF))


def top_to_baseline(block: Block) -> float:
    """Give how far the first baseline lies under the top of the capitals, in millimetres."""
    return max(CAP_HEIGHT, block.rise - ACCENT) * block.size * MM


def ink_height(block: Block) -> float:
    """Give the height from the first capitals to the last descenders; 0 without lines."""
    if not block.lines:
        return 0.0
    tail = max(_TAIL, block.fall) * block.size * MM
    return top_to_baseline(block) + (len(block.lines) - 1) * block.leading + tail


def draw_ink(
    pen: Pen,
    x: float,
    y: float,
    block: Block,
    *,
    measure: float = 0.0,
    align: Align = "left",
    colour: str = "#000000",
    hang: float = 0.0,
) -> None:
    """Print a block with the top of its capitals at y; one from right to left ends at x + measure.

    `x`, `align` and `hang` are those of `Pen.block`.
    """
    if block.rtl and align == "left" and measure:
        x, align = x + measure, "right"
    top = y + top_to_baseline(block) - block.first_baseline
    pen.block(x, top, block, align=align, colour=colour, hang=hang)


def cuts_a_word(block: Block) -> bool:
    """Whether a line ends inside a word, where neither a hyphen nor the script allows it."""
    return any(
        broken and line.text[-1:].isalnum() and not _spaceless(line.text[-1])
        for line, broken in zip(block.lines, block.broken, strict=True)
    )


def _spaceless(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in _SPACELESS)


def shrunk(
    text: str, style: Style, largest: float, least: float, measure: float, *, leading: float = 1.1
) -> Block:
    """Set a short text on one line, as large as it can be between two sizes, whole words first."""
    size = largest
    while size > least:
        block = wrap(text, style, size, measure, leading)
        if len(block.lines) <= 1:
            return block
        size -= 0.5
    return wrap(text, style, least, measure, leading)
