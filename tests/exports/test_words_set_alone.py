"""Lines set from words that were shaped once: the same lines, and a first one that starts late."""

from __future__ import annotations

import pytest

from exports.fonts import Style, main_face
from exports.shaping import _shape, set_line
from exports.textfit import text_width, width_of, wrap
from tests.exports.card_samples import LANGS, built_in


@pytest.mark.parametrize("style", list(Style))
def test_a_line_set_from_its_words_is_as_if_shaped_whole(style: Style) -> None:
    texts = [face.text for lang in LANGS for face in built_in(lang)[:16]]
    for text in (*texts, "AV To fi ffi 1/2 f f i", "É Ł ’n – Yo"):
        shown = text.replace("\u00a0", " ")
        assert set_line(text, style).runs == (_shape(main_face(style), shown, False),)


def test_a_first_line_can_leave_room_for_a_word_in_another_style() -> None:
    text = "Je regelt alles voor iedereen en vergeet te vragen of ze het willen."
    block = wrap(text, Style.REGULAR, 10, 50, 1.24, 12)
    assert width_of(block.lines[0], 10) <= 38
    assert width_of(block.lines[0], 10) + text_width(" alles", Style.REGULAR, 10) > 38 - 12
    assert " ".join(line.text for line in block.lines) == text
