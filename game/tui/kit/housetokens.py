"""Draw who stands on a floor: row tokens or silhouettes, capsules, nameless dots, and bars."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from game.tui.kit.canvas import Canvas
from game.tui.kit.grid import Box
from game.tui.kit.houseart import STOPS, FloorToken, SpreadArt
from game.tui.kit.houseplan import Plan
from game.tui.kit.housespots import Spot, cursor_box, spots, table
from game.tui.kit.text import clip, shorten, width
from game.tui.kit.themes import BOLD, UNDERLINE, Tone
from game.tui.kit.tokens import row_token, silhouette

FADED: Final = 66
"""How much of a faded token's colour is left, in percent."""
DOT: Final = "○"
"""Nobody's: no seat bears this sign."""


def draw_floor(
    canvas: Canvas,
    plan: Plan,
    hue: str,
    tokens: Sequence[FloorToken],
    spread: SpreadArt,
    track: bool,
) -> None:
    """Draw on a floor, which is all of this canvas, who stands there and the bars under them."""
    tint = f"zone-{hue}"
    _bars(canvas, plan, hue, spread)
    pieces: list[tuple[float, FloorToken | None]] = [(token.x, token) for token in tokens]
    pieces += [(x, None) for x in spread.dots]
    for spot in spots(plan, pieces, track):
        if len(spot.pieces) > plan.lanes:
            _draw_capsule(canvas, plan, spot, tint)
            continue
        lane = 1 if spot.lanes == 2 else 0
        for up, piece in enumerate(spot.pieces, lane):
            _draw_one(canvas, plan, spot, up, piece, tint, track)
    for token in tokens:
        if token.cursor:
            _draw_cursor(canvas, plan, token, tint)


def _bars(canvas: Canvas, plan: Plan, hue: str, spread: SpreadArt) -> None:
    y = plan.storey - 1
    tint, mark = f"zone-{hue}", f"zone-{hue}-mark"
    ends = []
    for low, high in sorted(spread.clusters):
        start, end = (plan.start(x, plan.token[0]) for x in (low, high))
        ends.append((start, end + plan.token[0]))
        canvas.text(start, y, "▀" * (end + plan.token[0] - start), mark, tint)
    for (_, left), (right, _) in pairwise(ends):
        canvas.text(left, y, "╌" * (right - left), mark, tint)


def _clear(canvas: Canvas, plan: Plan, box: Box, tint: str) -> None:
    """Take the track away round a token; names and walls stay."""
    left = max(box.x, plan.track - 1)
    right = min(box.x + box.w, plan.wall + plan.wall_w - 1)
    canvas.fill(left, box.y, right - left, box.h, tint)


def _colours(token: FloorToken | None, tint: str) -> tuple[Tone, Tone, Tone]:
    """Give the body of a token, what is written on it, and the ground it stands on."""
    body: Tone = ("key", tint, FADED) if token is not None and token.faded else "key"
    return body, "on-key", tint


def _letters(token: FloorToken | None) -> str:
    """Give what stands for somebody in a capsule: two cells, or one for a dot."""
    if token is None:
        return DOT
    letters = "" if token.blank else clip(token.initials, 2)
    return letters + " " * (2 - width(letters))


def _draw_one(
    canvas: Canvas,
    plan: Plan,
    spot: Spot,
    lane: int,
    token: FloorToken | None,
    tint: str,
    track: bool,
) -> None:
    body, ink, ground = _colours(token, tint)
    y = plan.base - lane * plan.token[1]
    if plan.big:
        if track:
            _clear(canvas, plan, Box(spot.start - 1, y, 8, 3), tint)
        if token is None:
            canvas.fill(spot.start + 1, y + 1, 4, 1, body)
            canvas.text(spot.start + 1, y, "▗▄▄▖", body, tint)
            canvas.text(spot.start + 1, y + 2, "▝▀▀▘", body, tint)
        else:
            _draw_shape(canvas, Box(spot.start, y, 6, 3), token, tint, lifted=lane > 0)
        return
    x = spot.start
    if spot.cells > 3:
        canvas.put(x, y, "▐", body, ground)
        canvas.put(x + 4, y, "▌", body, ground)
        x += 1
    text = f" {DOT} " if token is None else row_token(token.shape, _letters(token))
    if token is None or token.full:
        canvas.text(x, y, text, ink, body, bold=True)
    else:
        canvas.text(x, y, text, body, ground, flags=BOLD | UNDERLINE)


@lru_cache(64)
def _quadrants(
    shape: int, w: int, h: int, full: bool, lifted: bool
) -> tuple[tuple[int, int, str], ...]:
    """Give a silhouette cell by cell; a lifted one loses a row of pixels from its middle."""
    mask = silhouette(shape, w, h, full).mask
    if lifted:
        middle = len(mask) // 2
        mask = (*mask[:middle], *mask[middle + 1 :])
    canvas = Canvas(w, h)
    canvas.mask(0, 0, mask, "key")
    return tuple(
        (x, y, char)
        for y, row in enumerate(canvas.chars)
        for x, char in enumerate(row)
        if char != " "
    )


def _draw_shape(
    canvas: Canvas, box: Box, token: FloorToken, tint: str, *, lifted: bool = False
) -> None:
    """Draw a silhouette with letters, or where there is room with the name.

    A lifted one is half a cell less high, so that it does not grow together with the one below.
    """
    body, ink, ground = _colours(token, tint)
    form = silhouette(token.shape, box.w, box.h, token.full)
    for x, y, char in _quadrants(token.shape, box.w, box.h, token.full, lifted and form.base < 0):
        canvas.put(box.x + x, box.y + y, char, body, body if char == "█" else None)
    flags = BOLD
    if form.base >= 0:
        edge = "▁" if form.base else "▔"
        canvas.text(box.x + 1, box.y + form.base, edge * (box.w - 2), body, ground)
        flags |= UNDERLINE if form.base else 0
    if token.blank:
        return
    text = clip(token.initials, 2)
    if box.w >= 12 and token.name:
        name = shorten(token.name, form.text_cells)
        text = name if width(name) > 2 else text
    x = box.x + (box.w - width(text)) // 2
    if token.full:
        canvas.text(x, box.y + form.text_row, text, ink, body, flags=flags)
    else:
        canvas.text(x, box.y + form.text_row, text, body, ground, flags=flags)


def _draw_cursor(canvas: Canvas, plan: Plan, token: FloorToken, tint: str) -> None:
    """Draw the token that is being moved, with a handle on each side that it can move to."""
    box = cursor_box(plan, token.x)
    _clear(canvas, plan, box.grown(1, 0), tint)
    if box.h == 1:
        canvas.text(
            box.x, box.y, row_token(token.shape, _letters(token)), "on-key", "key", bold=True
        )
    else:
        _draw_shape(canvas, box, token, tint)
    stop = int(min(max(token.x * STOPS, 0), STOPS - 1))
    row = plan.base + plan.token[1] // 2
    for handle, x, can in (("◄", box.x - 2, stop > 0), ("►", box.x + box.w + 1, stop < STOPS - 1)):
        if can:
            _clear(canvas, plan, Box(x - 1, row, 3, 1), tint)
            canvas.put(x, row, handle, "key", tint)


def _draw_capsule(canvas: Canvas, plan: Plan, spot: Spot, tint: str) -> None:
    """Draw a capsule: letters between round ends, or where there is room a pill of row tokens."""
    columns, rows = table(plan, len(spot.pieces))
    everyone = [piece for piece in spot.pieces if piece is not None]
    faded = bool(everyone) and all(token.faded for token in everyone)
    body: Tone = ("key", tint, FADED) if faded else "key"
    if plan.big:
        height = rows + 2
        top = plan.base + 3 - height
        _clear(canvas, plan, Box(spot.start - 1, top, spot.cells + 2, height), tint)
        canvas.fill(spot.start, top + 1, spot.cells, rows, body)
        canvas.text(spot.start, top, "▗" + "▄" * (spot.cells - 2) + "▖", body, tint)
        canvas.text(spot.start, top + rows + 1, "▝" + "▀" * (spot.cells - 2) + "▘", body, tint)
        x, top, each = spot.start + 2, top + 1, 3
    else:
        top = plan.base - rows + 1
        for row in range(top, top + rows):
            canvas.put(spot.start, row, "▐", body, tint)
            canvas.fill(spot.start + 1, row, spot.cells - 2, 1, body)
            canvas.put(spot.start + spot.cells - 1, row, "▌", body, tint)
        x, each = spot.start + 1, 2
    each = each if everyone else 1
    for index, piece in enumerate(spot.pieces):
        row, column = divmod(index, columns)
        over = columns - min(columns, len(spot.pieces) - row * columns)
        at = x + column * (each + 1) + over * (each + 1) // 2
        _write(canvas, at, top + row, piece, body, tint, plan.big)


def _write(
    canvas: Canvas, x: int, y: int, piece: FloorToken | None, body: Tone, tint: str, signs: bool
) -> None:
    """Write one of a capsule; an open one keeps the floor's ground."""
    text = _letters(piece)
    if piece is not None and signs:
        text = row_token(piece.shape, text)
    if piece is None or (piece.full and (not piece.faded or body != "key")):
        canvas.text(x, y, text, "on-key", body, bold=True)
    elif piece.full:
        canvas.text(x, y, text, ("on-key", "key", FADED), body, bold=True)
    else:
        ink = ("key", tint, FADED) if piece.faded else "key"
        canvas.text(x, y, text, ink, tint, flags=BOLD | UNDERLINE)
