"""Cards are chosen by what is printed on them, and what a deck lacks is named."""

from __future__ import annotations

import pytest

from cards.load import load_deck
from exports.cards.sizes import SIZES
from game.table.deckchoice import Choice, UnknownChoice, chosen
from game.table.deckprint import Wanted, faces

DECK = load_deck("go-grow")


def ids(**asked: object) -> list[str]:
    return [card.id for card in chosen(DECK, Choice(**asked))]  # type: ignore[arg-type]


def test_without_a_choice_every_card_comes_in_the_order_of_the_deck() -> None:
    assert ids() == [card.id for card in DECK.cards]


@pytest.mark.parametrize("name", ["know", "KNOW", "Know", "k"])
def test_a_category_goes_by_its_id_its_name_or_its_letter(name: str) -> None:
    assert set(ids(category=(name,))) == {c.id for c in DECK.cards if c.category == "know"}


def test_choices_of_one_field_add_and_those_of_two_fields_narrow() -> None:
    both = ids(category=("know", "flow"), depth=("1",))
    assert {card[3] for card in both} == {"K", "F"}
    assert all(card.depth == 1 for card in DECK.cards if card.id in both)
    assert ids(kind=("tell",), category=("glow",)) == [
        card.id for card in DECK.cards if card.kind == "tell" and card.category == "glow"
    ]


def test_a_kind_goes_by_its_word_in_any_language() -> None:
    assert ids(kind=("vertel",)) == ids(kind=("tell",)) == ids(kind=("raconte",))


def test_ids_may_be_typed_in_any_form_and_as_a_stretch() -> None:
    assert ids(ids=("gg k 7", "GGR1")) == ["GG-K-07", "GG-R-01"]
    for stretch in ("GG-K-02..gg-k-4", "GG-K-02..04", "ggk2..4", "GG-K-04..GG-K-02"):
        assert ids(ids=(stretch,)) == ["GG-K-02", "GG-K-03", "GG-K-04"]


def test_some_by_chance_are_the_same_for_one_seed_and_stay_in_order() -> None:
    some = ids(count=10, seed=3)
    assert some == ids(count=10, seed=3) != ids(count=10, seed=4)
    order = [card.id for card in DECK.cards]
    assert some == sorted(some, key=order.index) and len(set(some)) == 10
    assert len(ids(count=999)) == len(order)


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ({"category": ("knwo",)}, "know"),
        ({"kind": ("fluister",)}, ""),
        ({"depth": ("4",)}, ""),
        ({"ids": ("GG-K-99",)}, "GG-K-0"),
    ],
)
def test_what_the_deck_lacks_is_named_with_what_it_has(asked: dict[str, object], near: str) -> None:
    with pytest.raises(UnknownChoice) as told:
        ids(**asked)
    (field,) = asked
    assert told.value.field == field
    assert told.value.near.startswith(near)
    assert told.value.allowed


def test_blank_cards_come_once_a_category_also_where_categories_take_turns() -> None:
    cards = [card for card in DECK.cards if card.depth == 1][:40]
    mixed = sorted(cards, key=lambda card: card.id[-2:])
    wanted = Wanted("nl", SIZES["poker"], blanks=2)
    made = faces(DECK, mixed, wanted)
    categories = {card.category for card in mixed}
    assert len(categories) > 1
    assert sum(face.blank for face in made) == 2 * len(categories)


def test_two_choices_never_share_a_file_name() -> None:
    assert Choice().name == ""
    assert Choice(category=("know",), depth=("1",)).name == "know-1"
    numbers = [f"GG-K-{one:02}" for one in range(1, 10)]
    long = [Choice(ids=(*numbers, last)) for last in ("GG-K-11", "GG-K-12")]
    one, two = (choice.name for choice in long)
    assert one != two and one[:30] == two[:30] and max(len(one), len(two)) < 40
    assert Choice(ids=long[0].ids).name == one
