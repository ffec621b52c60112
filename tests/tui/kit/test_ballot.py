"""The ballot: what it asks for by keys and mouse, what it shows, and that a blind one is mute."""

from __future__ import annotations

import random
from typing import Literal

import pytest
from msgspec.structs import replace
from textual.message import Message

from game.tui.kit.ballot import LEVELS, Ballot, BallotPicture, OptionArt
from tests.tui.kit.shown import Cell, Shown, cells

WORDS = (
    *("Eerlijkheid", "Plezier", "Zekerheid", "Vrijheid", "Samenwerken", "Leren", "Erkenning"),
    *("Rust", "Afwisseling", "Betekenis", "Duidelijkheid", "Humor"),
)
Kind = Literal["vote", "pick", "rate"]


def options(count: int, *own: int) -> tuple[OptionArt, ...]:
    values = (*own, *(0,) * count)
    return tuple(
        OptionArt(f"o{number}", WORDS[number], own=values[number]) for number in range(count)
    )


class Asked(Shown):
    """Remembers what the ballot asked for, and grants it when told to."""

    def __init__(self, ballot: Ballot) -> None:
        self.ballot = ballot
        self.asked: list[tuple[str, str, int]] = []
        super().__init__(lambda: ballot)

    def on_ballot_moved(self, message: Ballot.Moved) -> None:
        self.asked.append(("moved", message.key, 0))

    def on_ballot_changed(self, message: Ballot.Changed) -> None:
        self.asked.append(("changed", message.key, message.value))

    def answers(self) -> list[tuple[str, str, int]]:
        found, self.asked = self.asked, []
        return found


def shown(ballot: Ballot) -> list[list[Cell]]:
    return [cells(ballot.render_line(y)) for y in range(ballot.size.height)]


def texts(ballot: Ballot) -> list[str]:
    return ["".join(char or " " for char, _ in line) for line in shown(ballot)]


def line_with(ballot: Ballot, word: str) -> str:
    return next(line for line in texts(ballot) if word in line)


# ----------------------------------------------------------------------------------- the keyboard


@pytest.mark.parametrize(
    ("kind", "own", "key", "wanted"),
    [
        ("vote", 0, "space", 1),
        ("vote", 2, "right", 3),
        ("vote", 2, "left", 1),
        ("vote", 2, "backspace", 1),
        ("vote", 0, "left", None),
        ("pick", 0, "space", 1),
        ("pick", 3, "space", 0),
        ("pick", 3, "backspace", 0),
        ("rate", 0, "right", 4),
        ("rate", 0, "space", 3),
        ("rate", 0, "left", 2),
        ("rate", 3, "right", 4),
        ("rate", 5, "right", None),
        ("rate", 1, "left", None),
        ("rate", 4, "backspace", 0),
    ],
)
async def test_a_key_asks_for_a_value_of_the_current_option(
    kind: Kind, own: int, key: str, wanted: int | None
) -> None:
    ballot = Ballot(BallotPicture(kind, options(4, 0, own), cursor="o1"))
    app = Asked(ballot)
    async with app.run_test(size=(78, 17)) as pilot:
        assert ballot.press(key)
        await pilot.pause()
        assert app.answers() == ([] if wanted is None else [("changed", "o1", wanted)])
        assert ballot.picture.options[1].own == own


async def test_arrows_move_without_going_round_and_digits_go_to_an_option() -> None:
    ballot = Ballot(BallotPicture("vote", options(12), cursor="o0"))
    app = Asked(ballot)
    async with app.run_test(size=(78, 17)) as pilot:
        for key, at, wanted in (
            ("up", "o0", []),
            ("down", "o0", [("moved", "o1", 0)]),
            ("down", "o11", []),
            ("end", "o3", [("moved", "o11", 0)]),
            ("home", "o3", [("moved", "o0", 0)]),
            ("4", "o0", [("moved", "o3", 0), ("changed", "o3", 1)]),
            ("1", "o0", [("changed", "o0", 1)]),
        ):
            ballot.picture = replace(ballot.picture, cursor=at)
            assert ballot.press(key)
            await pilot.pause()
            assert app.answers() == wanted
        ballot.picture = BallotPicture("rate", options(3), cursor="o0")
        assert ballot.press("2")
        await pilot.pause()
        assert app.answers() == [("moved", "o1", 0)]
        assert not any(ballot.press(key) for key in ("9", "0", "x", "enter", "tab", ""))
        ballot.picture = BallotPicture("rate")
        assert not ballot.press("down")


async def test_once_the_tally_is_told_keys_only_move_and_clicks_change_nothing() -> None:
    told = tuple(replace(option, tally=(2,)) for option in options(3))
    ballot = Ballot(BallotPicture("vote", told, cursor="o0"))
    app = Asked(ballot)
    async with app.run_test(size=(78, 17)) as pilot:
        assert not ballot.press("space")
        assert ballot.press("2")
        await pilot.click(ballot, offset=(10, 1))
        ballot.picture = BallotPicture(
            "rate", (OptionArt("a", "Rust", tally=(1, 0, 0, 0, 2)),), "a"
        )
        for x in range(0, 78, 3):
            await pilot.click(ballot, offset=(x, 3))
        await pilot.pause()
        assert [what for what, _, _ in app.answers()] == ["moved"]


# -------------------------------------------------------------------------------------- the mouse


async def test_a_click_gives_a_dot_and_a_click_on_ones_own_dots_takes_it_back() -> None:
    ballot = Ballot(BallotPicture("vote", options(3, 0, 2), cursor="o0"))
    app = Asked(ballot)
    async with app.run_test(size=(78, 17)) as pilot:
        lines = texts(ballot)
        y = next(y for y, line in enumerate(lines) if "Plezier" in line)
        await pilot.click(ballot, offset=(lines[y].index("Plezier"), y))
        await pilot.click(ballot, offset=(lines[y].index("●"), y))
        await pilot.click(ballot, offset=(5, y + 1))
        await pilot.pause()
        assert app.answers() == [
            ("moved", "o1", 0),
            ("changed", "o1", 3),
            ("moved", "o1", 0),
            ("changed", "o1", 1),
        ]


@pytest.mark.parametrize("count", [3, 12])
async def test_a_click_on_a_stop_rates_and_the_mark_stands_there(count: int) -> None:
    ballot = Ballot(BallotPicture("rate", options(count), cursor="o1"))
    app = Asked(ballot)
    async with app.run_test(size=(78, 17)) as pilot:
        for stop in range(1, LEVELS + 1):
            ballot.picture = BallotPicture("rate", options(count, 0, stop), cursor="o1")
            [(x, y)] = [(line.index("●"), y) for y, line in enumerate(texts(ballot)) if "●" in line]
            ballot.picture = BallotPicture("rate", options(count), cursor="o1")
            await pilot.click(ballot, offset=(x, y))
            await pilot.pause()
            assert app.answers() == [("changed", "o1", stop)]


# -------------------------------------------------------------------------------------- the look


async def test_own_dots_and_places_stand_with_their_option_and_a_tally_is_dots() -> None:
    ballot = Ballot(BallotPicture("vote", options(3, 0, 2), spare=3, spare_word="nog te geven"))
    async with Shown(lambda: ballot).run_test(size=(78, 17)):
        assert line_with(ballot, "Plezier").count("●") == 2
        assert line_with(ballot, "Eerlijkheid").count("●") == 0
        assert line_with(ballot, "nog te geven").count("●") == 3
        ballot.picture = BallotPicture("pick", options(3, 2, 0, 1))
        assert line_with(ballot, "Eerlijkheid").rstrip().endswith(" 2")
        assert line_with(ballot, "Plezier").rstrip().endswith("Plezier")
        told = tuple(
            replace(option, own=3, tally=(count,))
            for option, count in zip(options(3), (0, 4, 40), strict=True)
        )
        ballot.picture = BallotPicture("vote", told)
        assert line_with(ballot, "Eerlijkheid").count("●") == 0
        assert line_with(ballot, "Plezier").count("●") == 4
        assert "\n".join(texts(ballot)).count("●") == 44
        assert not any(char.isdigit() for char in line_with(ballot, "Zekerheid")[6:])


async def test_a_told_rating_has_as_many_dots_on_each_stop_as_there_are_people() -> None:
    tally = (0, 1, 3, 0, 3)
    ballot = Ballot(BallotPicture("rate", (OptionArt("a", "Rust", own=1, tally=tally),)))
    async with Shown(lambda: ballot).run_test(size=(78, 17)):
        line = line_with(ballot, "●")
        groups = [
            part for part in line.replace("┌", "─").replace("┐", "─").split("─") if "●" in part
        ]
    assert [group.strip(" ┬") for group in groups] == ["●", "●●●", "●●●"]


@pytest.mark.parametrize("kind", ["vote", "pick", "rate"])
@pytest.mark.parametrize("size", [(78, 17), (114, 40)])
async def test_twelve_options_fit_without_scrolling(kind: Kind, size: tuple[int, int]) -> None:
    long = tuple(
        replace(option, text=f"{option.text} en nog veel meer woorden dan er op een regel kunnen")
        for option in options(12, 1, 2, 3, 4)
    )
    ballot = Ballot(BallotPicture(kind, long, spare_word="over"))
    async with Shown(lambda: ballot).run_test(size=size):
        lines = texts(ballot)
    for number, word in enumerate(WORDS):
        [line] = [line for line in lines if word in line]
        assert (f" {number + 1} " in line) == (number < 9)


async def test_where_not_all_fit_the_current_one_is_in_sight_and_arrows_say_there_is_more() -> None:
    ballot = Ballot(BallotPicture("pick", options(12), cursor="o0"))
    async with Shown(lambda: ballot).run_test(size=(60, 5)):
        for at in (0, 3, 11, 8, 0):
            ballot.picture = replace(ballot.picture, cursor=f"o{at}")
            text = "\n".join(texts(ballot))
            assert "► " in text and WORDS[at] in text
            assert ("▲" in text, "▼" in text) != (False, False)


async def test_only_the_current_option_is_marked_and_a_hue_gives_a_bar() -> None:
    ballot = Ballot(BallotPicture("pick", options(3), cursor="o1"))
    async with Shown(lambda: ballot).run_test(size=(78, 17)):
        marked = [line for line in texts(ballot) if "►" in line]
        assert len(marked) == 1 and "Plezier" in marked[0]
        coloured = tuple(replace(option, hue="werk", note="kort") for option in options(2))
        ballot.picture = BallotPicture("pick", coloured)
        assert sum("▌" in line for line in texts(ballot)) == 4
        assert sum("kort" in line for line in texts(ballot)) == 2


# ----------------------------------------------------------------------------------------- blind


@pytest.mark.parametrize("kind", ["vote", "pick", "rate"])
async def test_a_blind_ballot_is_equal_to_the_byte_whatever_was_chosen(kind: Kind) -> None:
    dice = random.Random(4)
    base = BallotPicture(
        kind, options(12), spare_word="over", low="nee", high="ja", blind=True, blind_word="BLIND"
    )
    ballot = Ballot(base)
    app = Asked(ballot)
    async with app.run_test(size=(78, 17)) as pilot:
        first = shown(ballot)
        assert any("▒ BLIND ▒" in line for line in texts(ballot))
        for _ in range(15):
            chosen = tuple(
                replace(
                    option,
                    own=dice.randrange(LEVELS + 1),
                    tally=dice.choice(((), (3,), (40,), (1, 2, 0, 0, 1))),
                )
                for option in base.options
            )
            ballot.picture = replace(
                base, options=chosen, cursor=f"o{dice.randrange(12)}", spare=dice.randrange(5)
            )
            assert shown(ballot) == first
        await pilot.click(ballot, offset=(10, 5))
        await pilot.pause()
        assert app.answers() == []
        ballot.picture = replace(base, cursor="o2")
        assert ballot.press("down")
        await pilot.pause()
        assert app.answers() == [("moved", "o3", 0)]


@pytest.mark.parametrize("depth", ["truecolor", "256", "standard"])
async def test_a_theme_changes_the_colours_and_no_letter_at_any_depth(depth: str) -> None:
    coloured = tuple(replace(option, hue="werk") for option in options(4, 1, 2))
    ballot = Ballot(BallotPicture("rate", coloured, cursor="o1", low="nee", high="ja"))
    app = Shown(lambda: ballot, depth=depth)
    async with app.run_test(size=(78, 17)) as pilot:
        dark = texts(ballot), shown(ballot)
        app.theme = "beamer"
        await pilot.pause()
        light = texts(ballot), shown(ballot)
    assert dark[0] == light[0] and dark[1] != light[1]
    for line in (*dark[1], *light[1]):
        for char, style in line:
            assert style is not None
            assert char == " " or style.color != style.bgcolor


async def test_messages_say_which_ballot_they_come_from() -> None:
    ballot = Ballot(BallotPicture("pick", options(2), cursor="o0"))
    seen: list[Message] = []

    class Listening(Shown):
        def on_ballot_changed(self, message: Ballot.Changed) -> None:
            seen.append(message)

    async with Listening(lambda: ballot).run_test(size=(78, 17)) as pilot:
        ballot.press("space")
        await pilot.pause()
    assert [message.ballot for message in seen if isinstance(message, Ballot.Changed)] == [ballot]
