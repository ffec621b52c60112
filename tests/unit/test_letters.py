"""Everybody on paper bears letters of their own, also where many names are alike."""

from __future__ import annotations

import pytest

from exports.graphemes import graphemes
from exports.talk.networkcontent import NetworkContent
from exports.talk.write import render_talk
from game.engine import commands as c
from game.engine.steps.network import MOST_NODES
from game.engine.view.parts import PlayerView
from game.engine.view.talk import talk_view
from game.table.letters import token_letters
from game.table.talk import talk_content
from tests.alone import alone
from tests.engine.sitting import Sitting

FORMS = ("klant {}", "team {}", "P {}", "P{}", "Zoë {} van de zorg", "👩‍🔧 {}", "{}", "É")


def given(names: list[str]) -> list[str]:
    people = (PlayerView(f"n{at}", one, "", True, at) for at, one in enumerate(names))
    return list(token_letters(people).values())


@pytest.mark.parametrize("many", [24, 60])
@pytest.mark.parametrize("form", FORMS)
def test_names_that_are_alike_bear_letters_of_their_own(form: str, many: int) -> None:
    names = [form.format(number) for number in range(1, many + 1)]
    letters = given(names)
    assert len(set(letters)) == many
    for one, name in zip(letters, names, strict=True):
        first, *more = graphemes(one)
        assert first == graphemes(name)[0].upper()
        assert len(more) <= 2
        if len(more) == 2:  # only where every shorter number is somebody's
            assert {f"{first}{digit}" for digit in range(1, 10)} < set(letters)


def test_names_that_differ_bear_one_letter_or_two() -> None:
    assert given(["Zoë", "Mark", "Mia", "mama", "M"]) == ["Z", "Ma", "Mi", "Mm", "M1"]


@pytest.mark.parametrize("name", ["klant {}", "P {}"])
def test_a_full_map_of_names_that_are_alike_is_printed(name: str) -> None:
    sitting = Sitting.of(alone(), names=("Zoë",)).do(c.GoTo("mensen"))
    for number in range(1, MOST_NODES + 1):
        sitting.do(c.Link("p1", f"n{number}", name.format(number), "team", number / MOST_NODES))
    content = talk_content(talk_view(sitting.state, everything=True))
    (drawn,) = (one.drawing for one in content.drawings)
    assert isinstance(drawn, NetworkContent)
    assert len({node.letters for node in drawn.nodes}) == MOST_NODES
    assert render_talk(content)
