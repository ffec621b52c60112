"""What was taken back, removed or written anew stays on the machine: no plain export holds it."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine import commands as c
from game.engine.state import State
from tests.engine.sitting import Sitting, duo, export_text, overleg
from tests.engine.test_follow import LAST

MOVES = st.lists(
    st.sampled_from(["note", "agree", "park", "change", "remove", "undo", "redo", "review"]),
    max_size=20,
)


def in_force(state: State) -> str:
    """Give all words that count now."""
    agreed = [f"{one.what} {one.first_step} {one.need}" for one in state.agreements.values()]
    written = [one.text for one in state.notes.values()]
    written += [one.text for one in state.parked.values()]
    learned = [said for made, said in state.learned.items() if made in state.agreements]
    return " ".join([*agreed, *written, *learned])


@settings(max_examples=60, deadline=None)
@given(MOVES)
def test_an_export_holds_words_that_count_and_no_others(moves: list[str]) -> None:
    sitting = Sitting.of(overleg()).to("afspraken")
    kept: list[int] = []
    for number, move in enumerate(moves):
        word = f"geheim{number:02}x"
        target = kept[number % len(kept)] if kept else None
        match move:
            case "note":
                sitting.ask(c.Note(word))
            case "park":
                sitting.ask(c.Park(word))
            case "agree":
                sitting.ask(c.Agree(word, ("p1",), f"{word}s", None, f"{word}n"))
                kept.append(sitting.log[-1].seq)
            case "change" if target is not None:
                sitting.ask(c.Agree(word, ("p2",), "", None, "", target))
            case "remove" if target is not None:
                sitting.ask(c.Agree("", (), "", None, "", target))
            case "review" if target is not None:
                sitting.ask(c.Review(target, "done", word))
            case "undo":
                sitting.ask(c.Undo())
            case "redo":
                sitting.ask(c.Redo())
    planted = re.compile(r"geheim\d\dx")
    told = set(planted.findall(export_text(sitting)))
    assert told == set(planted.findall(in_force(sitting.state)))
    assert set(planted.findall(export_text(sitting, complete=True))) >= told


def test_a_removed_line_is_told_as_withdrawn_and_not_as_sealed() -> None:
    sitting = Sitting.of(overleg()).to("afspraken")
    sitting.do(c.Park("Parkeren we dit?"), c.Undo())
    told = export_text(sitting)
    assert '"withdrawn": true' in told and "sealed" not in told.split("parked", 1)[1]


def test_what_was_learned_of_last_time_and_said_anew_is_withdrawn() -> None:
    sitting = Sitting.of(duo(), follows=LAST)
    sitting.do(c.FollowUp(7, "stuck", "Te druk."), c.FollowUp(7, "done", "Gelukt."))
    assert "Te druk." not in export_text(sitting) and "Gelukt." in export_text(sitting)
