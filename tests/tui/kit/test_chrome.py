"""The rows that never move, the skeleton they stand in, and what a small window shows."""

from __future__ import annotations

import pytest
from textual.app import App

from game.tui.kit.chrome import (
    HeaderBar,
    HeaderPicture,
    KeyBar,
    KeyHint,
    KeysPicture,
    MessageLine,
    MessagePicture,
    PersonArt,
    ProgressLine,
    ProgressPicture,
    TablePicture,
    TableStrip,
    TaskLines,
    TaskPicture,
)
from game.tui.kit.menu import MenuEntry, MenuList, MenuPicture
from game.tui.kit.rail import Rail, RailPerson, RailPicture, RailSection
from game.tui.kit.skeleton import FitGuard, Skeleton
from tests.tui.kit.shown import Shown

HINTS = (
    KeyHint("s", "S", "stopkaart"),
    KeyHint("enter", "Enter", "vast", main=True),
    KeyHint("", "←↑↓→", "zet"),
    KeyHint("v", "V", "blind"),
)
HELP = KeyHint("h", "H", "hulp")
PEOPLE = tuple(
    PersonArt(shape, letters, state, locked=state == "vast")
    for shape, letters, state in (
        (1, "MA", "vast"),
        (0, "ZO", "bezig"),
        (2, "ŁU", "straks"),
        (3, "ÇA", "straks"),
        (4, "ĐỨ", "straks"),
        (5, "AN", "straks"),
    )
)


async def _lines(widget: object, size: tuple[int, int] = (80, 3)) -> list[str]:
    app = Shown(lambda: widget)  # type: ignore[arg-type, return-value]
    async with app.run_test(size=size):
        return app.lines()


async def test_the_header_holds_game_step_and_time_and_cuts_the_step_first() -> None:
    [row, *_] = await _lines(HeaderBar(HeaderPicture("Go Grow", "2/7 Plaats jezelf", "nog 4 min")))
    assert row == f" ⌂ Go Grow{' ' * 21}2/7 Plaats jezelf{' ' * 22}nog 4 min "
    long = HeaderPicture("Een heel lang spel met een naam", "3/7 " + "stap " * 20, "nog 120 min")
    [row, *_] = await _lines(HeaderBar(long))
    assert "nog 120 min" in row and "…" in row and "3/7 stap" in row


async def test_the_progress_line_is_as_in_the_storyboard() -> None:
    [row, *_] = await _lines(ProgressLine(ProgressPicture(7, 1, 0.3)), (78, 1))
    assert row == ("━━━━━━━━━━ ━━━─────── ╌╌╌╌╌╌╌╌╌╌ ╌╌╌╌╌╌╌╌╌╌╌ ╌╌╌╌╌╌╌╌╌╌ ╌╌╌╌╌╌╌╌╌╌ ╌╌╌╌╌╌╌╌╌╌╌")


@pytest.mark.parametrize("total", [1, 9, 40, 78, 200])
async def test_any_number_of_steps_fits_the_progress_line(total: int) -> None:
    [row, *_] = await _lines(ProgressLine(ProgressPicture(total, total // 2, 1.0)), (78, 1))
    assert len(row) == 78


async def test_a_long_task_takes_the_row_of_the_help_instead_of_being_cut() -> None:
    task = "Zet Margarethe-Alexandra neer op het veld waar jij haar de laatste maanden vooral zag."
    first, second, _ = await _lines(TaskLines(TaskPicture(task, "hulp")), (78, 3))
    assert " ".join(f"{first} {second}".split()) == task and "hulp" not in second


async def test_the_table_strip_is_as_in_the_storyboard() -> None:
    [row, *_] = await _lines(TableStrip(TablePicture(PEOPLE)), (78, 1))
    assert row.rstrip() == (
        "▐■MA▌vast    ●ZO bezig   ▲ŁU straks  ◆ÇA straks  ▼ĐỨ straks  +AN straks"
    )


async def test_twelve_people_with_long_states_all_keep_their_token() -> None:
    people = tuple(PersonArt(n, f"A{n:X}"[:2], "nog lang niet klaar") for n in range(12))
    [row, *_] = await _lines(TableStrip(TablePicture(people)), (78, 1))
    assert all(person.initials in row for person in people)


async def test_a_refusal_stands_behind_an_exclamation_mark() -> None:
    [row, *_] = await _lines(MessageLine(MessagePicture("Dat gaat nu niet.", refusal=True)))
    assert row.startswith(" !  Dat gaat nu niet.")


async def test_the_main_key_comes_first_and_the_least_important_go_when_it_is_narrow() -> None:
    picture = KeysPicture(HINTS, HELP)
    [row, *_] = await _lines(KeyBar(picture), (80, 1))
    assert row.startswith("  Enter  vast   S  stopkaart   ←↑↓→  zet   V  blind")
    assert row.endswith(" H  hulp ")
    [row, *_] = await _lines(KeyBar(picture), (42, 1))
    assert "Enter" in row and "stopkaart" in row and "blind" not in row and row.endswith("hulp ")


class Pressing(Shown):
    """Remembers which keys were clicked."""

    pressed: list[str]

    def on_key_bar_key_pressed(self, message: KeyBar.KeyPressed) -> None:
        self.pressed.append(message.key)


async def test_clicking_a_key_posts_it_and_one_without_a_key_does_nothing() -> None:
    bar = KeyBar(KeysPicture(HINTS, HELP))
    app = Pressing(lambda: bar)
    app.pressed = []
    async with app.run_test(size=(80, 1)) as pilot:
        for x in (3, 17, 36, 73):
            await pilot.click(bar, offset=(x, 0))
        await pilot.pause()
    assert app.pressed == ["enter", "s", "h"]


def _skeleton(sealed: bool = False) -> Skeleton:
    rail = Rail(
        RailPicture(
            "Zo zien anderen Zoë",
            (RailPerson(1, "MA", ("Mark", "een sprong", "in Grow"), False, True),),
            (RailSection("Wie zegt wat?", ("1  Zoë: waarom sta ik hier?",)),),
            ("vol = zo zie ik mij",),
        )
    )
    menu = MenuList(MenuPicture((MenuEntry("x", "X", "geheim"),)), id="field")
    skeleton = Skeleton(menu, rail=rail, too_small="Minstens 80×24 nodig.")
    skeleton.header.picture = HeaderPicture("Go Grow", "2/7 Plaats", "nog 4 min", sealed)
    skeleton.progress.picture = ProgressPicture(7, 1, 0.3)
    skeleton.task_lines.picture = TaskPicture("Zoë, waar sta jij nu?", "Zet jezelf neer.")
    skeleton.strip.picture = TablePicture(PEOPLE)
    skeleton.message.picture = MessagePicture("Let op.")
    skeleton.keys.picture = KeysPicture(HINTS, HELP)
    skeleton.sealed = sealed
    return skeleton


async def test_the_rows_stand_where_the_table_of_the_look_says() -> None:
    lines = await _lines(_skeleton(), (80, 24))
    assert "⌂ Go Grow" in lines[0] and lines[1].startswith(" ━━")
    assert lines[2].startswith(" Zoë, waar") and lines[3].startswith(" Zet jezelf")
    assert lines[21].startswith(" ▐■MA▌vast") and lines[22].startswith(" Let op.")
    assert lines[23].startswith("  Enter  vast") and "Zo zien" not in "".join(lines)


async def test_the_roomy_layout_has_a_rail_and_no_strip() -> None:
    lines = await _lines(_skeleton(), (160, 50))
    assert lines[3].startswith("   Zoë, waar") and lines[47].startswith("   Let op.")
    assert lines[49].startswith("  Enter") and lines[7][122:141] == "Zo zien anderen Zoë"
    assert "▐■MA▌" not in "".join(lines)
    assert lines[44][122:141] == "vol = zo zie ik mij"


async def test_drapes_hang_at_both_sides_while_sealed() -> None:
    lines = await _lines(_skeleton(sealed=True), (80, 24))
    assert all(line[0] == line[-1] == "▒" for line in lines[1:23])
    assert lines[2].startswith("▒ Zoë") and lines[0][0] != "▒"


async def test_a_screen_may_claim_task_rows_and_strip_for_its_stage() -> None:
    skeleton = _skeleton()
    app = Shown(lambda: skeleton)
    async with app.run_test(size=(80, 24)) as pilot:
        assert skeleton.stage.region == (1, 4, 78, 17)
        skeleton.claim(task=False, strip=False)
        await pilot.pause()
        assert skeleton.stage.region == (1, 2, 78, 20)


async def test_a_window_too_small_shows_one_line_only_and_comes_back_with_its_focus() -> None:
    skeleton = _skeleton(sealed=True)
    app = Shown(lambda: skeleton)
    async with app.run_test(size=(80, 24)) as pilot:
        field = app.query_one("#field")
        field.focus()
        await pilot.pause()
        for size in ((79, 24), (80, 23), (20, 5), (2, 1)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            text = "".join(app.lines())
            assert "Zoë" not in text and "geheim" not in text and "▒" not in text
            assert skeleton.too_small
        await pilot.resize_terminal(79, 24)
        await pilot.pause()
        assert [line.strip() for line in app.lines() if line.strip()] == ["Minstens 80×24 nodig."]
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.pause()
        assert "Zoë, waar sta jij nu?" in app.lines()[2] and not skeleton.too_small
        assert app.focused is field


async def test_any_screen_can_be_guarded_the_same_way() -> None:
    guard = FitGuard(TaskLines(TaskPicture("Thuis")), too_small="Groter graag.")
    app: App[None] = Shown(lambda: guard)
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app, Shown)
        assert app.lines()[0].startswith("Thuis")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert "".join(app.lines()).strip() == "Groter graag."


async def test_a_changed_picture_refreshes_only_the_cells_that_differ() -> None:
    bar = HeaderBar(HeaderPicture("Go Grow", "2/7 Plaats", "nog 4 min"))
    app = Shown(lambda: bar)
    async with app.run_test(size=(80, 1)) as pilot:
        await pilot.pause()
        bar._dirty_regions.clear()
        bar.picture = HeaderPicture("Go Grow", "2/7 Plaats", "nog 3 min")
        assert [tuple(region) for region in bar._dirty_regions] == [(74, 0, 1, 1)]
        await pilot.pause()
        assert "nog 3 min" in app.lines()[0]
