"""Fit the words of a card: name, text, what is too much of it, and the hint for the coach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from exports.cards.content import FaceContent
from exports.cards.plan import LEAST_PT, CardPlan
from exports.cards.setting import cuts_a_word, draw_ink, ink_height, top_to_baseline
from exports.fonts import Style
from exports.graphemes import tidy
from exports.palette import BLACK, DOTS
from exports.pen import Pen
from exports.shaping import SetLine, set_line
from exports.textfit import MM, Block, text_width, width_of, wrap

_EXCESS_LESS: Final = 2.0
_UNDER_NAME: Final = 1.9
_ABOVE_RULE: Final = 2.2
_UNDER_RULE: Final = 2.4
_ABOVE_HINT: Final = 2.6
_UNDER_HINT: Final = 0.3
"""Millimetres on poker; the last is how far a hint reaches into the white above the foot."""
_RULE: Final = 0.25
_LEAST_RULE: Final = 0.2
_PITCH, _LEAST_PITCH, _MOST_PITCH = 6.8, 6.0, 9.0
_LIFT: Final = 0.8
"""How far the lowest line to write on stays above the foot's room."""
_EPSILON: Final = 0.001


class Excess(Struct, frozen=True):
    """A paragraph with a bold word before it: on its first line, or above where it must."""

    word: SetLine | None
    words: Block
    indent: float
    above: Block | None

    @property
    def height(self) -> float:
        """The height of its ink."""
        if self.above is None:
            return ink_height(self.words)
        return self.above.height + ink_height(self.words)

    def draw(self, pen: Pen, x: float, y: float, measure: float) -> None:
        """Print it with the top of its capitals at y."""
        if self.above is not None:
            right = self.words.rtl
            at = x + measure if right else x
            draw_ink(pen, at, y, self.above, align="right" if right else "left")
            y += self.above.height
        if self.word is not None:
            pen.line(x, y + top_to_baseline(self.words), self.word, self.words.size)
        draw_ink(pen, x, y, self.words, measure=measure, hang=-self.indent)


class Body(Struct, frozen=True):
    """Words that fit their box at `size` points; `gap` scales the white between them."""

    size: float
    gap: float
    name: Block
    text: Block
    excess: Excess | None
    hint: Block

    def draw(self, pen: Pen, plan: CardPlan) -> None:
        """Print name and text from the top of the box, the rest from its foot."""
        x, _, w, _ = plan.body
        draw_ink(pen, x, self._draw_name(pen, plan), self.text, measure=w)
        if self.excess is not None:
            top = self._draw_hint(pen, plan) - self.excess.height
            pen.rule(x, top - _UNDER_RULE * self.gap, w, _rule(plan))
            self.excess.draw(pen, x, top, w)
        else:
            self._draw_hint(pen, plan)

    def draw_lines(self, pen: Pen, plan: CardPlan, word: str, ink: str) -> None:
        """Print the name, then lines to write on, the last of them after a bold word if given."""
        x, _, w, _ = plan.body
        y = self._draw_name(pen, plan)
        low = self._draw_hint(pen, plan)
        pitch = min(max(_PITCH * plan.k, _LEAST_PITCH), _MOST_PITCH)
        if word.strip():
            size = plan.points(12.0 - _EXCESS_LESS)
            bold = set_line(tidy(word), Style.BOLD)
            indent = min(width_of(bold, size) + 0.5 * size * MM, w)
            pen.line(x, low - _LIFT, bold, size)
            pen.writing_line(x + indent, low - _LIFT, w - indent, ink)
            pen.rule(x, low - pitch + _LIFT / 2, w, _rule(plan))
            low -= 1.5 * pitch
        count = int((low - y) / pitch + _EPSILON)
        for line in range(1, count + 1):
            pen.writing_line(x, y + line * (low - y) / count - _LIFT, w, ink)

    def _draw_name(self, pen: Pen, plan: CardPlan) -> float:
        """Print the card's own name; give where what stands under it starts."""
        x, y, w, _ = plan.body
        if not self.name.lines:
            return y
        draw_ink(pen, x, y, self.name, measure=w)
        return y + ink_height(self.name) + _UNDER_NAME * self.gap

    def _draw_hint(self, pen: Pen, plan: CardPlan) -> float:
        """Print the hint above the foot; give how low what stands over it may reach."""
        x, y, w, h = plan.body
        if not self.hint.lines:
            return y + h
        top = y + h + _UNDER_HINT * plan.k - ink_height(self.hint)
        draw_ink(pen, x, top, self.hint, measure=w)
        return top - _ABOVE_HINT * self.gap


def _rule(plan: CardPlan) -> float:
    return max(_RULE * plan.k, _LEAST_RULE)


class _Setting(Struct, frozen=True):
    """How close words are set: leading in ems, white in parts, a name larger by so many points."""

    leading: float
    hint: float
    hint_leading: float
    gap: float
    name: tuple[float, ...]


_USUAL: Final = _Setting(1.24, 6.5, 1.2, 1.0, (3.5, 2.5, 1.5))
_CLOSE: Final = _Setting(1.18, 0.0, 1.14, 0.5, (2.5, 1.5))


def set_body(
    face: FaceContent, plan: CardPlan, *, hint: bool, most: float | None = None
) -> Body | None:
    """Set the words as large as they fit; `None` if they do not even at the smallest size.

    No larger than `most` points, if given. With a hint the last try is closer set: a talent then
    has four things to say.
    """
    told = face.hint if hint else ""
    for size in plan.body_sizes:
        if most is not None and size > most + _EPSILON:
            continue
        body = _at(face, told, plan, size, _USUAL)
        if body is not None:
            return body
    return _at(face, told, plan, plan.body_sizes[-1], _CLOSE) if told else None


def _at(face: FaceContent, hint: str, plan: CardPlan, size: float, how: _Setting) -> Body | None:
    _, _, w, h = plan.body
    white = 0.0
    text = wrap(face.text, Style.MEDIUM, size, w, how.leading)
    need = ink_height(text)
    if need > h + _EPSILON:
        return None
    name = _name(face.name, [size + more * plan.k for more in how.name], w)
    told = wrap(hint, Style.ITALIC, plan.points(how.hint), w, how.hint_leading)
    blocks = [text, name, told]
    excess = None
    if name.lines:
        need += ink_height(name)
        white += _UNDER_NAME
    if told.lines:
        need += ink_height(told) - _UNDER_HINT * plan.k
        white += _ABOVE_HINT
    if face.excess.strip():
        less = max(size - _EXCESS_LESS * plan.k, LEAST_PT)
        excess = _excess(face.excess_word, face.excess, less, w, how.leading)
        blocks.append(excess.words)
        need += excess.height
        white += _ABOVE_RULE + _UNDER_RULE
    # Words that are set close still get all the white that is left, as their neighbours have it.
    gap = min(max((h - need) / white, how.gap * plan.k), plan.k) if white else plan.k
    if need + white * gap > h + _EPSILON or any(cuts_a_word(block) for block in blocks):
        return None
    return Body(size, gap, name, text, excess, told)


def _name(name: str, sizes: Sequence[float], measure: float) -> Block:
    """Set a card's own name, a little smaller where that keeps it on one line."""
    for size in sizes:
        block = wrap(name, Style.BOLD, size, measure, 1.12)
        if len(block.lines) <= 1:
            return block
    return wrap(name, Style.BOLD, sizes[0], measure, 1.12)


def _excess(word: str, text: str, size: float, measure: float, leading: float) -> Excess:
    clean, rest = tidy(word), tidy(text)
    plain = wrap(rest, Style.REGULAR, size, measure, leading)
    if not clean:
        return Excess(None, plain, 0.0, None)
    bold = set_line(clean, Style.BOLD)
    indent = width_of(bold, size) + text_width("n", Style.REGULAR, size) / 2
    first = text_width(rest.split(" ")[0], Style.REGULAR, size)
    if plain.rtl or indent + first > measure:
        return Excess(None, plain, 0.0, wrap(clean, Style.BOLD, size, measure, leading))
    return Excess(bold, wrap(rest, Style.REGULAR, size, measure, leading, indent), indent, None)


def blank_body(face: FaceContent, plan: CardPlan, *, hint: bool) -> Body | None:
    """Set what a card to write on says besides its lines: its name and its hint, if any."""
    return _at(face, face.hint if hint else "", plan, plan.points(12.0), _USUAL)


def line_ink(*, eco: bool) -> str:
    """Give the colour of lines to write on: black where nothing but black may be printed."""
    return BLACK if eco else DOTS
