"""The round table: who sits where, how far they are, the worn edge, and what lies under it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from game.tui.kit.roundtable import AsideArt, RoundPicture, RoundTable, SeatArt
from tests.tui.kit.shown import Shown, cells

NAMES = ("Zoë", "Mark", "Łucja", "Çağla", "Đức", "Anouk", "Bartholomeus-Jan")
QUESTION = "Bij welke klus vloog de tijd voor jou voorbij?"
SIZES = ((78, 19), (78, 16), (116, 44))


def seats(count: int, *heard: int) -> tuple[SeatArt, ...]:
    return tuple(
        SeatArt(
            shape=number % 6,
            initials=NAMES[number][:2].upper(),
            name=NAMES[number],
            state="gehoord" if number in heard else "straks",
            digit=str(number + 1),
            heard=number in heard,
            active=number == 0,
        )
        for number in range(count)
    )


async def drawn(picture: RoundPicture, size: tuple[int, int]) -> list[str]:
    table = RoundTable(picture)
    async with Shown(lambda: table).run_test(size=size) as pilot:
        await pilot.pause()
        return [
            "".join(char or " " for char, _ in cells(table.render_line(y)))
            for y in range(table.size.height)
        ]


def edge(rows: list[str]) -> str:
    return "".join(char for row in rows for char in row if char in "━┃┏┓┛┗─│┌┐┘└")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", range(1, 8))
async def test_everybody_sits_at_the_table_with_digit_name_and_state(
    count: int, size: tuple[int, int]
) -> None:
    rows = await drawn(RoundPicture(QUESTION, people=seats(count, 1)), size)
    text = "\n".join(rows)
    assert QUESTION in text
    for number, name in enumerate(NAMES[:count]):
        assert f"{number + 1} {name[:5]}" in text
    assert text.count("straks") + text.count("gehoord") == count


async def test_the_edge_wears_down_from_twelve_o_clock_until_all_of_it_is_thin() -> None:
    whole = edge(await drawn(RoundPicture(QUESTION, worn=0.0), SIZES[0]))
    half = await drawn(RoundPicture(QUESTION, worn=0.5), SIZES[0])
    gone = edge(await drawn(RoundPicture(QUESTION, worn=1.0), SIZES[0]))
    assert not set(whole) & set("─│┌┐┘└")
    assert not set(gone) & set("━┃┏┓┛┗")
    top = next(row for row in half if "┏" in row or "┌" in row)
    assert "┏" in top and "┐" in top, "clockwise: the right half is the first to go"


async def test_a_long_question_is_told_whole_where_it_fits_and_shortened_where_not() -> None:
    long = " ".join(["Wat zou je morgen anders doen als je zelf mocht kiezen?"] * 3)
    rows = await drawn(RoundPicture(long, "Vertel.", people=seats(6)), SIZES[0])
    assert "".join(rows).count("kiezen?") == 3
    endless = await drawn(RoundPicture(long * 6, people=seats(6)), SIZES[1])
    assert "…" in "".join(endless)
    assert all(len(row) == SIZES[1][0] for row in endless)


async def test_a_hint_lies_under_the_table_in_place_of_the_kept_lines() -> None:
    picture = RoundPicture(QUESTION, people=seats(6), lines=("Planning deelt Zoë.",))
    kept = "\n".join(await drawn(picture, SIZES[0]))
    assert "– Planning deelt Zoë." in kept
    aside = AsideArt("Voor de coach", "Vraag door.", "iedereen leest mee", "C  sluit")
    told = "\n".join(await drawn(replace(picture, aside=aside), SIZES[0]))
    assert "Voor de coach iedereen leest mee" in told and "Vraag door." in told
    assert "Planning" not in told


async def test_lines_that_do_not_fit_are_read_back_and_the_newest_comes_first() -> None:
    lines = tuple(f"regel {number}" for number in range(12))
    table = RoundTable(RoundPicture(QUESTION, people=seats(6), lines=lines))
    async with Shown(lambda: table).run_test(size=SIZES[0]) as pilot:
        await pilot.pause()

        def text() -> str:
            rows = (cells(table.render_line(y)) for y in range(table.size.height))
            return "\n".join("".join(char or " " for char, _ in row) for row in rows)

        assert table.overflows
        assert "regel 11" in text() and "regel 0" not in text() and "▲" in text()
        table.read(-20)
        assert "regel 0" in text() and "regel 11" not in text() and "▼" in text()
        table.picture = replace(table.picture, lines=(*lines, "regel 12"))
        assert "regel 12" in text()
