"""What is talked about and not kept: shown at the reveal, never written, gone after the step."""

from __future__ import annotations

import pytest

from game.engine import codec
from game.engine import commands as c
from game.engine.events import Placed
from game.engine.evolve import fold
from game.engine.view.poster import poster_view
from game.engine.view.screen import own_view, screen_view
from tests.engine.sitting import (
    OPEN,
    SEALED,
    Sitting,
    duo,
    everything,
    export_text,
    game,
    rows,
    shown,
    step,
    trio,
)

SPOTS = (0.123, 0.817)


def placed(health: str = "talk") -> Sitting:
    """Two of three people placed themselves on a board with a sensitive zone, on unlike spots."""
    sitting = Sitting.of(trio(sensitive=True), health=health).to("ikzelf")
    return sitting.place(("p1", "p1", *SPOTS), ("p2", "p2", 0.6, 0.7))


def test_under_talk_a_board_with_a_sensitive_zone_leaves_no_placement_in_the_log() -> None:
    sitting = placed().to("jij").place(("p1", "p2", 0.6, 0.6)).to("verschil").do(c.Reveal())
    assert not any(isinstance(one.event, Placed) for one in sitting.log)
    text = export_text(sitting, complete=True) + repr(rows(sitting.log))
    assert "0.123" not in text
    assert "placed" not in {kind for _, kind, *_ in rows(sitting.log)}


def test_an_insensitive_zone_of_such_a_board_is_volatile_too() -> None:
    """A gap in the log would tell who stood in the sensitive one."""
    sitting = placed()
    zones = {one.zone for one in sitting.state.volatile.values()}
    assert zones == {"glow", "grow"}


def test_under_keep_the_same_placements_are_durable() -> None:
    sitting = placed("keep")
    assert [one.event.kind for one in sitting.log[-2:]] == ["placed", "placed"]
    assert screen_view(sitting.state).health == "keep"
    assert not sitting.state.volatile
    assert everything(sitting.state) == everything(sitting.replayed())


def test_a_sensitive_step_is_volatile_on_a_board_without_sensitive_zones() -> None:
    sitting = Sitting.of(game(step("hier", "place", about="self", sensitive=True, **OPEN)))
    sitting.place(("p1", "p1", 0.1, 0.1))
    assert sitting.kinds() == ["session-started", "step-entered"]


def test_the_table_waits_for_those_who_did_not_lock_and_their_maker_sees_their_own() -> None:
    sitting = placed()
    assert screen_view(sitting.state).waiting == ("p3",)
    assert [one.x for one in own_view(sitting.state, "p1").screen.panel.mine] == [0.123]
    assert own_view(sitting.state, "p2").screen.panel.mine[0].x == 0.6
    assert screen_view(sitting.state).panel.mine == ()


def test_a_volatile_placement_is_shown_at_the_reveal_and_gone_after_the_step() -> None:
    sitting = placed().to("verschil").do(c.Reveal())
    tokens = screen_view(sitting.state).panel.tokens
    assert {(one.by, one.x) for one in tokens} == {("p1", 0.123), ("p2", 0.6)}
    assert all(one.id == "" for one in tokens)
    sitting.do(c.Next(anyway=True))
    assert everything(sitting.state) == everything(fold(sitting.log))
    sitting.do(c.GoTo("verschil"))
    assert screen_view(sitting.state).panel.tokens == ()
    assert screen_view(sitting.state).gaps == ()


def test_a_close_at_the_reveal_drops_what_was_volatile() -> None:
    sitting = placed().to("verschil").do(c.Reveal(), c.Close())
    assert everything(sitting.state) == everything(fold(sitting.log))


def test_a_close_before_the_reveal_drops_it_as_well() -> None:
    sitting = placed().do(c.Close())
    assert everything(sitting.state) == everything(fold(sitting.log))


def test_a_volatile_placement_of_or_about_who_left_is_never_shown() -> None:
    sitting = placed().to("jij").place(("p1", "p2", 0.4, 0.4), ("p3", "p1", 0.9, 0.9))
    sitting.do(c.Leave("p2")).to("verschil").do(c.Reveal())
    tokens = screen_view(sitting.state).panel.tokens
    assert {(one.by, one.about) for one in tokens} == {("p1", "p1"), ("p3", "p1")}
    assert {key[1] for key in sitting.state.volatile} <= {"p1", "p3"}
    sitting.do(c.Return("p2"))
    assert len(screen_view(sitting.state).panel.tokens) == 2
    assert not sitting.state.volatile


def test_a_volatile_gap_has_no_line_and_cannot_be_printed() -> None:
    sitting = placed().to("jij").place(("p1", "p2", 0.1, 0.1)).to("verschil").do(c.Reveal())
    (gap,) = screen_view(sitting.state).gaps
    assert gap.id == ""
    assert sitting.refused(c.ChooseLine("p2", "", True)) == "unknown-line"
    assert poster_view(sitting.state).tokens == ()


def test_undo_and_redo_pass_over_what_is_volatile() -> None:
    sitting = placed()
    for actor in ("p1", "p2", "table"):
        assert sitting.refused(c.Undo(actor)) == "nothing-to-undo"
    sitting.do(c.Rename("p1", "Zoé")).place(("p3", "p3", 0.9, 0.9)).do(c.Undo())
    assert len(sitting.state.volatile) == 3
    sitting.place(("p3", "p3", None, None)).do(c.Redo())
    assert len(sitting.state.volatile) == 3
    assert sitting.state.volatile["ikzelf", "p3", "p3", None].x is None
    sitting.to("verschil").do(c.Reveal(), c.Rename("p1", "Zoë"), c.Undo())
    assert len(screen_view(sitting.state).panel.tokens) == 2


def test_a_later_volatile_placement_takes_the_place_of_the_first() -> None:
    sitting = placed()
    for x, y in ((0.9, 0.1), (None, None)):
        sitting.place(("p1", "p1", x, y))
        assert sitting.state.volatile["ikzelf", "p1", "p1", None].x == x
    assert len(sitting.state.volatile) == 2
    assert "p1" not in screen_view(sitting.state).waiting


def test_a_volatile_placement_in_the_open_is_seen_at_once_and_gone_after_its_step() -> None:
    sitting = Sitting.of(trio(sensitive=True)).to("open").place(("p1", "p1", *SPOTS))
    tokens = screen_view(sitting.state).panel.tokens
    assert [(one.by, one.x, one.id) for one in tokens] == [("p1", 0.123, "")]
    sitting.do(c.Next(anyway=True))
    assert not sitting.state.volatile
    sitting.do(c.GoTo("open"))
    assert screen_view(sitting.state).panel.tokens == ()


def test_a_card_is_not_drawn_from_a_zone_that_is_not_kept() -> None:
    """The category of the card would tell, in the log, where somebody stood."""
    sitting = placed().to("verschil").do(c.Reveal()).to("kaarten")
    panel = screen_view(sitting.state).panel
    assert panel.category is None


def test_a_crash_loses_what_was_volatile_and_nothing_else() -> None:
    sitting = placed().to("jij").to("verschil").do(c.Reveal(), c.Note("Zo.", about="p1"))
    again = sitting.replayed()
    assert everything(again, volatile=False) == everything(sitting.state, volatile=False)
    assert not again.opened_volatile


@pytest.mark.parametrize("health", ["talk", "keep"])
def test_an_ordinary_board_does_not_care_about_health(health: str) -> None:
    sitting = Sitting.of(duo(), health=health).to("ikzelf").place(("p1", "p1", 0.1, 0.1))
    assert isinstance(sitting.last(), Placed)
    assert codec.encode(sitting.last())
    assert shown(sitting)


def test_sealed_and_sensitive_placements_are_separate_steps_of_one_reveal() -> None:
    """One step kept and one not: the gap is on screen and nowhere else."""
    sitting = Sitting.of(
        game(
            step("ik", "place", about="self", **SEALED),
            step("jij", "place", about="others", sensitive=True, **SEALED),
            step("zie", "reveal", of=["ik", "jij"]),
            players=2,
        )
    )
    sitting.place(("p1", "p1", 0.1, 0.1)).to("jij").place(("p2", "p1", 0.9, 0.9))
    sitting.to("zie").do(c.Reveal())
    (gap,) = screen_view(sitting.state).gaps
    assert (gap.id, gap.gap.word) == ("", "leap")
    sitting.do(c.ChooseLine("p1", str(sitting.log[2].seq), True), c.Next(anyway=True))
    assert [line.section for line in poster_view(sitting.state).lines] == ["token"]
    assert screen_view(sitting.state).gaps == ()
