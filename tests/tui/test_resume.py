"""Whatever happens to the laptop: the same step comes back, and what was sealed still is."""

from __future__ import annotations

from game.engine import commands as c
from game.engine.events import Placed
from game.store import open_store
from tests.tui.driving import FixedTable, Place, desk


async def test_a_kill_in_the_middle_of_placing(place: Place) -> None:
    session = place.session("ikzelf")
    async with desk(place, resume=session) as at:
        await at.take()
        await at.press("4", "right", "enter")
        await at.take()
        await at.press("3")
        assert at.panel.draft.point is not None
        # No clean-up at all: the file is copied as it lies while the program runs.
        for path in place.root.glob("groeihuis.db*"):
            (place.root / f"killed{path.name.removeprefix('groeihuis')}").write_bytes(
                path.read_bytes()
            )
    async with desk(place, resume=session, db=str(place.root / "killed.db")) as at:
        assert at.step == "ikzelf" and at.sealed()
        assert "ik ben Mark" in at.keys
        assert "al vast: Zoë" in at.text
        assert at.panel.draft.point is None
        await at.take()
        assert "▐●ZO▌vast" in at.text
        assert at.panel.query("FieldBoard").first().picture.tokens == ()
        await at.press("1", "enter")
        assert "Iedereen heeft geplaatst." in at.text
    with open_store(str(place.root / "killed.db")) as store:
        log = FixedTable(store, session).log
    placed = [one.event for one in log if isinstance(one.event, Placed)]
    assert [(one.by, one.zone) for one in placed] == [("p1", "grow"), ("p2", "know")]


async def test_every_step_comes_back_as_it_was(place: Place) -> None:
    for step in ("velden", "verschil", "inzichten"):
        session = place.session(step)
        async with desk(place, resume=session) as at:
            before = at.strips
            await at.press("t", "t")
        async with desk(place, resume=session) as at:
            assert at.step == step
            assert at.strips == before


async def test_verder_takes_up_the_only_session_or_lets_choose(place: Place) -> None:
    first = place.session("velden")
    async with desk(place) as at:
        assert "Zoë, Mark" in at.text
        await at.press("v")
        await at.until(lambda: at.kind == "PlayScreen")
        assert at.play.table.session == first
    second = place.session("inzichten", names=("Anouk", "Łucja"))
    async with desk(place) as at:
        await at.press("v")
        await at.until(lambda: at.kind == "SessionsScreen")
        assert "Anouk, Łucja" in at.text and "Zoë, Mark" in at.text
        assert at.lines.index(next(one for one in at.lines if "Anouk" in one)) < at.lines.index(
            next(one for one in at.lines if "Zoë" in one)
        )
        await at.press("enter")
        await at.until(lambda: at.kind == "PlayScreen")
        assert at.play.table.session == second


async def test_another_window_that_plays_on_is_followed(place: Place) -> None:
    session = place.session("inzichten")
    async with desk(place, resume=session) as at:
        await at.press("escape")
        with place.store() as store:
            assert FixedTable(store, session).perform(c.Note("Uit het andere venster.")) is None
        await at.press("enter")
        await at.type("Uit dit venster.\n")
        assert "Uit het andere venster." in at.text and "Uit dit venster." in at.text


async def test_leaving_asks_once_and_keeps_all(place: Place) -> None:
    session = place.session("velden")
    async with desk(place, resume=session) as at:
        await at.press("ctrl+q")
        assert "Nog eens Ctrl+Q sluit af." in at.message and at.app.return_code is None
        await at.press("2", "ctrl+q")
        assert at.app.return_code is None
        at.send("ctrl+q")
        await at.until(lambda: at.app.return_code == 0)
    assert place.table(session).screen().step is not None


async def test_a_practice_session_leaves_nothing(place: Place) -> None:
    async with desk(place) as at:
        await at.press("n")
        await at.until(lambda: at.kind == "SetupScreen")
        await at.type("Zoë\n\nMark\n\n")
        await at.press(*["enter"] * 6, "right", "enter")
        await at.until(lambda: at.kind == "PlayScreen" and at.panel.ready)
        assert "Dit is een oefensessie." in at.text
        await at.press("n", "n")
        await at.take()
        await at.press("1", "enter", "escape")
        assert at.kind == "PauseScreen" and "wordt niet bewaard" in at.text
        await at.press("s")
        await at.until(lambda: at.kind == "HomeScreen")
    with place.store() as store:
        assert store.sessions() == []
    assert "Zoë".encode() not in place.bytes()
