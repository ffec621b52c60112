"""Taking along where one stands: made alone, opened behind the curtain, and shown to nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.screen import Screen
from textual.worker import Worker

from boards.geometry import snap, stop_x
from boards.models import Point
from game.engine import commands as c
from game.engine.events import Placed
from game.script.load import load_game
from game.store import sealed, token
from game.table import solo, taking
from game.table.codewords import WORDS
from game.table.table import Table
from game.tui.kit.field import FieldBoard
from game.tui.kit.house import HouseBoard
from game.tui.solo.parts.close import ClosePart
from game.tui.solo.screen import SoloScreen
from game.tui.steps.bringing import BringScreen
from tests.tui.driving import SMALL, TODAY, Desk, Line, Place, desk
from tests.tui.test_bouwoverleg import began, to
from tests.tui.test_sealed_twins import Still

FIELD = snap(Point(0.8, 0.3))
FLOORS = {"talents": 3, "values": 0, "work": 10}
CODES = ("appel boot lamp", "lantaarn tractor zwembad", "vis")
OPENED = "Meegenomen. Enter legt vast."


@pytest.fixture(autouse=True)
def _here(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys at once, and look for files nowhere but in the test's own folder."""
    monkeypatch.setattr(sealed.Parameters.__new__, "__defaults__", (64, 1, 1))
    monkeypatch.setattr(taking, "usual_places", lambda: [place.root])
    monkeypatch.setattr(taking, "this_day", lambda: TODAY)


def carried(
    folder: Path,
    code: str = CODES[0],
    *,
    point: Point | None = FIELD,
    floors: dict[str, int] | None = None,
    version: int = 1,
) -> Path:
    """Lay a file in a folder, as somebody made it elsewhere."""
    levels = {key: stop_x(at) for key, at in (FLOORS if floors is None else floors).items()}
    boards = [taking.Taken(board="huis", version=version, levels=levels)] if levels else []
    if point is not None:
        boards.append(taking.Taken(board="go-grow", version=version, point=point))
    plain = taking.Luggage(format=1, boards=tuple(boards)).model_dump_json().encode()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "meenemen-2026-11-19.groeiplek"
    token.make_token(path, plain, code)
    return path


def locked(place: Place) -> list[Placed]:
    return [one.event for one in place.table().log if isinstance(one.event, Placed)]


async def bring(at: Desk, code: str = CODES[0]) -> None:
    """Press M, type the code and wait for what comes of it."""
    await at.press("m")
    assert at.kind == "BringScreen"
    await at.type(code)
    await at.press("enter")
    await worked(at)


async def worked(at: Desk) -> None:
    """Wait for the work behind a screen."""
    await at.until(lambda: not at.app.workers or all(map(_finished, at.app.workers)))


def _finished(worker: Worker[object]) -> bool:
    return worker.is_finished


# -- at home, alone -------------------------------------------------------------------------------


@asynccontextmanager
async def alone(
    place: Place, *, placed: bool = True, size: tuple[int, int] = SMALL
) -> AsyncIterator[Desk]:
    """Show the last part of a preparation, in which somebody stands on both boards or on none."""
    made = solo.begin(
        load_game("loopbaangesprek"), "Zoë", lang="nl", passphrase=None, practice=True
    )
    assert isinstance(made, Table)
    if placed:
        me = made.state.players[0].id
        todo: list[c.Command] = [c.GoTo("veld-nu"), c.Place(me, me, *FIELD), c.GoTo("huis-nu")]
        for floor, stop in {**FLOORS, "health": 2}.items():
            todo.append(c.Place(me, me, stop_x(stop), 0.5, floor))
        for command in todo:
            assert made.perform(command) is None
    last = made.state.started.script.steps[-1].id
    made.perform(c.GoTo(last))
    async with desk(place, size=size) as at:
        screen = SoloScreen(made)
        at.app.push_screen(screen)
        await at.until(lambda: screen.awake)
        screen.open_part(last)
        await at.until(lambda: isinstance(screen.panel, ClosePart) and screen.awake)
        await at.press("t")
        assert at.kind == "TakeScreen"
        yield at


def files(place: Place) -> list[Path]:
    return sorted(place.root.rglob("*.groeiplek"))


async def test_a_file_is_made_and_its_code_is_shown_once(place: Place) -> None:
    async with alone(place) as at:
        assert "niet waarom" in at.text and "gezondheid" in at.text
        assert "– Go Grow" in at.text and "– Het huis: Talenten, Waarden en Werk" in at.text
        assert "Gezondheid" not in at.text and files(place) == []
        await at.press("enter")
        await worked(at)
        (path,) = files(place)
        assert path == place.posters / "meenemen-2026-11-19.groeiplek"
        assert f"{path.name} ligt in" in at.words
        words = next(
            words for line in at.lines
            if len(words := line.split()) == 3 and set(words) <= set(WORDS["nl"])
        )  # fmt: skip
        code = " ".join(words)
        (there,) = taking.unpack(str(path), code, FIELD_BOARD, "p1")
        assert (there.x, there.y) == FIELD
        before = at.strips
        await at.press("enter", "enter", "space", "ctrl+p")
        assert at.strips == before and files(place) == [path], "no second Enter loses the code"
        at.app.action_screenshot(path=str(place.root))
        await at.pilot.pause()
        assert not list(place.root.rglob("*.svg"))
        await at.press("escape")
        assert at.kind == "SoloScreen" and code not in at.text
        kept = b"".join(one.read_bytes() for one in place.root.rglob("*") if one.is_file())
        assert code.encode() not in kept


FIELD_BOARD = load_game("go-grow-duo").boards[0]


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_whoever_stands_nowhere_is_told_so_and_makes_nothing(
    place: Place, size: tuple[int, int]
) -> None:
    async with alone(place, placed=False, size=size) as at:
        assert "Je staat nog nergens." in at.text and "maak bestand" not in at.keys
        await at.press("enter")
        assert files(place) == []
        await at.press("escape")
        assert at.kind == "SoloScreen"


async def test_a_folder_in_which_nothing_can_be_kept_is_said(place: Place) -> None:
    async with alone(place) as at:
        place.posters.rmdir()
        place.posters.touch()
        await at.press("enter")
        await worked(at)
        assert "Hier kan niets bewaard worden" in at.words
        place.posters.unlink()
        await at.press("enter")
        await worked(at)
        assert len(files(place)) == 1


# -- behind the curtain ---------------------------------------------------------------------------


async def test_sighted_the_draft_stands_there_and_enter_locks_it(place: Place) -> None:
    carried(place.root)
    async with desk(place, resume=place.session("ikzelf", group_sees=False)) as at:
        await at.take()
        await bring(at)
        assert OPENED in at.message
        (token_,) = [one for one in at.part(FieldBoard).picture.tokens if one.cursor]
        assert (token_.x, token_.y) == FIELD and locked(place) == []
        await at.press("right", "enter")
        (one,) = locked(place)
        assert one.x == pytest.approx(FIELD.x + 1 / 24) and one.y == FIELD.y


async def test_blind_it_is_put_unseen_and_only_enter_locks_it(place: Place) -> None:
    carried(place.root)
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        before = at.strips
        await bring(at)
        assert [a for a, b in zip(at.strips, before, strict=True) if a != b] == [at.strips[-2]]
        assert OPENED in at.message and at.part(FieldBoard).picture.tokens == ()
        assert locked(place) == []
        await at.press("enter")
        (one,) = locked(place)
        assert (one.x, one.y, one.by, one.about) == (*FIELD, "p1", "p1")
        assert OPENED not in at.text


async def test_the_draft_is_gone_with_the_curtain(place: Place) -> None:
    carried(place.root)
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        await bring(at)
        await at.press("escape")
        await at.take()
        await at.press("enter")
        assert "Kies eerst een vak." in at.message and locked(place) == []


async def test_m_is_offered_in_help_only_where_somebody_places_themself(place: Place) -> None:
    carried(place.root)
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.press("m")
        assert at.kind == "PlayScreen", "the curtain still hangs"
        await at.take()
        await at.press("h")
        assert "Neem je plek uit je voorbereiding mee" in at.words
    async with desk(place, resume=place.session("jij")) as at:
        await at.take()
        await at.press("m")
        assert at.kind == "PlayScreen"
        await at.press("h")
        assert "voorbereiding" not in at.words


async def test_in_the_house_health_stays_to_be_placed_by_hand(place: Place) -> None:
    carried(place.root, floors={"talents": 3, "work": 10, "health": 9})
    session = began(place)
    async with desk(place, resume=session) as at:
        await to(at, "huis")
        await at.take()
        await at.press("3", "left")
        await bring(at)
        assert "Gezondheid zet je zelf" in at.message
        drawn = {one.floor: one.x for one in at.part(HouseBoard).picture.tokens}
        assert drawn == {"talents": stop_x(3), "work": stop_x(10), "values": stop_x(4)}
        await at.press("enter")
        assert "Nog geen pion op: Gezondheid." in at.message and locked(place) == []
        await at.press("1", "enter")
        assert {one.level: one.x for one in locked(place)} == drawn


async def test_blind_in_the_house_only_what_is_missing_for_everybody_is_said(place: Place) -> None:
    carried(place.root)
    async with desk(place, resume=began(place, group_sees=True)) as at:
        await to(at, "huis")
        await at.take()
        await bring(at)
        assert "Gezondheid zet je zelf" in at.message
        assert at.part(HouseBoard).picture.tokens == ()
        await at.press("1", "right", "enter")
        assert {one.level: one.x for one in locked(place)} == {
            key: stop_x(at_) for key, at_ in FLOORS.items()
        }


# -- what does not open ---------------------------------------------------------------------------


async def test_a_wrong_code_changes_nothing_and_may_be_typed_again(place: Place) -> None:
    path = carried(place.root)
    raw = path.read_bytes()
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        before = at.strips
        await bring(at, "appel boot lampen")
        assert at.kind == "BringScreen" and "De code past niet" in at.words
        assert "appel" not in at.text
        path.write_bytes(raw[:-1])
        said = at.words
        await at.type(CODES[0])
        await at.press("enter")
        await worked(at)
        assert at.words == said, "a damaged file and a wrong code look alike"
        path.write_bytes(raw)
        await at.press("escape")
        assert at.strips == before and at.panel.draft.point is None
        await bring(at)
        assert OPENED in at.message


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tekst.groeiplek", "geen plek die je meenam"),
        ("reus.groeiplek", "geen plek die je meenam"),
    ],
)
async def test_a_name_that_is_no_such_file_is_said_in_one_sentence(
    place: Place, monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    monkeypatch.chdir(place.root)
    (place.root / "tekst.groeiplek.txt").touch()
    (place.root / "map").mkdir()
    monkeypatch.setattr(taking, "usual_places", lambda: [place.root / "map"])
    (place.root / "tekst.groeiplek").write_text("niets")
    with (place.root / "reus.groeiplek").open("wb") as giant:
        giant.truncate(10 * 1024 * 1024)
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        await at.press("m")
        await at.type(typed)
        await at.press("enter")
        assert at.focused() == "code"
        await at.press("enter")
        await worked(at)
        assert said in at.words and at.kind == "BringScreen"
        await at.press("escape")
        assert at.panel.draft.point is None


@pytest.mark.parametrize("typed", ["weg.groeiplek", "./map", CODES[0]])
async def test_without_a_file_it_is_asked_first_and_no_code_stays_to_be_read(
    place: Place, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.chdir(place.root)
    (place.root / "map").mkdir()
    monkeypatch.setattr(taking, "usual_places", lambda: [place.root / "map"])
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        await at.press("m")
        assert at.focused() == "file" and "Eerst het bestand" in at.words
        await at.type(typed)
        await at.press("enter")
        assert at.focused() == "file" and "Daar ligt geen bestand" in at.words
        assert (typed in at.words) is (typed != CODES[0])


async def test_the_newest_file_of_a_folder_is_found_and_said(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "usual_places", list)
    carried(place.root)
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        await at.press("m")
        await at.type(str(place.root))
        await at.press("enter")
        assert at.focused() == "code" and ".groeiplek" in at.words
        await at.type(CODES[0])
        await at.press("enter")
        await worked(at)
        assert OPENED in at.message


@pytest.mark.parametrize("more", [{"point": None}, {"version": 2}])
async def test_a_file_for_another_board_is_said(place: Place, more: dict[str, None]) -> None:
    carried(place.root, **more)  # type: ignore[arg-type]
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        await bring(at)
        assert "geen plek op dit bord" in at.words and at.panel.draft.point is None


async def test_keys_that_come_too_early_are_for_the_code(place: Place) -> None:
    carried(place.root)
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        await at.rush("m", *("space" if key == " " else key for key in CODES[0]), "enter")
        await worked(at)
        assert OPENED in at.message
        await at.press("enter")
        assert [(one.x, one.y) for one in locked(place)] == [FIELD]


# -- two worlds -----------------------------------------------------------------------------------

Frame = tuple[str, list[Line]]
WORLDS: tuple[tuple[str, Point, dict[str, int]], ...] = (
    (CODES[0], FIELD, {"talents": 3, "values": 0, "work": 10}),
    (CODES[1], snap(Point(0.1, 0.9)), {"talents": 9, "values": 5, "work": 1}),
    (CODES[2], snap(Point(0.6, 0.6)), {"work": 5}),
)
"""The last one has floors to place by hand, so it is longer on its way to the lock."""


async def played(world: int, session: str, place: Place, step: str) -> list[Frame]:
    """Give all that was written and shown while one person took something along, and locked it."""
    frames: list[Frame] = []
    mine, point, floors = WORLDS[world]
    theirs = CODES[world - 1]
    with pytest.MonkeyPatch.context() as patch:
        wire: list[str] = []
        carried(place.posters, mine, point=point, floors=floors)
        patch.chdir(place.posters)
        patch.setattr(taking, "usual_places", lambda: [Path()])
        patch.setattr(BringScreen, "_say", settled(BringScreen._say))
        patch.setattr(HeadlessDriver, "is_headless", False)
        patch.setattr(HeadlessDriver, "write", lambda _driver, data: wire.append(data))
        async with desk(place, resume=session) as at:
            if at.step != step:
                await to(at, step)
            await at.settle()
            at.screen._update_timer.pause()
            patch.setattr(Screen, "_update_timer", Still())

            async def look() -> None:
                await worked(at)
                for _paint in range(20):
                    await at.settle()
                    screen = at.app.screen
                    if not (screen._layout_required or screen._dirty_widgets or screen._callbacks):
                        break
                frames.append(("".join(wire), at.strips))
                wire.clear()

            async def press(*keys: str) -> None:
                for key in keys:
                    await at.press(key)
                    await look()

            async def type_and_open(code: str) -> None:
                await at.type(code)
                await look()
                await press("enter")

            await at.take()
            who = at.panel.who
            await look()
            frames.clear()
            await press("m")
            await type_and_open(theirs)
            assert at.kind == "BringScreen"
            await type_and_open(mine)
            assert at.kind == "PlayScreen"
            await press("h", "h", "right", "up", "z", "z")
            await at.take()
            await press("m")
            await type_and_open(mine)
            await press("enter")
            if step == "huis":
                assert at.panel.who == who, "health is not in the file"
                if world == 2:
                    return frames
                await press("1", "enter")
            assert at.panel.who is None
            await at.take()
            await look()
            assert at.panel.who != who
    return frames


def settled(say: Callable[..., None]) -> Callable[..., None]:
    """Leave out what stands there for a moment only: how long is for the machine to say."""

    def said(self: BringScreen, text: str, *, refusal: bool = False) -> None:
        if refusal:
            say(self, text, refusal=True)

    return said


@pytest.mark.parametrize("step", ["ikzelf", "huis"])
async def test_no_byte_tells_what_was_taken_along(
    step: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[Frame]] = []
    spots = []
    for world in range(3):
        here = Place(tmp_path_factory.mktemp("world"))
        monkeypatch.setenv("GROEIHUIS_DB", str(here.db))
        monkeypatch.setattr("game.table.table.new_id", lambda: "01935a00-0000")
        session = here.session("ikzelf") if step == "ikzelf" else began(here, group_sees=True)
        seen.append(await played(world, session, here, step))
        spots.append([(one.level, one.x) for one in locked(here)])
    assert len(seen[0]) == len(seen[1]) > 10
    for number, frames in enumerate(zip(*seen, strict=False)):
        assert frames[0] == frames[1] == frames[2], f"frame {number} tells what was taken along"
    assert seen[0] == seen[1]
    assert spots[0] and spots[1] and spots[0] != spots[1], "the worlds differ"
