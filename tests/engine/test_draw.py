"""Cards: turns that rotate, a pile that runs out, printed cards, and the stop card."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from game.engine import commands as c
from game.engine.events import Discussed, Drawn
from game.engine.steps.draw import DrawPanel
from game.engine.view.screen import screen_view
from tests.engine.sitting import SEALED, Sitting, duo, game, step, trio


def panel(sitting: Sitting) -> DrawPanel:
    found = screen_view(sitting.state).panel
    assert isinstance(found, DrawPanel)
    return found


def at_cards() -> Sitting:
    """Zoë stands in Know, Mark in Grow, both opened; cards are next."""
    sitting = Sitting.of(duo()).to("ikzelf")
    sitting.place(("p1", "p1", 0.1, 0.1), ("p2", "p2", 0.9, 0.9)).to("verschil").do(c.Reveal())
    return sitting.to("kaarten")


def turn(sitting: Sitting) -> str:
    player = panel(sitting).player
    assert player is not None
    return player


def whole_round(sitting: Sitting) -> list[str]:
    """Play all turns, and give who had them."""
    had: list[str] = []
    while panel(sitting).player is not None:
        had.append(turn(sitting))
        sitting.do(c.Draw(had[-1]), c.Discuss(had[-1]))
    return had


def test_players_take_turns_and_another_begins_at_the_next_step_that_draws() -> None:
    sitting = Sitting.of(
        game(step("een", "draw", turns=2), step("twee", "draw"), step("drie", "draw"))
    )
    assert whole_round(sitting) == ["p1", "p2", "p3"] * 2
    sitting.do(c.Next())
    assert whole_round(sitting) == ["p2", "p3", "p1"]
    sitting.do(c.Next())
    assert whole_round(sitting) == ["p3", "p1", "p2"]


def test_a_card_comes_from_the_zone_of_the_own_opened_token() -> None:
    sitting = at_cards()
    for player, category in (("p2", "grow"), ("p1", "know")):
        assert turn(sitting) == player
        assert panel(sitting).category == category
        sitting.do(c.Draw(player))
        card = panel(sitting).card
        assert card is not None
        assert card.category == category
        sitting.do(c.Discuss(player))


def test_a_token_that_stayed_closed_chooses_no_category() -> None:
    sitting = Sitting.of(duo()).to("ikzelf").place(("p1", "p1", 0.1, 0.1)).to("kaarten")
    for _ in range(2):
        assert panel(sitting).category is None
        sitting.do(c.Discuss(turn(sitting)))


def test_a_chosen_category_goes_before_the_zone() -> None:
    sitting = at_cards().do(c.Draw("p2", category="glow"))
    card = panel(sitting).card
    assert card is not None
    assert card.category == "glow"


def test_only_whose_turn_it_is_draws_and_ends_it() -> None:
    sitting = at_cards()
    assert turn(sitting) == "p2"
    for other in ("p1", "table"):
        assert sitting.refused(c.Draw(other)) == "not-your-turn"
        assert sitting.refused(c.Discuss(other)) == "not-your-turn"
    assert sitting.refused(c.Draw("p9")) == "not-at-table"
    whole_round(sitting)
    assert sitting.refused(c.Draw("p2")) == "turns-done"
    assert sitting.refused(c.Discuss("p2")) == "turns-done"


@pytest.mark.parametrize("typed", ["gg k 7", "GG-K-07", "ggk7", "gg-k-007", " Gg.K_7 ", "GG K 07"])
def test_a_printed_card_may_be_typed_in_any_way(typed: str) -> None:
    sitting = at_cards().do(c.Draw("p2", card=typed))
    card = panel(sitting).card
    assert card is not None
    assert card.card == "GG-K-07"


@pytest.mark.parametrize(
    "typed", ["", " ", "GG-K-99", "7", "-", "\x1b[2J", "GG-K-07-1", "9" * 50, "ＧＧ K 7", "ßß"]
)
def test_a_card_that_the_deck_lacks_is_refused_without_control_characters(typed: str) -> None:
    sitting = at_cards()
    refusal = sitting.ask(c.Draw("p2", card=typed))
    assert refusal is not None
    assert refusal.code == "unknown-card"
    assert refusal.params["example"] == "GG-K-01"
    assert refusal.params["card"].isprintable()
    assert len(refusal.params["card"]) <= 16


def test_unknown_categories_are_refused() -> None:
    for category in ("nergens", "", "KNOW"):
        assert at_cards().refused(c.Draw("p2", category=category)) == "unknown-category"


def test_no_card_comes_twice_before_the_pile_has_run_out() -> None:
    sitting = at_cards()
    size = sum(card.category == "grow" for card in sitting.state.started.decks[0].cards)
    for _ in range(size):
        sitting.do(c.Draw("p2"))
    cards = [kept.event.card for kept in sitting.state.drawn[("kaarten", "p2", 1)]]
    assert len(set(cards)) == size
    assert {one.id: one.left for one in panel(sitting).categories}["grow"] == 0
    before = cards[-1]
    sitting.do(c.Draw("p2"))
    event = sitting.last()
    assert isinstance(event, Drawn)
    assert event.card != before


def test_the_pile_is_handed_to_chance_without_what_was_drawn() -> None:
    sitting = at_cards()
    offered: list[list[str]] = []

    def chance(names: Sequence[str]) -> str:
        offered.append(list(names))
        return names[-1]

    sitting.chance = chance
    sitting.do(c.Draw("p2"), c.Draw("p2"))
    assert set(offered[0]) - set(offered[1]) == {offered[0][-1]}


def test_another_card_in_the_same_turn_puts_the_first_aside() -> None:
    sitting = at_cards().do(c.Draw("p2"), c.Draw("p2"), c.Discuss("p2"))
    first_card, second = (kept.event.card for kept in sitting.state.drawn[("kaarten", "p2", 1)])
    done = sitting.state.discussed[("kaarten", "p2", 1)].event
    assert done.card == second != first_card
    sitting.do(c.Undo("p2"), c.Undo("p2"))
    card = panel(sitting).card
    assert card is not None
    assert card.card == first_card


def test_a_stopped_question_leaves_the_same_events_as_one_that_was_answered() -> None:
    """There is one command for both, and its event says neither what nor how long."""
    answered = at_cards().do(c.Draw("p2"), c.Discuss("p2"))
    stopped = at_cards().do(c.Draw("p2"), c.Discuss("p2"))
    assert [one.event for one in answered.log] == [one.event for one in stopped.log]
    event = answered.last()
    assert isinstance(event, Discussed)
    assert set(event.model_dump()) == {"kind", "step", "visit", "by", "audience", "turn", "card"}
    assert event.audience == "spoken"


def test_a_turn_without_a_card_may_be_passed() -> None:
    sitting = at_cards().do(c.Discuss("p2"))
    event = sitting.last()
    assert isinstance(event, Discussed)
    assert event.card is None
    assert turn(sitting) == "p1"


def test_who_leaves_halfway_loses_their_turns_and_gets_them_back() -> None:
    sitting = Sitting.of(trio()).to("kaarten")
    order = [turn(sitting)]
    sitting.do(c.Discuss(order[0]))
    absent = turn(sitting)
    sitting.do(c.Leave(absent))
    assert turn(sitting) not in {absent, order[0]}
    assert sitting.refused(c.Draw(absent)) == "not-at-table"
    assert absent not in screen_view(sitting.state).waiting
    assert absent not in whole_round(sitting)
    sitting.do(c.Return(absent))
    assert whole_round(sitting) == [absent, absent]
    sitting.do(c.Next())


def test_going_back_to_the_cards_finds_the_turns_as_they_were() -> None:
    sitting = at_cards().do(c.Draw("p2"))
    on_table = panel(sitting).card
    sitting.do(c.GoTo("verschil"), c.GoTo("kaarten"))
    assert panel(sitting).card == on_table
    assert sitting.refused(c.Undo("p2")) == "nothing-to-undo"


def test_a_deck_without_cards_of_a_category_says_so() -> None:
    deck = duo().decks[0]
    poor = deck.model_copy(
        update={"cards": tuple(card for card in deck.cards if card.category != "glow")}
    )
    built = game(step("kaarten", "draw"), players=2)
    sitting = Sitting.of(type(built)(built.script, built.boards, (poor,)))
    assert sitting.refused(c.Draw("p1", category="glow")) == "no-cards"


def test_a_draw_reads_the_newest_of_several_opened_tokens() -> None:
    sitting = Sitting.of(
        game(
            step("voor", "place", about="self", **SEALED),
            step("zie", "reveal", of=["voor"]),
            step("na", "place", about="self", **SEALED),
            step("zie-ook", "reveal", of=["na"]),
            step("kaarten", "draw", **{"from": "zone-of-token"}),
            players=2,
        )
    )
    sitting.place(("p1", "p1", 0.1, 0.1)).to("zie").do(c.Reveal()).to("na")
    sitting.place(("p1", "p1", 0.9, 0.9)).to("zie-ook").do(c.Reveal()).to("kaarten")
    if turn(sitting) != "p1":
        sitting.do(c.Discuss(turn(sitting)))
    assert panel(sitting).category == "grow"
