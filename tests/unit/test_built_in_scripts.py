"""The built-in scripts: whole, in three languages, and short enough for the screen."""

from __future__ import annotations

import re

import pytest

from datafiles.text import LANGUAGES
from game.script.load import lint, load_script, script_ids
from game.script.steps import kinds
from game.script.steps.draw import Draw
from game.script.steps.place import Place
from game.script.steps.reveal import Reveal


def test_there_are_three_built_in_games_and_each_is_whole_in_every_language() -> None:
    assert script_ids() == ["bouwoverleg", "go-grow-duo", "loopbaangesprek"]
    for name in script_ids():
        assert lint(name) == []
        script = load_script(name)
        begun = script.begun(follows=False).steps
        assert sum(step.minutes for step in begun) == script.minutes
        texts = [script.title, script.summary]
        for step in script.steps:
            texts += [step.title, step.text, step.more, step.hint]
        assert all(text is not None and tuple(text) == LANGUAGES for text in texts)


def test_each_game_lasts_as_long_as_people_sit_together_and_all_play_every_kind() -> None:
    duo, team = load_script("go-grow-duo"), load_script("bouwoverleg")
    alone = load_script("loopbaangesprek")
    assert (alone.solo, alone.players.max) == (True, 1)
    assert 60 <= alone.minutes <= 90
    assert (duo.minutes, duo.players.min, duo.players.max, duo.players.best) == (60, 2, 2, None)
    assert (team.minutes, team.players.min, team.players.max) == (120, 3, 7)
    assert team.players.best == (4, 6)
    used = {step.kind for script in (duo, team, alone) for step in script.steps}
    assert used == set(kinds())


@pytest.mark.parametrize("name", script_ids())
def test_its_texts_fit_the_skeleton_and_speak_to_a_colleague(name: str) -> None:
    """The task and the help under it are one line each, at most 76 cells; a hint is two lines."""
    for step in load_script(name).steps:
        assert step.more is not None
        assert step.hint is not None
        for text in (step.title, step.text, step.more, step.hint):
            for lang, words in text.items():
                assert len(words) <= (140 if text is step.hint else 80), words
                assert not re.search(r"\s\s|\s$|\.\.\.|['\"]", words)
                assert lang != "nl" or not re.search(r"\b(u|uw)\b", words, re.IGNORECASE)
        assert all(len(words) <= 76 for words in (*step.text.values(), *step.more.values()))


def test_the_game_for_a_team_asks_nine_questions_with_a_break_in_the_middle() -> None:
    script = load_script("bouwoverleg")
    assert (script.counts, script.questions) == ("questions", 9)
    numbers = [step.question for step in script.steps if step.question is not None]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, 10))
    (at,) = (
        index for index, step in enumerate(script.steps) if getattr(step, "show", "") == "break"
    )
    before = {step.question for step in script.steps[:at]} - {None}
    assert before == {1, 2, 3, 4}
    assert [step.id for step in script.steps if step.only] == ["terugblik"]


def test_its_steps_are_those_of_the_main_job() -> None:
    script = load_script("go-grow-duo")
    assert [step.kind for step in script.steps] == [
        *("say", "say", "place", "place", "reveal", "draw", "note", "agree", "close"),
    ]
    own, other, reveal, draw = (script.steps[index] for index in (2, 3, 4, 5))
    assert isinstance(own, Place)
    assert isinstance(other, Place)
    assert isinstance(reveal, Reveal)
    assert isinstance(draw, Draw)
    assert (own.about, own.audience, other.about, other.audience) == (
        "self",
        "sealed",
        "others",
        "sealed",
    )
    assert reveal.of == (own.id, other.id)
    assert (draw.source, draw.turns) == ("zone-of-token", 2)
    assert script.step("verschil") is reveal
    assert script.step("nergens") is None
