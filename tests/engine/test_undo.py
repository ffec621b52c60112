"""Thinking again: one's own newest input of this visit, whatever happened beside it."""

from __future__ import annotations

import pytest

import game.engine.evolve as folding
from game.engine import commands as c
from game.engine.events import Undone
from game.engine.state import STRIDE
from game.engine.view.screen import own_view, screen_view
from tests.engine.sitting import Sitting, duo, everything, trio


def test_undo_takes_the_actors_own_newest_input_and_redo_brings_it_back() -> None:
    sitting = Sitting.of(duo()).to("ikzelf")
    sitting.place(("p1", "p1", 0.1, 0.1), ("p1", "p1", 0.2, 0.2), ("p2", "p2", 0.3, 0.3))
    sitting.do(c.Undo("p1"))
    assert [one.x for one in own_view(sitting.state, "p1").screen.panel.mine] == [0.1]
    assert [one.x for one in own_view(sitting.state, "p2").screen.panel.mine] == [0.3]
    sitting.do(c.Undo("p1"))
    assert screen_view(sitting.state).waiting == ("p1",)
    sitting.do(c.Redo("p1"), c.Redo("p1"))
    assert [one.x for one in own_view(sitting.state, "p1").screen.panel.mine] == [0.2]
    assert sitting.refused(c.Redo("p1")) == "nothing-to-redo"


@pytest.mark.parametrize("other", ["p2", "table"])
def test_nobody_takes_back_what_another_sealed(other: str) -> None:
    sitting = Sitting.of(duo()).to("ikzelf").place(("p1", "p1", 0.1, 0.1))
    assert sitting.refused(c.Undo(other)) == "nothing-to-undo"
    sitting.do(c.Undo("p1"))
    assert sitting.refused(c.Redo(other)) == "nothing-to-redo"


@pytest.mark.parametrize("other", ["p2", "table"])
def test_nobody_takes_back_the_line_that_another_chose_about_themself(other: str) -> None:
    sitting = Sitting.of(duo()).to("ikzelf").place(("p1", "p1", 0.1, 0.1))
    token = str(sitting.state.seq)
    sitting.to("verschil").do(c.Reveal()).to("slot").do(c.ChooseLine("p1", token, True))
    assert sitting.refused(c.Undo(other)) == "nothing-to-undo"
    sitting.do(c.Undo("p1"))
    assert not sitting.state.lines
    assert sitting.refused(c.Redo(other)) == "nothing-to-redo"
    sitting.do(c.Redo("p1"))
    assert dict(sitting.state.lines) == {token: True}


def test_the_table_takes_back_any_open_input_but_a_player_only_their_own() -> None:
    sitting = Sitting.of(duo()).to("inzichten").do(c.Note("Een", by="p1"), c.Note("Twee", by="p2"))
    assert sitting.refused(c.Undo("p9")) == "not-at-table"
    sitting.do(c.Undo("p1"))
    assert [note.text for note in sitting.state.notes.values()] == ["Twee"]
    sitting.do(c.Undo())
    assert not sitting.state.notes
    assert sitting.refused(c.Redo("p2")) == "nothing-to-redo"
    sitting.do(c.Redo("p1"), c.Redo())
    assert [note.text for note in sitting.state.notes.values()] == ["Een", "Twee"]


def test_a_new_open_input_ends_every_redo_since_it_may_clash() -> None:
    sitting = Sitting.of(duo()).to("verschil").do(c.Reveal())
    sitting.do(c.Note("Van mij", about="p1", by="p1"), c.Undo("p1"))
    sitting.do(c.Note("Van jou", about="p1", by="p2"))
    assert sitting.refused(c.Redo("p1")) == "nothing-to-redo"
    assert [note.text for note in sitting.state.notes.values()] == ["Van jou"]


def test_a_sealed_input_ends_only_its_makers_redo() -> None:
    sitting = Sitting.of(duo()).to("ikzelf")
    sitting.place(("p1", "p1", 0.1, 0.1), ("p2", "p2", 0.2, 0.2)).do(c.Undo("p1"), c.Undo("p2"))
    sitting.place(("p2", "p2", 0.3, 0.3))
    assert sitting.refused(c.Redo("p2")) == "nothing-to-redo"
    sitting.do(c.Redo("p1"))


@pytest.mark.parametrize("barrier", [c.Next(anyway=True), c.GoTo("velden")])
def test_no_undo_crosses_a_change_of_step(barrier: c.Command) -> None:
    sitting = Sitting.of(duo()).to("ikzelf").place(("p1", "p1", 0.1, 0.1)).do(barrier)
    assert sitting.refused(c.Undo("p1")) == "nothing-to-undo"
    sitting.do(c.GoTo("ikzelf"))
    assert sitting.refused(c.Undo("p1")) == "nothing-to-undo"


def test_no_undo_and_no_redo_cross_a_reveal() -> None:
    sitting = Sitting.of(trio()).to("verschil").do(c.Rename("p1", "Zo"), c.Leave("p3"), c.Undo())
    sitting.do(c.Reveal())
    assert sitting.refused(c.Undo()) == "nothing-to-undo"
    assert sitting.refused(c.Redo()) == "nothing-to-redo"


def test_undo_leaves_the_timer_alone() -> None:
    sitting = Sitting.of(duo()).to("inzichten").do(c.Note("Een"))
    sitting.do(c.PauseTimer(), c.ExtendTimer(120), c.StartTimer())
    clock = sitting.state.clock
    sitting.do(c.Undo())
    assert sitting.state.clock == clock
    assert sitting.refused(c.Undo()) == "nothing-to-undo"
    sitting.do(c.Redo())
    assert sitting.state.clock == clock


def test_a_change_of_a_line_outlives_the_undo_of_the_line_by_its_first_writer() -> None:
    sitting = Sitting.of(duo()).to("inzichten").do(c.Note("Een", by="p1"))
    line = sitting.state.seq
    sitting.do(c.Note("Beter", by="p2", replaces=line), c.Undo("p1"))
    assert [note.text for note in sitting.state.notes.values()] == ["Beter"]
    sitting.do(c.Redo("p1"))
    assert [note.text for note in sitting.state.notes.values()] == ["Beter"]


def test_an_undo_far_back_in_a_long_visit_gives_what_a_fold_without_it_gives() -> None:
    sitting = Sitting.of(duo()).to("inzichten")
    for number in range(43):
        sitting.do(c.Note(f"Zin {number}", by="p1" if number % 7 else "p2"))
    before = everything(sitting.state)
    for _ in range(4):
        sitting.do(c.Undo("p2"))
    texts = [note.text for note in sitting.state.notes.values()]
    assert len(texts) == 43 - 4
    assert "Zin 42" not in texts
    assert everything(sitting.state) == everything(sitting.replayed())
    for _ in range(4):
        sitting.do(c.Redo("p2"))
    after = everything(sitting.state)
    assert after.pop("seq") == before.pop("seq") + 8
    assert after == before


def test_an_undo_of_the_newest_costs_the_same_in_a_long_visit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sitting = Sitting.of(duo()).to("inzichten")
    for number in range(400):
        sitting.do(c.Note(f"Zin {number}"))
    applied: list[int] = []
    take_in = folding._take_in

    def counted(*args: object) -> None:
        applied.append(1)
        take_in(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(folding, "_take_in", counted)
    sitting.do(c.Undo(), c.Redo())
    assert len(applied) <= 2 * STRIDE


def test_an_undo_of_something_unknown_in_a_damaged_log_changes_nothing_but_the_number() -> None:
    sitting = Sitting.of(duo()).to("inzichten").do(c.Note("Een"))
    before = everything(sitting.state)
    for target in (0, 1, 2, 99, -1):
        envelope = sitting.log[-1]._replace(
            seq=sitting.state.seq + 1, event=Undone(by="table", target=target)
        )
        after = everything(folding.evolve(sitting.state, envelope))
        assert after.pop("seq") == before["seq"] + 1
        assert after == {key: value for key, value in before.items() if key != "seq"}


def test_a_very_long_visit_can_be_let_go_of() -> None:
    """A chain of 100,000 inputs is freed without running out of stack."""
    sitting = Sitting.of(duo()).to("inzichten").do(c.Note("Een"))
    envelope = sitting.log[-1]
    log = [envelope._replace(seq=envelope.seq + number) for number in range(100_000)]
    state = folding.fold(log, sitting.state)
    assert len(state.notes) == 100_000
    del state
