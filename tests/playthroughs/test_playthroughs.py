"""A whole session as a text: whatever changes for any viewer shows in the difference."""

from __future__ import annotations

from tests.playthroughs.six import bouwoverleg
from tests.playthroughs.telling import HERE, go_grow_duo


def test_the_game_for_two_is_told_as_it_is_played() -> None:
    told = (HERE / "go-grow-duo.txt").read_text(encoding="utf-8")
    assert go_grow_duo() == told, "look, then: python -m tests.playthroughs"


def test_the_telling_is_the_same_each_time() -> None:
    assert go_grow_duo() == go_grow_duo()


def test_before_the_reveal_no_place_is_told_but_to_its_maker() -> None:
    lines = go_grow_duo().splitlines()
    opened = next(number for number, line in enumerate(lines) if "All is opened at once" in line)
    told = [line for line in lines[:opened] if "(0." in line]
    assert len(told) >= 5
    assert all("my own:" in line for line in told)


def test_the_bouwoverleg_is_told_as_it_is_played() -> None:
    told = (HERE / "bouwoverleg.txt").read_text(encoding="utf-8")
    assert bouwoverleg() == told, "look, then: python -m tests.playthroughs"


def test_what_zoe_said_of_health_is_told_where_it_opened_and_nowhere_else() -> None:
    lines = bouwoverleg().splitlines()
    told = [line for line in lines if "breaks slip away" in line]
    own = [line for line in told if "my own:" in line]
    shown = [line for line in told if "somebody: health" in line]
    assert (len(own), len(shown)) == (1, 1) and len(told) == 2
    private = [line for line in lines if "Planning suits me." in line]
    assert all("my own:" in one or "answer of Zoë" in one for one in private)
