"""The house board: who stands where, that every letter stays readable, that a blind one is mute."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from textual.geometry import Region

from boards import geometry
from game.tui.kit.house import (
    STOPS,
    FloorArt,
    FloorToken,
    HouseBoard,
    HousePicture,
    LinkArt,
    SpreadArt,
)
from game.tui.kit.houseplan import Plan, plan
from game.tui.kit.housespots import Block, make_room
from tests.tui.kit.shown import Cell, Shown, cells

FLOORS = (
    FloorArt("health", "1", "Gezondheid", "lijf en hoofd", "gezondheid", "heart"),
    FloorArt("talents", "2", "Talenten", "goed in en graag", "talenten", "gem"),
    FloorArt("values", "3", "Waarden", "wat telt voor mij", "waarden", "compass"),
    FloorArt("work", "4", "Werk", "taken, baas, plek", "werk", "bag"),
)
EMPTY = HousePicture(FLOORS, roof="Werkvermogen", low="wankel", high="stevig")
PEOPLE = ("ZO", "MA", "ŁU", "ÇA", "ĐỨ", "AN")
SIZES = ((78, 17), (78, 20), (114, 40), (154, 40), (194, 60))

# The reveal of the storyboard, with everyone on one of eleven stops.
STORYBOARD = """\
                    ▄▄▄▄▄████████████████████████████▄▄▄▄▄
          ▄▄▄▄▄████████████████████████████████████████████████▄▄▄▄▄
▄▄▄▄▄██████████████████████W E R K V E R M O G E N███████████████████████▄▄▄▄▄
  ▏ 4 Werk                                          ▼ĐỨ                    ▕
  ▏   verspreid                       ◆ÇA ●ZO       ▲ŁU +AN  ■MA           ▕
  ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▁▁▁▁▁▁▁▁▁▁▁▁
  ▌ 3 Waarden                ▼ĐỨ                             ◆ÇA           ▐
► ▌   twee kampen       +AN  ▲ŁU                             ■MA ●ZO       ▐
  ▌▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▀▀▀▀▀▀▀▀╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌▀▀▀▀▀▀▀▁▁▁▁▁▁▁▐
  ▏ 2 Talenten                                       ▐ZO ÇA▌     ▼ĐỨ       ▕
  ▏   dicht bijeen                                   ▐ AN  ▌ ■MA ▲ŁU       ▕
  ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▀▀▀▀▀▀▀▀▀▀▀▀▁▁▁▁▁▁▁▁
  ▏ 1 Gezondheid                                     ○                     ▕
  ▏   zonder namen                     ○   ○         ○   ○    ○            ▕
  ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▁▁▁▁▁▁▁▁▁▁▁▁
▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀
                        wankel  ░░░░░░░░▒▒▒▒▒▒▒▒▓▓▓▓▓▓▓▓█████████  stevig
""".splitlines()


def x_of(stop: int) -> float:
    return geometry.stop_x(stop)


def token(floor: str, letters: str, stop: int, **more: bool) -> FloorToken:
    shape = PEOPLE.index(letters) if letters in PEOPLE else ord(letters[0]) % 7
    return FloorToken(
        f"{floor}-{letters}", floor, letters, f"{letters}mans", shape, x_of(stop), **more
    )


def row(floor: str, stops: tuple[int, ...]) -> tuple[FloorToken, ...]:
    return tuple(token(floor, who, stop) for who, stop in zip(PEOPLE, stops, strict=True))


def bars(*ends: tuple[int, int]) -> tuple[tuple[float, float], ...]:
    return tuple((x_of(low), x_of(high)) for low, high in ends)


REVEAL = replace(
    EMPTY,
    tokens=(
        *row("work", (4, 8, 6, 3, 6, 7)),
        *row("values", (9, 8, 1, 8, 1, 0)),
        *row("talents", (7, 8, 9, 7, 9, 7)),
    ),
    spreads=(
        SpreadArt("work", "verspreid", bars((3, 8))),
        SpreadArt("values", "twee kampen", bars((0, 1), (8, 9))),
        SpreadArt("talents", "dicht bijeen", bars((7, 9))),
        SpreadArt("health", "zonder namen", bars((3, 8)), tuple(map(x_of, (6, 3, 8, 6, 4, 7)))),
    ),
    selected="values",
)


def any_picture(dice: random.Random, cursor: bool = True, floors: int = 4) -> HousePicture:
    """Make up a house: up to seven people a floor, crowded or spread, one perhaps moving."""
    art = FLOORS if floors == 4 else levels(floors)
    moving = dice.choice(art).id if cursor and dice.random() < 0.6 else ""
    tokens: list[FloorToken] = []
    spreads = []
    for floor in art:
        stops = [dice.randrange(STOPS) for _ in range(dice.choice((1, 2, 11)))]
        stops = stops if len(stops) < 3 else list(range(STOPS))
        for number in range(dice.randrange(8)):
            tokens.append(
                token(
                    floor.id,
                    "ABCDEFG"[number] + str(number + 1),
                    dice.choice(stops),
                    full=dice.random() < 0.7,
                    faded=dice.random() < 0.2,
                    cursor=floor.id == moving and number == 0,
                )
            )
        word = dice.choice(("", "verspreid"))
        spreads.append(
            SpreadArt(floor.id, word, bars((2, 4), (6, 9)) if dice.random() < 0.5 else ())
        )
    return replace(
        EMPTY,
        floors=art,
        tokens=tuple(tokens),
        spreads=tuple(spreads),
        selected=dice.choice(("", art[0].id, moving)),
        track=dice.random() < 0.5,
    )


def levels(count: int) -> tuple[FloorArt, ...]:
    return tuple(
        FloorArt(f"l{n}", str(n + 1), f"Laag {n + 1}", f"kort {n + 1}") for n in range(count)
    )


def shown(board: HouseBoard) -> list[list[Cell]]:
    return [cells(board.render_line(y)) for y in range(board.size.height)]


def texts(grid: list[list[Cell]]) -> list[str]:
    return ["".join(char or " " for char, _ in line) for line in grid]


def plan_of(board: HouseBoard) -> Plan:
    stairs = bool(board.picture.links)
    return plan(board.picture.floors, board.size.width, board.size.height, stairs)


class Recorder(HouseBoard):
    """A board that remembers which regions it refreshed, and where the mouse pointed."""

    def __init__(self, picture: HousePicture) -> None:
        self.regions: list[Region] = []
        super().__init__(picture)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Recorder:
        self.regions += regions or [Region(0, 0, *self.size)]
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self


# --------------------------------------------------------------------------------------- the look


async def test_the_reveal_is_the_storyboard_to_the_letter() -> None:
    app = Shown(lambda: HouseBoard(REVEAL))
    async with app.run_test(size=(78, 17)):
        assert [line.rstrip() for line in app.lines()] == STORYBOARD


@pytest.mark.parametrize("size", SIZES)
async def test_every_floor_has_its_own_ground_and_its_words_at_every_size(
    size: tuple[int, int],
) -> None:
    board = HouseBoard(REVEAL)
    async with Shown(lambda: board).run_test(size=size):
        grid, at = shown(board), plan_of(board)
    lines = texts(grid)
    tints = []
    for number, floor in enumerate(FLOORS):
        mine = range(at.row(number), at.row(number) + at.storey)
        assert any(f"{floor.digit} {floor.name}" in lines[y] for y in mine)
        word = next(spread.word for spread in REVEAL.spreads if spread.floor == floor.id)
        assert any(word in lines[y] for y in mine)
        style = grid[mine[0]][at.wall + 2][1]
        assert style is not None
        tints.append(style.bgcolor)
    assert len(set(tints)) == 4
    assert "stevig" in lines[at.ground + 1] and set(lines[at.ground]) == {"▀"}


async def test_a_roof_word_is_big_where_there_is_room_and_never_with_accents() -> None:
    board = HouseBoard(EMPTY)
    app = Shown(lambda: board)
    async with app.run_test(size=(114, 40)) as pilot:
        assert not any("W E R K" in line for line in app.lines()[:9])
        board.picture = replace(EMPTY, roof="Capacité")
        await pilot.pause()
        assert any("C A P A C I T É" in line for line in app.lines()[:9])


async def test_the_caption_stands_whole_beside_a_roomy_legend_or_not_at_all() -> None:
    caption = "Een gespreksopener, geen test."
    board = HouseBoard(replace(EMPTY, caption=caption))
    async with Shown(lambda: board).run_test(size=(78, 17)) as pilot:
        for size, there in (((78, 17), False), ((114, 40), True), ((154, 40), True)):
            await pilot.resize_terminal(*size)
            lines = texts(shown(board))
            assert any(caption in line for line in lines) == there
            assert any("gespreks" in line for line in lines) == there


@pytest.mark.parametrize("size", [(78, 17), (114, 40)])
@pytest.mark.parametrize("depth", ["truecolor", "256", "standard"])
async def test_a_theme_changes_the_colours_and_no_letter_at_any_depth(
    size: tuple[int, int], depth: str
) -> None:
    board = HouseBoard(replace(REVEAL, track=True))
    app = Shown(lambda: board, depth=depth)
    async with app.run_test(size=size) as pilot:
        dark = shown(board)
        app.theme = "beamer"
        await pilot.pause()
        light = shown(board)
    assert texts(dark) == texts(light)
    assert all(a != b for a, b in zip(dark, light, strict=True))
    for grid in (dark, light):
        for line in grid:
            for char, style in line:
                assert style is not None
                if char.isalnum():
                    assert style.color != style.bgcolor


@pytest.mark.parametrize("count", [2, 3, 5, 6])
@pytest.mark.parametrize("size", [(78, 17), (114, 40)])
async def test_other_boards_of_levels_are_houses_too(count: int, size: tuple[int, int]) -> None:
    floors = levels(count)
    board = HouseBoard(replace(EMPTY, floors=floors))
    async with Shown(lambda: board).run_test(size=size):
        lines, at = texts(shown(board)), plan_of(board)
    for number, floor in enumerate(floors):
        y = at.row(number)
        assert any(floor.name in line for line in lines[y : y + at.storey])
        assert any(floor.short in line for line in lines[y : y + at.storey])
    assert "".join(lines[: at.top + at.roof]).strip()


async def test_a_house_in_a_few_cells_draws_what_fits_and_never_fails() -> None:
    board = HouseBoard(replace(REVEAL, track=True, links=(LinkArt("talents", "work"),)))
    async with Shown(lambda: board).run_test(size=(40, 12)) as pilot:
        for size in ((1, 1), (9, 4), (30, 9), (60, 14), (104, 32), (300, 90)):
            await pilot.resize_terminal(*size)
            assert len(shown(board)) == size[1]


# ------------------------------------------------------------------------------------- the people


@pytest.mark.parametrize("size", SIZES[:4])
async def test_every_letter_is_readable_whoever_stands_where(size: tuple[int, int]) -> None:
    dice = random.Random(sum(size))
    board = HouseBoard(EMPTY)
    async with Shown(lambda: board).run_test(size=size):
        for number in range(40):
            board.picture = any_picture(dice, floors=4 if number % 3 else dice.randrange(2, 7))
            check_letters(board)
        for stop in range(STOPS):
            everyone = tuple(token("work", f"{who}{stop % 9}", stop) for who in "ABCDEFG")
            board.picture = replace(EMPTY, tokens=everyone, track=stop % 2 == 0)
            check_letters(board)


def check_letters(board: HouseBoard) -> None:
    """See that each token's letters stand once on its floor, whole, and in another colour."""
    grid, at = shown(board), plan_of(board)
    floors = [floor.id for floor in board.picture.floors]
    for piece in board.picture.tokens:
        y = at.row(floors.index(piece.floor))
        found = [
            (line, x)
            for line in range(y, y + at.storey)
            for x in range(at.track - 1, at.w - 1)
            if grid[line][x][0] + grid[line][x + 1][0] == piece.initials
        ]
        assert len(found) == 1, (piece, texts(grid))
        line, x = found[0]
        style = grid[line][x][1]
        assert style is not None and style.color != style.bgcolor
        assert grid[line][x + 1][1] == style
    assert all(len(line) == board.size.width for line in grid)


@pytest.mark.parametrize("size", [(78, 17), (114, 40)])
async def test_people_change_nothing_outside_the_room_of_their_floors(
    size: tuple[int, int],
) -> None:
    dice = random.Random(5)
    board = HouseBoard(EMPTY)
    async with Shown(lambda: board).run_test(size=size):
        for _ in range(20):
            picture = replace(any_picture(dice), selected="", spreads=())
            board.picture = replace(picture, tokens=())
            bare = shown(board)
            board.picture = picture
            full, at = shown(board), plan_of(board)
            for y, (was, now) in enumerate(zip(bare, full, strict=True)):
                for x, (a, b) in enumerate(zip(was, now, strict=True)):
                    inside = at.track - 1 <= x < at.wall + at.wall_w - 1
                    if not inside or at.floor_at(y) is None:
                        assert a == b


@pytest.mark.parametrize("size", SIZES)
async def test_every_stop_has_its_own_place_and_the_mouse_finds_it(size: tuple[int, int]) -> None:
    assert STOPS == geometry.STOPS
    board = HouseBoard(EMPTY)
    async with Shown(lambda: board).run_test(size=size):
        at = plan_of(board)
        starts = []
        for stop in range(STOPS):
            board.picture = replace(EMPTY, tokens=(token("values", "A1", stop),))
            y = at.row(2) + at.base + at.token[1] // 2
            column = texts(shown(board))[y].index("A1")
            starts.append(column)
            assert board.point_at(column, y) == ("values", x_of(stop))
    gaps = {b - a for a, b in pairwise(starts)}
    assert max(gaps) - min(gaps) <= 1 and min(gaps) > at.token[0]


async def test_two_on_one_stop_stand_over_one_another_and_three_share_a_capsule() -> None:
    board = HouseBoard(replace(EMPTY, tokens=(token("work", "ZO", 5), token("work", "MA", 5))))
    async with Shown(lambda: board).run_test(size=(78, 17)):
        two = texts(shown(board))[3:5]
        assert two[0].index("■MA") == two[1].index("●ZO")
        board.picture = replace(EMPTY, tokens=(*board.picture.tokens, token("work", "ŁU", 5)))
        three = texts(shown(board))[3:5]
        assert "▐ZO MA▌" in three[0] and "▐ ŁU  ▌" in three[1]
        middle = two[1].index("●ZO") + 1
        assert three[0].index("▐ZO MA▌") + 3 == middle


async def test_a_neighbour_that_would_be_touched_rises() -> None:
    close = FloorToken("b", "work", "MA", "Mark", 1, 0.53)
    tokens = (replace(close, key="a", initials="ZO", shape=0, x=0.5), close)
    board = HouseBoard(replace(EMPTY, tokens=tokens))
    async with Shown(lambda: board).run_test(size=(78, 17)):
        raised, standing = texts(shown(board))[3:5]
    assert 0 < raised.index("■MA") - standing.index("●ZO") < 4


async def test_the_one_that_moves_stays_true_and_has_handles_where_it_can_go() -> None:
    board = HouseBoard(EMPTY)
    others = tuple(token("work", f"{who}1", 4) for who in "BCDE")
    async with Shown(lambda: board).run_test(size=(78, 17)):
        for stop, handles in ((0, "►"), (4, "◄►"), (10, "◄")):
            mover = token("work", "ZO", stop, cursor=True)
            places = []
            for company in ((), others):
                board.picture = replace(EMPTY, tokens=(mover, *company), track=True)
                line = texts(shown(board))[4]
                places.append(line.index("ZO"))
                assert "".join(char for char in line if char in "◄►") == handles
            assert places[0] == places[1]
        left, right = token("work", "B1", 3), token("work", "C1", 7)
        board.picture = replace(EMPTY, tokens=(left, right))
        apart = texts(shown(board))[4]
        board.picture = replace(EMPTY, tokens=(left, right, token("work", "ZO", 5, cursor=True)))
        beside = texts(shown(board))[4]
        assert [beside.index(who) for who in ("B1", "C1")] == [
            apart.index(who) for who in ("B1", "C1")
        ]


@pytest.mark.parametrize("size", [(78, 17), (114, 40)])
async def test_open_and_faded_ones_look_different_and_blank_ones_have_no_letters(
    size: tuple[int, int],
) -> None:
    board = HouseBoard(EMPTY)
    async with Shown(lambda: board).run_test(size=size):
        looks = set()
        for change in ({}, {"full": False}, {"faded": True}):
            board.picture = replace(EMPTY, tokens=(token("work", "ZO", 5, **change),))
            grid = shown(board)
            y, x = next((y, t.index("ZO")) for y, t in enumerate(texts(grid)) if "ZO" in t)
            looks.add(grid[y][x][1])
        assert len(looks) == 3
        board.picture = replace(EMPTY, tokens=(token("work", "ZO", 5, blank=True),))
        blank = texts(shown(board))
        board.picture = EMPTY
        assert blank != texts(shown(board)) and not any("ZO" in line for line in blank)


@pytest.mark.parametrize("size", [(78, 17), (114, 40)])
async def test_dots_have_no_names_and_their_order_tells_nothing(size: tuple[int, int]) -> None:
    board = HouseBoard(EMPTY)
    async with Shown(lambda: board).run_test(size=size):
        bare = "\n".join(texts(shown(board)))
        seen = set()
        for stops in ((3, 3, 3, 8, 8, 0), (8, 3, 0, 3, 8, 3), (0, 3, 3, 3, 8, 8)):
            told = SpreadArt("health", dots=tuple(map(x_of, stops)))
            board.picture = replace(EMPTY, spreads=(told,))
            seen.add("\n".join(texts(shown(board))))
    assert len(seen) == 1 and bare not in seen
    assert [c for c in seen.pop() if c.isalnum()] == [c for c in bare if c.isalnum()]


# ------------------------------------------------------------------------------------------ links


def rows_of(board: HouseBoard, char: str, right: int) -> list[int]:
    return [y for y, line in enumerate(texts(shown(board))) if char in line[3:right]]


@pytest.mark.parametrize("size", [(78, 17), (114, 40)])
async def test_a_link_runs_from_the_strong_floor_to_the_weak_one(size: tuple[int, int]) -> None:
    board = HouseBoard(EMPTY)
    async with Shown(lambda: board).run_test(size=size):
        for strong, weak, elbow in ((1, 3, "┗"), (3, 0, "┏")):
            link = LinkArt(FLOORS[strong].id, FLOORS[weak].id)
            board.picture = replace(EMPTY, links=(link,))
            at = plan_of(board)
            [head] = rows_of(board, "►", at.label)
            [start] = rows_of(board, elbow + "━", at.label)
            assert (at.floor_at(head), at.floor_at(start)) == (weak, strong)
            assert FLOORS[weak].name in texts(shown(board))[head]
            between = texts(shown(board))[min(head, start) + 1 : max(head, start)]
            assert all("┃" in line[: at.label] for line in between)


async def test_links_share_the_stairs_and_unknown_floors_are_passed_over() -> None:
    ids = [floor.id for floor in FLOORS]
    every = tuple(LinkArt(a, b) for a in ids for b in (*ids, "cellar"))
    board = HouseBoard(replace(EMPTY, links=every))
    async with Shown(lambda: board).run_test(size=(78, 17)):
        assert rows_of(board, "►", plan_of(board).label)
        board.picture = replace(EMPTY, links=(LinkArt("cellar", "work"), LinkArt("work", "work")))
        assert not rows_of(board, "►", plan_of(board).label)
        for floor in FLOORS:
            assert any(floor.short in line for line in texts(shown(board)))


# ------------------------------------------------------------------------------- blind, refreshing


@pytest.mark.parametrize("size", [(78, 17), (114, 40)])
async def test_a_blind_house_is_equal_to_the_byte_whatever_is_handed_to_it(
    size: tuple[int, int],
) -> None:
    dice = random.Random(7)
    blind = replace(EMPTY, blind=True, blind_word="BLIND", track=True)
    board = Recorder(any_picture(dice))
    app = Shown(lambda: board)
    async with app.run_test(size=size) as pilot:
        assert board._bands
        board.picture = blind
        await pilot.pause()
        first = shown(board)
        board.regions.clear()
        for _ in range(12):
            board.picture = replace(
                any_picture(dice),
                links=(LinkArt("work", "health"),),
                track=True,
                blind=True,
                blind_word="BLIND",
            )
            await pilot.pause()
            assert shown(board) == first
        assert board.regions == []
        assert [line for line in app.lines() if "▒ BLIND ▒" in line]
        assert not board._bands


@pytest.mark.parametrize(("size", "moves"), [((78, 17), 25), ((114, 40), 12)])
async def test_after_any_moves_the_refreshed_screen_equals_a_full_redraw(
    size: tuple[int, int], moves: int
) -> None:
    dice = random.Random(sum(size))
    board = Recorder(any_picture(dice))
    app = Shown(lambda: board)
    async with app.run_test(size=size) as pilot:
        before = [cells(strip) for strip in app.strips()]
        for _ in range(moves):
            board.regions.clear()
            board.picture = any_picture(dice)
            await pilot.pause()
            after = [cells(strip) for strip in app.strips()]
            for y, line in enumerate(after):
                for x, cell in enumerate(line):
                    if cell != before[y][x]:
                        assert any(region.contains(x, y) for region in board.regions)
            board._canvas = None
            board._bands = {}
            assert shown(board) == after
            before = after
        one = replace(EMPTY, tokens=(token("work", "ZO", 3, cursor=True),), selected="work")
        board.picture = one
        await pilot.pause()
        board.regions.clear()
        board.picture = replace(one, tokens=(token("work", "ZO", 4, cursor=True),))
        at = plan_of(board)
        assert board.regions and {at.floor_at(region.y) for region in board.regions} == {3}
        assert sum(region.area for region in board.regions) < size[0] * size[1] / 12
        board.regions.clear()
        board.picture = replace(one, tokens=(token("work", "ZO", 4, cursor=True),))
        assert board.regions == []


# -------------------------------------------------------------------------------------- the mouse


class Pointing(Shown):
    """Remembers where the mouse pointed."""

    def __init__(self, board: HouseBoard) -> None:
        self.points: list[tuple[str, float | None]] = []
        super().__init__(lambda: board)

    def on_house_board_pointed(self, message: HouseBoard.Pointed) -> None:
        self.points.append((message.floor, message.x))


async def test_a_click_points_and_a_drag_stays_on_its_floor_once_per_stop() -> None:
    board = HouseBoard(EMPTY)
    app = Pointing(board)
    async with app.run_test(size=(78, 17)) as pilot:
        at = plan_of(board)
        y = at.row(1) + 1
        await pilot.mouse_down(board, offset=(at.track + 1, y))
        for x in range(at.track + 1, at.track + 12):
            await pilot.hover(board, offset=(x, y - 3))
        await pilot.mouse_up(board, offset=(at.track + 12, y))
        await pilot.hover(board, offset=(at.track + 30, y))
        await pilot.mouse_down(board, offset=(at.text + 2, y))
        await pilot.hover(board, offset=(at.track + 30, y))
        await pilot.mouse_up(board, offset=(at.track + 30, y))
        await pilot.pause()
    assert app.points == [
        ("talents", x_of(0)),
        ("talents", x_of(1)),
        ("talents", x_of(2)),
        ("talents", None),
    ]


async def test_the_mouse_is_off_while_blind_and_beside_the_floors() -> None:
    board = HouseBoard(replace(EMPTY, blind=True, blind_word="BLIND"))
    app = Pointing(board)
    async with app.run_test(size=(78, 17)) as pilot:
        await pilot.click(board, offset=(40, 8))
        board.picture = EMPTY
        for place in ((40, 1), (0, 8), (77, 8), (40, 16)):
            await pilot.click(board, offset=place)
        await pilot.pause()
        assert app.points == []
        await pilot.mouse_down(board, offset=(40, 8))
        board.picture = replace(EMPTY, blind=True, blind_word="BLIND")
        await pilot.hover(board, offset=(60, 8))
        await pilot.pause()
        assert len(app.points) == 1 and app.mouse_captured is None


# --------------------------------------------------------------------------------- making room


blocks = st.lists(
    st.builds(Block, st.integers(0, 60), st.integers(1, 9), st.sampled_from((1, 2, 3))), max_size=7
).map(lambda some: sorted(some, key=lambda block: block.start))


@settings(max_examples=300, deadline=None)
@given(blocks, st.integers(0, 1), st.integers(20, 70))
def test_blocks_make_room_in_order_and_none_moves_that_need_not(
    some: list[Block], gap: int, high: int
) -> None:
    found = make_room(some, 0, high, gap)
    if found is None:
        assert sum(block.cells + gap for block in some) > high
        return
    for at, (start, block) in enumerate(zip(found, some, strict=True)):
        assert start >= 0 and start + block.cells <= high
        for earlier in range(at):
            assert found[earlier] <= start
            if some[earlier].lanes & block.lanes:
                assert found[earlier] + some[earlier].cells + gap <= start
    apart = all(b.start >= a.start + a.cells + gap for a, b in pairwise(some))
    if apart and some and some[-1].start + some[-1].cells <= high:
        assert found == [block.start for block in some]
