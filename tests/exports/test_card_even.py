"""Cards of one job have type of one size; only a few that are far longer are smaller."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from cards.load import load_deck
from exports.cards.even import FEW, alike, even_sizes
from exports.cards.face import fitting, front
from exports.cards.sizes import SIZES
from exports.fonts import Style, main_face
from exports.pen import TextMark
from exports.sheets.job import Marks
from game.table.deckprint import Wanted, faces, print_job
from tests.exports.card_samples import LANGS, QUESTION, TALENT

POKER = SIZES["poker"]
LONG = "Wat deed je toen? " * 9


def _text_size(marks: Marks) -> float:
    """Give the size of a card's text, which alone is in Medium."""
    medium = main_face(Style.MEDIUM)
    return max(
        mark.size for mark in marks if isinstance(mark, TextMark) and mark.line.runs
        and mark.line.runs[0].face is medium
    )  # fmt: skip


@pytest.mark.parametrize("hint", [False, True])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("deck", ["talenten", "go-grow"])
@pytest.mark.parametrize("size", ["poker", "business"])
def test_neighbours_of_a_job_have_one_size(size: str, deck: str, lang: str, hint: bool) -> None:
    whole = load_deck(deck)
    wanted = Wanted(lang, SIZES[size], hint=hint)
    job = print_job(whole, whole.cards, wanted)
    found = [round(_text_size(marks), 3) for marks in job.fronts]
    count = Counter(found)
    (common, most), *others = count.most_common()
    assert sum(many for _size, many in others) <= len(found) // FEW
    assert all(one < common for one, _many in others)
    own = [
        fitting(face, SIZES[size], hint=hint) or 0.0 for face in faces(whole, whole.cards, wanted)
    ]
    assert sum(one < common + 0.01 for one in own) > len(found) // FEW
    assert most + sum(many for _size, many in others) == len(found)


def test_a_few_long_cards_step_down_and_more_take_all_with_them() -> None:
    def common(long: int, short: int) -> float:
        cards = [replace(QUESTION, text=LONG)] * long + [QUESTION] * short
        return even_sizes(cards, POKER)[alike(QUESTION)]

    small = fitting(replace(QUESTION, text=LONG), POKER)
    assert small is not None and small < 14.0
    assert common(0, 4) == common(1, 5) == common(2, 38) == 14.0
    assert common(1, 4) == common(2, 5) == common(3, 38) == small


def test_talents_do_not_make_questions_smaller_nor_one_language_another() -> None:
    french = replace(QUESTION, lang="fr", text=LONG)
    found = even_sizes([QUESTION, french, TALENT, replace(TALENT, text="", excess="")], POKER)
    assert found[alike(QUESTION)] == 14.0 > found[alike(french)]
    assert alike(TALENT) != alike(QUESTION) and len(found) == 3


def test_type_is_no_larger_than_asked_and_no_larger_than_fits() -> None:
    assert _text_size(front(QUESTION, POKER, most=11.0)) == 11.0
    assert _text_size(front(replace(QUESTION, text=LONG), POKER, most=14.0)) == fitting(
        replace(QUESTION, text=LONG), POKER
    )
