"""The timer: events like all others, so it survives a crash, and it never moves anyone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from game.engine import commands as c
from game.engine.events import TimerPaused
from game.engine.view.screen import ClockView, screen_view
from tests.engine.sitting import BEGAN, Sitting, duo, everything

MOST = 4 * 3600


def begun() -> Sitting:
    """A session that began now, its clock running, at a step of three minutes."""
    return Sitting.of(duo())


def clock(sitting: Sitting) -> ClockView:
    return screen_view(sitting.state).clock


def later(sitting: Sitting, seconds: float, *commands: c.Command) -> Sitting:
    """Carry out commands at a moment counted from the start of the session."""
    for command in commands:
        sitting.now = BEGAN + timedelta(seconds=seconds)
        assert sitting.ask(command) is None
    return sitting


def test_the_clock_runs_from_the_first_step_and_counts_down_from_its_minutes() -> None:
    sitting = begun()
    view = clock(sitting)
    assert view.running_since == BEGAN
    assert view.left(BEGAN + timedelta(seconds=60)) == (2 * 60, 59 * 60)


def test_a_paused_clock_keeps_what_it_spent_and_goes_on_from_there() -> None:
    sitting = later(begun(), 30, c.PauseTimer())
    assert clock(sitting).running_since is None
    assert clock(sitting).left(BEGAN + timedelta(hours=5)) == (150, 3570)
    later(sitting, 999, c.StartTimer())
    assert clock(sitting).left(BEGAN + timedelta(seconds=1009)) == (140, 3560)


def test_starting_a_clock_that_runs_and_pausing_one_that_stands_write_nothing() -> None:
    sitting = begun()
    length = len(sitting.log)
    sitting.do(c.StartTimer())
    assert len(sitting.log) == length
    sitting.do(c.PauseTimer(), c.PauseTimer())
    assert len(sitting.log) == length + 1


def test_each_step_has_its_own_time_and_the_session_the_sum() -> None:
    sitting = later(begun(), 60, c.Next())
    later(sitting, 99, c.Next())
    assert dict(sitting.state.clock.spent) == {"welkom": 60, "velden": 39}
    assert clock(sitting).left(BEGAN + timedelta(seconds=110)) == (229, 3600 - 110)
    later(sitting, 120, c.GoTo("welkom"))
    assert clock(sitting).left(BEGAN + timedelta(seconds=130))[0] == 180 - 60 - 10


def test_time_over_is_told_as_negative_and_moves_nobody() -> None:
    sitting = begun()
    assert clock(sitting).left(BEGAN + timedelta(seconds=240)) == (-60, 3360)
    assert sitting.state.step == "welkom"
    assert later(sitting, 9999, c.PauseTimer()).state.step == "welkom"


def test_a_clock_that_jumps_back_adds_nothing_and_takes_nothing_away() -> None:
    sitting = later(begun(), 30, c.PauseTimer(), c.StartTimer())
    later(sitting, -3600, c.PauseTimer())
    assert dict(sitting.state.clock.spent) == {"welkom": 30}
    later(sitting, -3500, c.StartTimer())
    later(sitting, -3490, c.Next())
    assert dict(sitting.state.clock.spent) == {"welkom": 40}
    assert clock(sitting).left(BEGAN - timedelta(days=1)) == (240, 3560)


def test_a_laptop_that_was_closed_does_not_spend_time() -> None:
    sitting = later(begun(), 40, c.Rename("p1", "Zo"))
    last = sitting.log[-1].at
    later(sitting, 7 * 3600, c.PauseTimer(until=last))
    assert dict(sitting.state.clock.spent) == {"welkom": 40}
    assert everything(sitting.replayed()) == everything(sitting.state)


@pytest.mark.parametrize(
    ("until", "spent"),
    [
        (BEGAN - timedelta(days=9), 0),
        (BEGAN + timedelta(days=9), 50),
        (datetime.max.replace(tzinfo=UTC), 50),
        ((BEGAN + timedelta(seconds=20)).replace(tzinfo=None), 20),
    ],
)
def test_a_pause_since_an_odd_moment_spends_between_nothing_and_all(
    until: datetime, spent: int
) -> None:
    sitting = later(begun(), 50, c.PauseTimer(until=until))
    assert dict(sitting.state.clock.spent) == {"welkom": spent}
    event = sitting.last()
    assert isinstance(event, TimerPaused)
    assert event.until is not None
    assert event.until.tzinfo is not None


def test_more_time_counts_for_the_step_and_for_the_session() -> None:
    sitting = begun().do(c.ExtendTimer(), c.ExtendTimer(60))
    assert clock(sitting).step_room == 180 + 180
    assert clock(sitting).total_room == 3600 + 180
    sitting.do(c.Next())
    assert clock(sitting).step_room == 240
    assert clock(sitting).total_room == 3600 + 180


@pytest.mark.parametrize("seconds", [0, -1, -120, MOST + 1, 10**30])
def test_time_is_only_given_and_not_without_end(seconds: int) -> None:
    assert begun().refused(c.ExtendTimer(seconds)) == "time-range"


def test_all_extensions_of_a_step_together_have_a_limit() -> None:
    sitting = begun().do(c.ExtendTimer(MOST - 60), c.ExtendTimer(60))
    assert sitting.refused(c.ExtendTimer(1)) == "time-range"
    sitting.do(c.Next(), c.ExtendTimer(1))


def test_a_clock_that_stands_still_stays_so_at_the_next_step() -> None:
    sitting = begun().do(c.PauseTimer(), c.Next())
    assert clock(sitting).running_since is None


def test_the_close_stops_the_clock() -> None:
    sitting = later(begun(), 20, c.Close())
    assert clock(sitting).running_since is None
    assert dict(sitting.state.clock.spent) == {"welkom": 20}
    for command in (c.StartTimer(), c.PauseTimer(), c.ExtendTimer()):
        assert sitting.refused(command) == "closed"
