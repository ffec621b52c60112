"""What stands on a field board: tokens, the handles round a moving one, the arrow and its word.

A sprite is a tuple of cells, so two pictures are compared by comparing sprites.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec.structs import replace
from textual.geometry import Region

from game.tui.kit.canvas import QUADRANTS
from game.tui.kit.fieldart import ArrowArt, FieldPicture, TokenArt
from game.tui.kit.grid import Box, Grid
from game.tui.kit.ground import Ground
from game.tui.kit.route import Room, Route, route
from game.tui.kit.text import graphemes, shorten, width
from game.tui.kit.themes import BOLD, UNDERLINE, Tone
from game.tui.kit.tokens import silhouette

FADED: Final = 66
"""How much of a faded token's colour is left, in percent."""


class Dot(NamedTuple):
    """One cell of a sprite; a tone of None keeps the ground, ``faded`` mixes into it."""

    x: int
    y: int
    char: str
    fg: str
    bg: Tone | None = None
    flags: int = 0
    faded: bool = False


class Sprite(NamedTuple):
    """Something over the ground: its cells and the regions they lie in."""

    dots: tuple[Dot, ...]
    regions: tuple[Region, ...]


Known = dict[tuple[TokenArt, Box], Sprite]
"""Sprites of the tokens of one picture, kept by its board alone until the next one."""


def sprites(
    picture: FieldPicture, base: Ground, known: Known | None = None
) -> tuple[tuple[Sprite, ...], Known]:
    """Lay out arrow and tokens, from bottom to top; none when blind.

    ``known`` are those of the picture before, on the same ground; they are not drawn again.
    """
    if picture.blind:
        return (), {}
    boxes = settle(picture.tokens, base.grid)
    order = sorted(
        range(len(picture.tokens)),
        key=lambda i: (
            picture.tokens[i].cursor,
            not picture.tokens[i].faded,
            picture.tokens[i].full,
        ),
    )
    out: list[Sprite] = []
    label: Sprite | None = None
    if picture.arrow is not None:
        shaft, label = _arrow(picture, picture.arrow, base, boxes)
        if shaft is not None:
            out.append(shaft)
    kept: Known = {}
    for i in order:
        token, box = picture.tokens[i], boxes[i]
        sprite = (known or {}).get((token, box)) or _token(token, box, base)
        kept[token, box] = sprite
        out.append(sprite)
    if label is not None:
        out.append(label)
    return tuple(out), kept


def settle(tokens: Iterable[TokenArt], cells: Grid) -> list[Box]:
    """Place tokens, moving one aside where it would hide another's letters.

    The one being moved stays true and moves nobody; full tokens go before open, open before faded.
    """
    tokens = list(tokens)
    boxes = [cells.box((token.x, token.y)) for token in tokens]
    still = [i for i, token in enumerate(tokens) if not token.cursor]
    placed: list[Box] = []
    for i in sorted(still, key=lambda i: (tokens[i].faded, not tokens[i].full, i)):
        boxes[i] = _free(boxes[i], placed, cells)
        placed.append(boxes[i])
    return boxes


def _free(box: Box, placed: list[Box], cells: Grid) -> Box:
    """Find the nearest box that covers at most a sixth of any other."""
    limit = box.w * box.h // 6

    def clear(at: Box) -> bool:
        return all(at.overlap(other) <= limit for other in placed)

    if clear(box):
        return box
    offers = [
        Box(box.x + dx, box.y + dy, box.w, box.h)
        for dx in range(-2 * box.w, 2 * box.w + 1)
        for dy in range(-2 * box.h, 2 * box.h + 1)
    ]
    column, row = box.x + box.w / 2, box.y + box.h / 2

    def away(at: Box) -> tuple[float, int, int]:
        dx, dy = at.x - box.x, at.y - box.y
        # Leaving one's zone is dearest: the zone is what a token says.
        crossed = sum(
            20
            for lines, was, now in (
                (cells.columns.lines, column, column + dx),
                (cells.rows.lines, row, row + dy),
            )
            for line in lines
            if (was - line - 0.5) * (now - line - 0.5) <= 0
        )
        return abs(dx) + 2 * abs(dy) + crossed, at.y, at.x

    inside = [
        at
        for at in offers
        if 0 <= at.x <= cells.width - at.w and 0 <= at.y <= cells.height - at.h and clear(at)
    ]
    return min(inside, key=away, default=box)


@lru_cache(256)
def _token_dots(token: TokenArt, w: int, h: int) -> tuple[Dot, ...]:
    """Draw a token at the origin; ``x``, ``y`` and ``key`` of the token play no part."""
    form = silhouette(token.shape, w, h, token.full)
    dots = []
    for y in range(h):
        upper, lower = form.mask[2 * y], form.mask[2 * y + 1]
        for x in range(w):
            value = upper[2 * x] + 2 * upper[2 * x + 1] + 4 * lower[2 * x] + 8 * lower[2 * x + 1]
            if value == 15:
                dots.append(Dot(x, y, "█", "key", "key", 0, token.faded))
            elif value:
                dots.append(Dot(x, y, QUADRANTS[value], "key", None, 0, token.faded))
    row = form.text_row
    drawn = [dot.x for dot in dots if dot.y == row]
    if not token.full and not token.blank:
        # Nothing of the ground stands between the letters and the outline.
        inside = range(min(drawn) + 1, max(drawn))
        dots += [Dot(x, row, " ", "key") for x in inside if x not in drawn]
    flags = BOLD
    if form.base >= 0:
        edge = "▁" if form.base else "▔"
        dots += [
            Dot(x, form.base, edge, "key", None, 0, token.faded)
            for x in range(1, w - 1)
            if token.blank or not w // 2 - 1 <= x <= w // 2
        ]
        flags |= UNDERLINE if form.base else 0
    if not token.blank:
        dots += _letters(token, row, form.text_cells, w, flags)
    return tuple(dots)


def _letters(token: TokenArt, row: int, room: int, w: int, flags: int) -> list[Dot]:
    """Write the initials, or where there is room the name."""
    text = token.initials
    if w >= 12 and token.name:
        name = shorten(token.name, room)
        text = name if width(name) > 2 else text
    x = (w - width(text)) // 2
    fg, bg = ("on-key", "key") if token.full else ("key", None)
    dots = []
    for grapheme, size in graphemes(text):
        dots.append(Dot(x, row, grapheme, fg, bg, flags, token.faded))
        if size == 2:
            dots.append(Dot(x + 1, row, "", fg, bg, flags, token.faded))
        x += size
    return dots


def _token(token: TokenArt, box: Box, base: Ground) -> Sprite:
    """Put a token on the board, with handles round it when it is being moved."""
    look = replace(token, key="", x=0.0, y=0.0, cursor=False)
    w, h = base.grid.width, base.grid.height
    ring = box.grown(1, 0)
    dots = [
        Dot(x, y, " ", "foreground")
        for y in range(box.y, box.y + box.h)
        for x in range(ring.x, ring.x + ring.w)
        if (x, y) in base.marks
    ]
    dots += [
        dot._replace(x=dot.x + box.x, y=dot.y + box.y) for dot in _token_dots(look, box.w, box.h)
    ]
    area = Region(ring.x, ring.y, ring.w, ring.h)
    if token.cursor:
        middle, half = box.y + (box.h - 1) // 2, box.x + (box.w - 1) // 2
        handles = [
            (half, box.y - 1, "▲"),
            (half, box.y + box.h, "▼"),
            (box.x - 2, middle, "◄"),
            (box.x + box.w + 1, middle, "►"),
        ]
        for x, y, char in handles:
            if 0 <= x < w and 0 <= y < h:
                dots.append(Dot(x, y, char, "key"))
        area = Region(box.x - 2, box.y - 1, box.w + 4, box.h + 2)
    # Whatever big letter lies beneath, a token stands on the bare tint.
    dots = [
        dot if dot.bg is not None else dot._replace(bg=base.tints[dot.y][dot.x])
        for dot in dots
        if 0 <= dot.x < w and 0 <= dot.y < h
    ]
    return Sprite(tuple(dots), (area.intersection(Region(0, 0, w, h)),))


def _arrow(
    picture: FieldPicture, arrow: ArrowArt, base: Ground, boxes: list[Box]
) -> tuple[Sprite | None, Sprite | None]:
    """Draw the shaft as far as it has grown, and the word once it is there."""
    at = {token.key: index for index, token in enumerate(picture.tokens)}
    if arrow.from_key not in at or arrow.to_key not in at or arrow.progress <= 0:
        return None, None
    cells = base.grid
    start, end = boxes[at[arrow.from_key]], boxes[at[arrow.to_key]]
    big = cells.token[1] > 3
    pad = 3 if big else 1
    size = (width(arrow.word) + 2 * pad, 3 if big else 1) if arrow.word else (0, 0)
    room = Room(
        cells.width, cells.height, tuple(boxes), base.names, cells.columns.lines, cells.rows.lines
    )
    way = route(start, end, room, size)
    shaft = _shaft(picture.tokens[at[arrow.from_key]], start, way, arrow.progress, base)
    label = None
    if arrow.progress >= 8 and arrow.word and way.label is not None:
        label = _word(arrow.word, way.label, pad)
    return shaft, label


def _shaft(token: TokenArt, start: Box, way: Route, progress: int, base: Ground) -> Sprite | None:
    path = list(way.cells)
    if not path:
        return None
    path = _reach(token, start, path)
    if progress < 8:
        path = path[: max(1, round(len(path) * progress / 8))]
        path = [cell for cell in path if cell[2] not in "▲▼◄►"]
    dots = tuple(Dot(x, y, char, "key") for x, y, char in path)
    rows: dict[int, list[int]] = {}
    for x, y, _ in path:
        rows.setdefault(y, []).append(x)
    regions = tuple(Region(min(xs), y, max(xs) - min(xs) + 1, 1) for y, xs in sorted(rows.items()))
    return Sprite(dots, regions)


def _reach(
    token: TokenArt, start: Box, path: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Begin the shaft at the silhouette itself, through the empty corner of its box."""
    mask = silhouette(token.shape, start.w, start.h, token.full).mask
    x, y, _ = path[0]
    dx = -1 if x >= start.x + start.w else 1 if x < start.x else 0
    dy = 0 if dx else -1 if y >= start.y + start.h else 1
    more = []
    x, y = x + dx, y + dy
    while start.x <= x < start.x + start.w and start.y <= y < start.y + start.h:
        px, py = 2 * (x - start.x), 2 * (y - start.y)
        if any(mask[py + j][px + i] for i in (0, 1) for j in (0, 1)):
            break
        more.append((x, y, "━" if dx else "┃"))
        x, y = x + dx, y + dy
    return [*reversed(more), *path]


def _word(word: str, box: Box, pad: int) -> Sprite:
    """Write the word in a solid label on the shaft."""
    dots = [
        Dot(x, y, " ", "on-key", "key")
        for y in range(box.y, box.y + box.h)
        for x in range(box.x, box.x + box.w)
    ]
    x = box.x + pad
    for grapheme, size in graphemes(word):
        dots.append(Dot(x, box.y + box.h // 2, grapheme, "on-key", "key", BOLD))
        if size == 2:
            dots.append(Dot(x + 1, box.y + box.h // 2, "", "on-key", "key", BOLD))
        x += size
    return Sprite(tuple(dots), (Region(*box),))
