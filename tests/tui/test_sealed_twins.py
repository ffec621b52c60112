"""Two sessions that differ in nothing but what is sealed: not one byte tells them apart.

Each example is played twice at a real keyboard, while the group watches: the same people press the
same keys before everybody's eyes, and in their private moments whatever they like. Up to the
reveal both must write the same to the terminal and show the same; after it they must not.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec import Struct, field
from textual.drivers.headless_driver import HeadlessDriver
from textual.screen import Screen

from game.engine.state import State
from tests.tui.driving import Desk, Line, Place, desk

Keys = tuple[str, ...]
Frame = tuple[str, list[Line], tuple[str, ...]]

FEW = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),  # a smaller example would take minutes to find
    suppress_health_check=list(HealthCheck),
)
ZONES = "1234kfgrKFGR&é\"'"
ARROWS = ("left", "right", "up", "down")
DRAFTS = st.lists(st.sampled_from([*ZONES, "0", *ARROWS, "backspace"]), max_size=5).map(tuple)
SPOTS = st.tuples(st.sampled_from(ZONES), st.lists(st.sampled_from(ARROWS), max_size=3)).map(
    lambda spot: (spot[0], *spot[1])
)
LOCKS = st.one_of(SPOTS.map(lambda spot: (*spot, "enter")), st.just(("s",)))
"""A place and a lock, or the stop card, which must look like one."""
INTERRUPTIONS = st.sampled_from(
    [(), (), ("escape",), ("z", "z"), ("t",), ("h", "x"), ("ctrl+p",), ("u",)]
)
"""What anybody may see in the midst of a private moment: it is ended, the screen is black, the
clock, help, a palette that stays shut, a wish to take something back."""


class Moment(Struct, frozen=True):
    """A private moment: keys that differ between the worlds, and one that does not."""

    drafts: tuple[Keys, Keys]
    interruption: Keys
    locks: tuple[Keys, Keys]


class Again(Struct, frozen=True):
    """Somebody who has locked takes the keyboard once more, and may take their choice back."""

    who: str
    undo: bool
    moment: Moment


class Plan(Struct, frozen=True):
    """Two steps of placing, perhaps with a way back from the second to the first."""

    first: tuple[Moment, Moment]
    more: tuple[Again, ...]
    second: tuple[Moment, Moment]
    back: tuple[Again, ...] | None
    later: tuple[Again, ...]


MOMENTS = st.builds(Moment, st.tuples(DRAFTS, DRAFTS), INTERRUPTIONS, st.tuples(LOCKS, LOCKS))
AGAIN = st.builds(Again, st.sampled_from("12"), st.booleans(), MOMENTS)
SOME = st.lists(AGAIN, max_size=1).map(tuple)
PLANS = st.builds(
    Plan,
    st.tuples(MOMENTS, MOMENTS),
    SOME,
    st.tuples(MOMENTS, MOMENTS),
    st.none() | SOME,
    SOME,
)


class Still:
    """Stands in for the timer that paints: a frame is painted when a test says so.

    Else how fast this machine is decides what is painted at once, and so where lines are cut.
    """

    def resume(self) -> None:
        """Do nothing."""

    def pause(self) -> None:
        """Do nothing."""


class World(Struct):
    """One of the two: plays its side of a plan, and keeps all that anybody could see."""

    side: int
    at: Desk
    wire: list[str]
    frames: list[Frame] = field(default_factory=list)

    async def look(self) -> None:
        """Keep what was written since the last look, and what the screen holds now."""
        app = self.at.app
        for _paint in range(20):
            await self.at.settle()
            screen = app.screen
            if not (screen._layout_required or screen._dirty_widgets or screen._callbacks):
                break
        around = [f"{app.title} {app.sub_title} {self.at.screen.title}"]
        around += [str(getattr(one, "tooltip", "")) for one in self.at.play.walk_children()]
        self.frames.append(("".join(self.wire), self.at.strips, tuple(around)))
        self.wire.clear()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.at.press(key)
            await self.look()

    async def place(self, moment: Moment, *, undo: bool = False, who: str = "") -> None:
        """Open the curtain, think, be interrupted, and lock."""
        await self.at.take()
        await self.look()
        if undo:
            await self.press("u")
        await self.at.press(*moment.drafts[self.side])
        await self.look()
        await self.press(*moment.interruption)
        if self.at.panel.who is None:
            if self.at.panel.turn is None:  # who had locked before may leave it as it was
                await self.press(who)
            await self.at.take()
            await self.look()
        *spot, lock = moment.locks[self.side]
        await self.at.press(*spot)
        await self.look()
        await self.at.press(lock)
        await self.look()

    async def again(self, more: tuple[Again, ...]) -> None:
        for one in more:
            await self.press(one.who)
            await self.place(one.moment, undo=one.undo, who=one.who)

    async def play(self, plan: Plan) -> None:
        """Play up to the reveal."""
        assert self.at.step == "ikzelf"
        for moment in plan.first:
            await self.place(moment)
        await self.again(plan.more)
        await self.press("u", "n")
        assert self.at.step == "jij"
        for moment in plan.second:
            await self.place(moment)
        if plan.back is not None:
            await self.press("p")
            assert self.at.step == "ikzelf"
            await self.again(plan.back)
            await self.press("n")
        await self.again(plan.later)
        await self.press("n", "u", "o")
        assert self.at.step == "verschil"


async def played(
    plan: Plan,
    side: int,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[list[Frame], State, list[Line]]:
    """Give what could be seen before the reveal, what was sealed, and the screen after it."""
    here = Place(tmp_path_factory.mktemp("twin"))
    monkeypatch.setenv("GROEIHUIS_DB", str(here.db))
    monkeypatch.setattr("game.table.table.new_id", lambda: "01935a00-0000")
    wire: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "is_headless", False)
    monkeypatch.setattr(HeadlessDriver, "write", lambda _driver, data: wire.append(data))
    async with desk(here, resume=here.session("ikzelf")) as at:
        await at.settle()
        at.screen._update_timer.pause()
        with monkeypatch.context() as patched:
            patched.setattr(Screen, "_update_timer", Still())
            world = World(side, at, wire)
            await world.look()
            world.frames.clear()
            await world.play(plan)
            state = here.table().state
            await world.press("enter")
            return world.frames[:-1], state, at.strips


def sealed(state: State) -> dict[object, tuple[float | None, float | None]]:
    return {key: (kept.event.x, kept.event.y) for key, kept in state.placed.items()}


@FEW
@given(plan=PLANS)
@pytest.mark.usefixtures("place")
async def test_no_byte_tells_two_sessions_apart_before_the_reveal(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    plan: Plan,
) -> None:
    one, one_state, one_after = await played(plan, 0, tmp_path_factory, monkeypatch)
    other, other_state, other_after = await played(plan, 1, tmp_path_factory, monkeypatch)
    assert len(one) == len(other)
    for number, (left, right) in enumerate(zip(one, other, strict=True)):
        assert left == right, f"frame {number} tells what was placed"
    assert "".join(written for written, _strips, _around in one)
    assert (sealed(one_state) == sealed(other_state)) == (one_after == other_after)
