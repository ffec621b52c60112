"""Read pages back: the ink of recorded lines, and the words that a content asks for."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from exports import PosterContent
from exports.fonts import Style, pieces
from exports.graphemes import tidy
from exports.pen import ClipOff, ClipOn, Pen, Shape, TextMark
from exports.textfit import MM

Box = tuple[float, float, float, float]


def ink(mark: TextMark) -> Box | None:
    """Give left, top, right and bottom of what a line really prints, from its glyphs' outlines."""
    found: list[Box] = []
    em = mark.size * MM / 1000
    x = mark.x
    for run in mark.line.runs:
        for glyph in run.glyphs:
            extents = run.face.font.get_glyph_extents(glyph.number)
            if extents is not None and extents.width and extents.height:
                left = x + (glyph.dx + extents.x_bearing) * em
                top = mark.y - (glyph.dy + extents.y_bearing) * em
                found.append((left, top, left + extents.width * em, top - extents.height * em))
            x += glyph.advance * em
    if not found:
        return None
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def touching(one: Box, other: Box, slack: float = 0.02) -> bool:
    """Whether two boxes share more than a hair."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > slack and down > slack


def overlaps(page: Pen) -> list[tuple[str, str]]:
    """List the pairs of texts on a page whose ink touches."""
    inked = [(mark.line.text, box) for mark in page.texts if (box := ink(mark)) is not None]
    inked.sort(key=lambda item: item[1][1])
    found = []
    for index, (text, box) in enumerate(inked):
        for other_text, other in inked[index + 1 :]:
            if other[1] >= box[3]:
                break
            if touching(box, other):
                found.append((text, other_text))
    return found


def shape_box(shape: Shape) -> Box:
    """Give the box round a path's points."""
    xs: list[float] = []
    ys: list[float] = []
    for step in shape.path:
        if step[0] == "C":
            xs += [step[1], step[3], step[5]]
            ys += [step[2], step[4], step[6]]
        elif step[0] != "Z":
            xs.append(step[1])
            ys.append(step[2])
    return (min(xs), min(ys), max(xs), max(ys))


def _hides(shape: Shape, box: Box) -> bool:
    """Whether a shape lies over a box; a disc is measured as one."""
    left, top, right, bottom = shape_box(shape)
    if not touching(box, (left, top, right, bottom)):
        return False
    if len(shape.path) != 6 or shape.path[1][0] != "C":
        return True
    x, y, r = (left + right) / 2, (top + bottom) / 2, (right - left) / 2
    nearest = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
    return math.dist((x, y), nearest) < r - 0.02


def covered(page: Pen) -> list[str]:
    """List the texts that a shape painted later hides, wholly or in part."""
    found = []
    for index, mark in enumerate(page.marks):
        if not isinstance(mark, TextMark):
            continue
        box = ink(mark)
        for later in page.marks[index + 1 :]:
            if isinstance(later, Shape) and later.fill and box is not None and _hides(later, box):
                found.append(mark.line.text)
                break
    return found


def outside(page: Pen, width: float = 420.0, height: float = 297.0) -> list[str]:
    """List what a page prints beyond its edges, leaving out what is clipped away."""
    found = []
    depth = 0
    for mark in page.marks:
        if isinstance(mark, ClipOn | ClipOff):
            depth += 1 if isinstance(mark, ClipOn) else -1
            continue
        box = shape_box(mark) if isinstance(mark, Shape) else ink(mark)
        if depth or box is None:
            continue
        if box[0] < 3 or box[1] < 3 or box[2] > width - 3 or box[3] > height - 3:
            found.append(mark.line.text if isinstance(mark, TextMark) else repr(mark))
    return found


def as_shown(text: str) -> str:
    """Give a text as paper shows it, without spaces."""
    shown = "".join(piece.text for piece in pieces(tidy(text), Style.REGULAR))
    return "".join(shown.split())


def wanted(content: PosterContent, *, card_feet: bool = True) -> list[str]:
    """List the texts that a poster of this content must show."""
    hidden: set[str] = set()
    if not any(token.own for token in content.tokens):
        hidden.add(content.key.own)
    if all(token.own for token in content.tokens):
        hidden.add(content.key.other)
    if content.gaps:
        hidden |= {content.notes_head, content.gaps_head}
    else:
        hidden.add(content.gaps_head)
    if not content.cards:
        hidden.add(content.cards_head)
    if not card_feet:
        hidden |= {part for card in content.cards for part in (card.id, card.kind)}
    return [text for text in content.texts() if text not in hidden]


def counted(texts: Iterable[str]) -> Counter[str]:
    """Count the signs of some texts as paper shows them."""
    total: Counter[str] = Counter()
    for text in texts:
        total.update(as_shown(text))
    return total


def printed(pages: Sequence[Pen]) -> Counter[str]:
    """Count the signs that some pages print; what stands on every page alike counts once."""
    placed = [{(mark.x, mark.y, mark.line.text) for mark in page.texts} for page in pages]
    frame = set.intersection(*placed)
    total: Counter[str] = Counter()
    for number, page in enumerate(pages):
        for mark in page.texts:
            if not number or (mark.x, mark.y, mark.line.text) not in frame:
                total.update("".join(mark.line.text.split()))
    return total
