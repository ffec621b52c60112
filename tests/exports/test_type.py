"""Letters, fonts and lines: nothing is a box, nothing is lost, both directions read right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import substitutions
from exports.direction import levels
from exports.fonts import Style
from exports.graphemes import graphemes, tidy
from exports.shaping import set_line
from exports.textfit import text_width, width_of, wrap


def _shown(text: str) -> str:
    return set_line(tidy(text), Style.REGULAR).text


def _visual(text: str) -> str:
    runs = set_line(tidy(text), Style.REGULAR).runs
    return "".join(glyph.text for run in runs for glyph in run.glyphs)


@pytest.mark.parametrize(
    "text",
    [
        "Zoë, Łucja, Çağla, Đức, Ștefan, Őri, Ása",
        "Nguyễn Thị Ánh",
        "Ωμέγα Привет",
        "أحمد שלום สวัสดี नमस्ते",
        "✓ ● ■ ★ ♥ ① → ≈ €",
        "🌻 😀 ❤️ 👩🏽‍🌾 🇧🇪 1️⃣",
    ],
)
def test_names_scripts_symbols_and_emoji_print_as_they_are(text: str) -> None:
    assert substitutions(text) == ()
    assert _shown(text) == tidy(text)


def test_what_no_font_has_is_told_and_shown_as_something_readable() -> None:
    (first, second) = substitutions("李 en 李 met ☐")
    assert (first.original, first.shown) == ("李", "Li")
    assert (second.original, second.name, second.shown) == ("☐", "BALLOT BOX", "□")
    assert _shown("李 ☐") == "Li □"


def test_what_cannot_even_be_spelled_is_a_dot() -> None:
    (only,) = substitutions("a\U0010fffd")
    assert only.shown == "·"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=24))
def test_no_text_at_all_prints_a_box(text: str) -> None:
    clean = tidy(text)
    for style in (Style.REGULAR, Style.EXTRABOLD):
        for run in set_line(clean, style).runs:
            assert all(glyph.number for glyph in run.glyphs), run.text


def test_arabic_is_joined_and_runs_from_right_to_left() -> None:
    (run,) = set_line("محمد", Style.REGULAR).runs
    alone = {set_line(letter, Style.REGULAR).runs[0].glyphs[0].number for letter in "محد"}
    assert run.rtl
    assert "".join(glyph.text for glyph in run.glyphs) == "دمحم"
    assert run.glyphs[-1].number not in alone


def test_mixed_directions_keep_their_order_and_their_brackets() -> None:
    assert _visual("Zoë zegt שלום en gaat") == "Zoë zegt םולש en gaat"
    assert _visual("אבג (Mark) 12") == "12 )Mark( גבא"
    assert levels("אב(cd)", True) == [1, 1, 1, 2, 2, 1]
    assert levels("ab(גד)", False) == [0, 0, 0, 1, 1, 0]


def test_combining_marks_compose_and_a_pile_of_them_is_cut_down() -> None:
    assert _shown("e\u0301") == "é"
    (told,) = substitutions("x\u0302\u0302\u0302\u0302\u0302\u0302")
    assert told.shown == "x\u0302\u0302\u0302"


def test_controls_and_direction_marks_go_and_white_space_becomes_one_space() -> None:
    assert tidy(" a\t\n b\u200f\u202ec\x00\u00ad ") == "a bc"


def test_a_grapheme_is_what_a_reader_sees_as_one() -> None:
    assert graphemes("e\u0323a👩🏽‍🌾🇧🇪🇳🇱!") == ("e\u0323", "a", "👩🏽‍🌾", "🇧🇪", "🇳🇱", "!")


def test_letters_are_kerned() -> None:
    apart = sum(text_width(letter, Style.EXTRABOLD, 46) for letter in "To")
    assert text_width("To", Style.EXTRABOLD, 46) < apart


@settings(max_examples=80, deadline=None)
@given(
    st.text(alphabet="abcdefgh ijë,.W-é🌻ש ", max_size=160),
    st.floats(12, 120),
)
def test_every_line_fits_and_no_sign_is_lost(text: str, measure: float) -> None:
    block = wrap(text, Style.REGULAR, 11.5, measure)
    assert all(width_of(line, 11.5) <= measure + 0.01 for line in block.lines)
    assert "".join("".join(line.text.split()) for line in block.lines) == "".join(
        tidy(text).split()
    )


def test_a_short_last_word_takes_its_neighbour_along() -> None:
    text = "Vertel over een dag waarop alles lukte."
    measure = text_width("Vertel over een dag waarop alles", Style.MEDIUM, 12) + 0.5
    block = wrap(text, Style.MEDIUM, 12, measure)
    assert [line.text for line in block.lines] == ["Vertel over een dag waarop", "alles lukte."]


def test_a_word_longer_than_the_line_breaks_between_signs() -> None:
    block = wrap("👩🏽‍🌾" * 30, Style.REGULAR, 12, 20)
    assert len(block.lines) > 1
    assert all(set(graphemes(line.text)) == {"👩🏽‍🌾"} for line in block.lines)


def test_a_long_word_breaks_after_its_hyphen_if_it_has_one() -> None:
    measure = text_width("zonnebloemen-zaad", Style.REGULAR, 12)
    block = wrap("zonnebloemen-zaadverzameling", Style.REGULAR, 12, measure)
    assert [line.text for line in block.lines] == ["zonnebloemen-", "zaadverzameling"]


def test_a_text_that_is_set_again_keeps_the_spaces_that_do_not_break() -> None:
    told = "Qu’est-ce qui te plaît au travail\u00a0? Ce que je fais\u00a0: voilà, c’est dit\u00a0!"
    first, rest = wrap(told, Style.REGULAR, 11.5, 60).split(1)
    for measure in range(30, 200):
        again = wrap(told, Style.REGULAR, 11.5, 90).rewrapped(measure)
        assert again.lines == wrap(told, Style.REGULAR, 11.5, measure).lines
        for block in (again, first.rewrapped(measure), rest.rewrapped(measure)):
            assert not any(line.text[0] in "?:!" for line in block.lines)


def test_an_empty_text_has_no_lines() -> None:
    assert wrap(" \n ", Style.REGULAR, 12, 50).lines == ()
    assert wrap("", Style.REGULAR, 12, 50).height == 0
