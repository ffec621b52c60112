"""The field board: what it shows, what it refreshes, and that a blind one shows nothing."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace
from textual.app import ComposeResult
from textual.geometry import Region

from game.tui.kit.field import ArrowArt, FieldBoard, FieldPicture, TokenArt, ZoneArt
from game.tui.kit.grid import Box
from game.tui.kit.ground import grid_of
from game.tui.kit.route import Room, route
from game.tui.kit.sprites import settle
from tests.tui.kit.shown import Shown, cells

ZONES = (
    ZoneArt("know", "Know", "wat ik weet en kan", "blocks", "1", 0, 0, 0.5, 0.5),
    ZoneArt("flow", "Flow", "wat me energie geeft", "waves", "2", 0.5, 0, 0.5, 0.5),
    ZoneArt("glow", "Glow", "waar ik straal", "sun", "3", 0, 0.5, 0.5, 0.5),
    ZoneArt("grow", "Grow", "waar ik naartoe wil", "sprout", "4", 0.5, 0.5, 0.5, 0.5),
)
# The board of the storyboard "blind placing": rows 4 to 20, columns 1 to 78.
STORYBOARD = """\

   ▄▄▄ ▄     ▄▄  ▄   ▄                ┃                 ▄▄▄ ▄▄▄   ▄▄  ▄   ▄
  █ ▄▄ █    █  █ █ ▄ █                ┃                █ ▄▄ █▄▄▀ █  █ █ ▄ █
  ▀▄▄█ █▄▄▄ ▀▄▄▀ █▀ ▀█                ┃                ▀▄▄█ █ ▀▄ ▀▄▄▀ █▀ ▀█
  3 waar ik straal                    ┃               4 waar ik naartoe wil
                                      ┃
                                      ┃
                                      ┃
 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ ▒ BLIND ▒ ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                                      ┃
                                      ┃
                                      ┃
  1 wat ik weet en kan                ┃              2 wat me energie geeft
  █ ▄▀ █▄ █ ▄▀▀▄ █   █                ┃                █▀▀▀ █    ▄▀▀▄ █   █
  █▀▄  █ ▀█ █  █ █▄▀▄█                ┃                █▀▀  █    █  █ █▄▀▄█
  ▀  ▀ ▀  ▀  ▀▀  ▀   ▀                ┃                ▀    ▀▀▀▀  ▀▀  ▀   ▀
""".splitlines()


def at(i: int, j: int) -> tuple[float, float]:
    return (i + 0.5) / 24, (j + 0.5) / 12


def token(key: str, i: int, j: int, **more: bool) -> TokenArt:
    x, y = at(i, j)
    shape = ord(key) % 6
    return TokenArt(key, key.upper() * 2, f"Naam {key}", shape, x, y, **more)


def any_picture(dice: random.Random) -> FieldPicture:
    """Make up a picture with a few tokens, and sometimes an arrow."""
    tokens = tuple(
        token(
            key,
            dice.randrange(24),
            dice.randrange(12),
            full=dice.random() < 0.5,
            faded=dice.random() < 0.3,
            cursor=key == "a" and dice.random() < 0.5,
            blank=dice.random() < 0.1,
        )
        for key in "abcdefg"[: dice.randrange(1, 8)]
    )
    arrow = None
    if len(tokens) > 1 and dice.random() < 0.6:
        arrow = ArrowArt("a", "b", "een sprong", dice.randrange(9))
    return FieldPicture(ZONES, tokens, arrow)


class Recorder(FieldBoard):
    """A board that remembers which regions it refreshed."""

    def __init__(self, picture: FieldPicture) -> None:
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


async def test_a_blind_board_is_the_storyboard_to_the_letter() -> None:
    board = FieldBoard(FieldPicture(ZONES, (token("a", 3, 3),), None, True, "BLIND"))
    app = Shown(lambda: board)
    async with app.run_test(size=(78, 17)):
        assert [line.rstrip() for line in app.lines()] == [*STORYBOARD, ""]


async def test_a_blind_screen_is_equal_to_the_byte_whatever_is_placed() -> None:
    seen = set()
    dice = random.Random(7)
    board = FieldBoard(FieldPicture(ZONES, blind=True, blind_word="BLIND"))
    app = Shown(lambda: board)
    async with app.run_test(size=(78, 17)) as pilot:
        for _ in range(6):
            board.picture = replace(any_picture(dice), blind=True, blind_word="BLIND")
            await pilot.pause()
            seen.add(tuple(str(cells(strip)) for strip in app.strips()))
    assert len(seen) == 1


@pytest.mark.parametrize(("size", "moves"), [((78, 17), 30), ((114, 40), 15)])
async def test_after_any_moves_the_refreshed_screen_equals_a_full_redraw(
    size: tuple[int, int], moves: int
) -> None:
    dice = random.Random(sum(size))
    board = Recorder(any_picture(dice))
    app = Shown(lambda: board)
    async with app.run_test(size=size) as pilot:
        before = [cells(strip) for strip in app.strips()]
        whole = size[0] * size[1]
        for _ in range(moves):
            board.regions.clear()
            board.picture = any_picture(dice)
            await pilot.pause()
            after = [cells(strip) for strip in app.strips()]
            changed = {
                (x, y)
                for y, row in enumerate(after)
                for x, cell in enumerate(row)
                if cell != before[y][x]
            }
            assert all(any(r.contains(x, y) for r in board.regions) for x, y in changed)
            board._drawn_for = None
            assert [cells(board.render_line(y)) for y in range(size[1])] == after
            before = after
        one = replace(board.picture, tokens=(token("a", 3, 3, cursor=True),), arrow=None)
        board.picture = one
        await pilot.pause()
        board.regions.clear()
        board.picture = replace(one, tokens=(token("a", 4, 3, cursor=True),))
        assert board.regions and sum(region.area for region in board.regions) < whole / 6


async def test_a_blank_token_is_a_silhouette_without_letters() -> None:
    blank = token("a", 3, 6, blank=True)
    board = FieldBoard(FieldPicture(ZONES, (blank,)))
    app = Shown(lambda: board)
    async with app.run_test(size=(78, 17)) as pilot:
        before = "\n".join(app.lines())
        board.picture = FieldPicture(ZONES, (replace(blank, blank=False),))
        await pilot.pause()
        after = "\n".join(app.lines())
    assert "AA" not in before and after.replace("AA", "██", 1) == before


async def test_an_equal_picture_refreshes_nothing() -> None:
    board = Recorder(any_picture(random.Random(1)))
    app = Shown(lambda: board)
    async with app.run_test(size=(78, 17)) as pilot:
        await pilot.pause()
        board.regions.clear()
        board.picture = any_picture(random.Random(1))
        assert board.regions == []


async def test_a_theme_changes_the_colours_of_every_line() -> None:
    board = FieldBoard(any_picture(random.Random(2)))
    app = Shown(lambda: board)
    async with app.run_test(size=(78, 17)) as pilot:
        dark = [cells(strip) for strip in app.strips()]
        app.theme = "beamer"
        await pilot.pause()
        light = [cells(strip) for strip in app.strips()]
        assert [[c for c, _ in row] for row in dark] == [[c for c, _ in row] for row in light]
        assert all(a != b for a, b in zip(dark, light, strict=True))


class Pointing(Shown):
    """Remembers where the mouse pointed."""

    def __init__(self, board: FieldBoard) -> None:
        self.points: list[tuple[float, float]] = []
        super().__init__(lambda: board)

    def compose(self) -> ComposeResult:
        yield from super().compose()

    def on_field_board_pointed(self, message: FieldBoard.Pointed) -> None:
        self.points.append(message.point)


async def test_a_click_points_and_a_drag_points_once_per_position() -> None:
    board = FieldBoard(FieldPicture(ZONES))
    app = Pointing(board)
    async with app.run_test(size=(78, 17)) as pilot:
        await pilot.mouse_down(board, offset=(10, 3))
        for x in (10, 11, 12, 13, 14):
            await pilot.hover(board, offset=(x, 3))
        await pilot.mouse_up(board, offset=(14, 3))
        await pilot.hover(board, offset=(40, 9))
        await pilot.pause()
        points = list(app.points)
    assert points[0] == board_point(9, 2)
    assert 2 <= len(points) == len(set(points)) <= 3
    assert points[-1] == board_point(13, 2)


def board_point(x: int, y: int) -> tuple[float, float]:
    return grid_of(ZONES, 75, 15).point_at(x, y)


async def test_the_mouse_is_off_while_blind_and_beside_the_field() -> None:
    board = FieldBoard(FieldPicture(ZONES, blind=True, blind_word="BLIND"))
    app = Pointing(board)
    async with app.run_test(size=(78, 17)) as pilot:
        await pilot.click(board, offset=(10, 3))
        board.picture = FieldPicture(ZONES)
        await pilot.click(board, offset=(0, 0))
        await pilot.pause()
        assert app.points == []


def test_tokens_on_one_spot_stand_side_by_side_and_the_moving_one_stays_true() -> None:
    grid = grid_of(ZONES, 75, 15)
    same = (token("a", 5, 5), token("b", 5, 5, full=False), token("c", 5, 5, full=False))
    boxes = settle(same, grid)
    assert boxes[0] == grid.box(at(5, 5))
    for one in range(3):
        for other in range(one):
            assert boxes[one].overlap(boxes[other]) <= 3
    moving = replace(same[1], cursor=True)
    assert settle((same[0], moving), grid) == [boxes[0], boxes[0]]


def test_the_arrow_runs_round_a_token_in_its_way() -> None:
    start, end, other = Box(0, 9, 6, 3), Box(60, 0, 6, 3), Box(30, 9, 6, 3)
    way = route(start, end, Room(75, 15, (start, end, other), (), (37,), (7,)), (12, 1))
    assert way.cells and way.label is not None
    for x, y, _ in way.cells:
        assert not other.overlap(Box(x, y, 1, 1))
    assert not any(way.label.overlap(box) for box in (start, end, other))


def test_an_arrow_ends_one_cell_before_its_target_and_fits_the_field() -> None:
    grid = grid_of(ZONES, 75, 15)
    dice = random.Random(3)
    drawn = 0
    for _ in range(150):
        start = grid.box(at(dice.randrange(24), dice.randrange(12)))
        end = grid.box(at(dice.randrange(24), dice.randrange(12)))
        way = route(start, end, Room(75, 15, (start, end), (), (37,), (7,)), (12, 1))
        for x, y, _ in way.cells:
            spot = Box(x, y, 1, 1)
            assert 0 <= x < 75 and 0 <= y < 15
            assert not spot.overlap(start) and not spot.overlap(end)
        if way.cells:
            drawn += 1
            x, y, head = way.cells[-1]
            dx, dy = {"►": (1, 0), "◄": (-1, 0), "▲": (0, -1), "▼": (0, 1)}[head]
            assert end.overlap(Box(x + dx, y + dy, 1, 1))
        assert way.label is not None
        assert not way.label.overlap(start) and not way.label.overlap(end)
        assert way.label.x >= 0 and way.label.x + way.label.w <= 75
    assert drawn > 100


async def test_other_layouts_of_zones_are_drawn_with_lines_only_between_zones() -> None:
    zones = (
        ZoneArt("a", "Łeft", "links", "sun", "1", 0, 0, 0.5, 1),
        ZoneArt("b", "Boven", "", "sun", "2", 0.5, 0.5, 0.5, 0.5),
        ZoneArt("c", "Onder", "", "?", "3", 0.5, 0, 0.5, 0.5),
    )
    app = Shown(lambda: FieldBoard(FieldPicture(zones)))
    async with app.run_test(size=(78, 17)):
        lines = app.lines()
        grounds = [cells(strip)[10][1] for strip in app.strips()]
    assert grounds[7] == grounds[8] == grounds[9]
    assert lines[8][:38].strip(" ¤") == "" and "┣━━━" in lines[8]
    assert "Łeft" in lines[1] and "1 links" in lines[2]
