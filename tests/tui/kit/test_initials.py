"""Initials: two cells each, all different, whatever the names are."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from game.tui.kit.text import graphemes, printable, shorten, width, wrap
from game.tui.kit.tokens import initials, row_token, spaced

NASTY = [
    "👨\u200d👩\u200d👧", "🇳🇱", "🇳🇱 Piet", "🌻", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3",
    "e\u0301milie", "e\u0301 ", "\u0301\u0301", "Z" + "\u0351\u036b" * 20 + "algo",
    "דוד", "مُحَمَّد", "李明", "ｆｕｌｌ", "กำ", "한솔", "क्\u200dष", "١٢", "𐍈", "ß", "ﬁets", "ǆ",
    "\u202eevil", "\x1b[31mrood", "a\nb", "...", "\ud800", "🏴\U000e0067\U000e007f",
]  # fmt: skip
NAMES = st.one_of(st.text(min_size=1, max_size=12), st.sampled_from(NASTY))


@settings(max_examples=300, deadline=None)
@given(st.lists(NAMES, max_size=14))
def test_any_names_get_two_cells_each_and_no_two_the_same(names: list[str]) -> None:
    found = initials(names)
    assert len(found) == len(names)
    assert [cell_len(letters) for letters in found] == [2] * len(names)
    assert len(set(found)) == len(found)
    for letters in found:
        assert letters == unicodedata.normalize("NFC", letters)
        assert letters.isprintable() and "\u200d" not in letters


def test_the_names_of_the_pictures_get_their_first_two_letters() -> None:
    names = ["Zoë", "Mark", "Łucja", "Çağla", "Đức", "Anouk"]
    assert initials(names) == ("ZO", "MA", "ŁU", "ÇA", "ĐỨ", "AN")
    assert row_token(0, "ZO") == "●ZO" and row_token(6, "ZO") == "●ZO"


def test_equal_initials_take_the_next_letter_that_differs() -> None:
    assert initials(["Mark", "Maria"]) == ("MK", "MI")
    assert initials(["Jan", "Jana"]) == ("JA", "JN")
    assert initials(["李明", "李华"]) == ("明", "华")


def test_two_people_of_one_name_are_told_apart_by_a_number() -> None:
    assert initials(["Anna", "Anna"]) == ("AN", "A2")


def test_a_wide_letter_stands_alone_and_joined_pictures_are_passed_over() -> None:
    assert initials(["🌻"]) == ("🌻",)
    assert initials(["👨\u200d👩\u200d👧 Jo"]) == ("JO",)
    assert initials(["🇳🇱"]) == ("01",)
    assert initials(["J"]) == ("J ",)


def test_a_hundred_people_called_the_same_still_differ() -> None:
    assert len(set(initials(["Jo"] * 150))) == 150


@settings(max_examples=200, deadline=None)
@given(NAMES, st.integers(0, 20))
def test_shortened_text_fits_and_says_that_it_was_cut(text: str, cells: int) -> None:
    short = shorten(text, cells)
    assert cell_len(short) == width(short) <= cells
    if width(text) > cells > 0:
        assert short.endswith("…")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_nothing(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    whole = "".join(printable("\n".join(text.split("\n"))).split())
    assert "".join("".join(line.split()) for line in lines) == whole


@settings(max_examples=200, deadline=None)
@given(NAMES, st.integers(4, 20))
def test_a_spaced_name_fits_its_silhouette(name: str, cells: int) -> None:
    assert cell_len(spaced(name, cells)) <= cells


@given(NAMES)
def test_graphemes_are_one_or_two_cells_and_hold_nothing_that_moves_a_cursor(text: str) -> None:
    for grapheme, size in graphemes(text):
        assert size in (1, 2) and cell_len(grapheme) == size
        assert all(unicodedata.category(char)[0] != "C" for char in grapheme)
