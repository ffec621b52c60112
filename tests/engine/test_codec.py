"""Events as bytes and back: nothing is lost, older forms are lifted, damage is told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine import codec
from game.engine import commands as c
from game.engine.events import (
    AgreementRecord,
    EventUnion,
    FloorMeasure,
    Follows,
    Placed,
    SessionStarted,
)
from game.engine.evolve import fold
from game.script.load import Game
from game.script.steps.draw import Draw
from tests.engine.sitting import TODAY, Sitting, duo, everything, game, rows, step, trio

AT = "2026-11-22T09:00:00+00:00"
PLACED = (
    b'{"kind":"placed","step":"ikzelf","visit":1,"by":"p1","audience":"sealed","about":"p1",'
    b'"board":"go-grow","zone":"know","x":%s,"y":0.5}'
)


LAST = Follows(
    title="Een spel",
    held_on=TODAY,
    agreements=(
        AgreementRecord(
            id=1, what="Belt", who=("Zoë",), first_step="", by_when=None, need="", status="open"
        ),
    ),
    measures=(FloorMeasure(zone="work", count=3, consensus=0.9, centre=0.4),),
)


def teaching() -> Game:
    """Give the game for three, with a question and a chair for somebody who comes late."""
    base = trio()
    asked = game(step("vraag", "ask", audience="shared"), players=3, seats=4).script
    script = base.script.model_copy(
        update={
            "players": asked.players,
            "steps": (base.script.steps[0], asked.steps[0], *base.script.steps[1:]),
        }
    )
    return Game(script, base.boards, base.decks)


def whole_life() -> Sitting:
    """A session with every kind of event but the one that is left after a purge."""
    sitting = Sitting.of(teaching(), names=("Zoë", "Mark", "Łucja"), health="keep", follows=LAST)
    sitting.do(c.FollowUp(1, "going", "Het lukt."), c.Park("Straks", by="p1")).to("vraag")
    sitting.do(c.Answer("p1", "Zo."), c.Join("Ann", "colleague", keeps=True)).to("ikzelf")
    sitting.place(("p1", "p1", 0.1, 0.1), ("p2", "p2", None, None)).to("jij")
    sitting.place(("p2", "p1", 1.0, 0.0)).to("verschil")
    sitting.do(c.Reveal(), c.Hear("p1"), c.Note("Zo.", about="p1")).to("kaarten")
    sitting.do(c.Draw("p3"), c.Discuss("p3"), c.Undo("p3"), c.Redo("p3"), c.PauseTimer(sitting.now))
    sitting.do(
        c.StartTimer(), c.ExtendTimer(), c.Rename("p1", "Zoé"), c.Leave("p2"), c.Return("p2")
    )
    sitting.to("inzichten").do(c.Note("“Één” \u2028 zin\U0001f33b", zone="grow")).to("afspraken")
    sitting.do(c.Agree("Belt", ("p1",), by_when=sitting.state.started.held_on))
    sitting.do(
        c.Review(sitting.state.seq, "going"),
        c.SetFollowUp(sitting.state.started.held_on.replace(year=2030)),
    )
    token = next(str(kept.seq) for kept in sitting.state.opened.values())
    return sitting.to("slot").do(c.ChooseLine("p1", token, True), c.Close())


def test_every_kind_of_event_survives_the_way_to_bytes_and_back() -> None:
    sitting = whole_life()
    kinds = {member.model_fields["kind"].default for member in EventUnion.__origin__.__args__}  # type: ignore[attr-defined]
    drawn_alone = {"traced", "linked"}  # see test_solo
    assert kinds - set(sitting.kinds()) == {"distilled"} | drawn_alone
    assert [codec.decode(*row) for row in rows(sitting.log)] == sitting.log
    assert everything(sitting.replayed()) == everything(sitting.state)


def test_a_started_session_keeps_its_game_and_the_draw_step_its_from() -> None:
    (_, _, _, _, payload), *_ = rows(Sitting.of(duo()).log)
    written = next(one for one in json.loads(payload)["script"]["steps"] if one["kind"] == "draw")
    assert written["from"] == "zone-of-token"
    assert "source" not in written
    event = codec.decode(1, "session-started", 1, AT, payload).event
    assert isinstance(event, SessionStarted)
    assert event.script == duo().script
    assert (event.boards, event.decks) == (duo().boards, duo().decks)
    step = event.script.step("kaarten")
    assert isinstance(step, Draw)
    assert step.source == "zone-of-token"


def test_bytes_are_utf8_with_letters_as_they_are() -> None:
    sitting = Sitting.of(duo(), names=("Łucja", "李"))
    assert "Łucja".encode() in rows(sitting.log)[0][4]


def damaged(payload: bytes, kind: str = "placed", at: str = AT, version: int = 1) -> str:
    with pytest.raises(codec.LogProblem) as caught:
        codec.decode(7, kind, version, at, payload)
    assert caught.value.seq == 7
    assert caught.value.__context__ is None or caught.value.__suppress_context__
    assert "0.123" not in str(caught.value)
    return caught.value.code


GOOD = PLACED % b"0.123"


def test_a_good_payload_is_read() -> None:
    event = codec.decode(7, "placed", 1, AT, GOOD).event
    assert isinstance(event, Placed)
    assert event.x == 0.123


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"kind":"placed"}',
        GOOD[:-1],
        GOOD + b" x",
        GOOD.replace(b'"placed"', b'"moved"'),
        GOOD.replace(b'"sealed"', b'"secret"'),
        GOOD.replace(b'"audience":"sealed",', b""),
        GOOD.replace(b'"visit":1', b'"visit":"one"'),
        GOOD.replace(b'"visit":1', b'"visit":1,"extra":1'),
        PLACED % b"NaN",
        PLACED % b"Infinity",
        PLACED % b"-Infinity",
        PLACED % b"-0.123",
        PLACED % b"1.123",
        PLACED % b"1e999",
        PLACED % b'"nan"',
    ],
)
def test_a_payload_that_cannot_be_is_damaged(payload: bytes) -> None:
    assert damaged(payload) == "damaged"


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
def test_a_payload_nested_without_end_is_damaged(
    opening: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert damaged(opening * 100_000) == "damaged"
    monkeypatch.setattr(codec, "VERSION", 2)
    assert damaged(opening * 100_000) == "damaged"


@pytest.mark.parametrize("at", ["", "yesterday", "2026-11-22T09:00:00", "2026-13-01T00:00:00Z"])
def test_a_moment_that_is_none_or_says_no_time_zone_is_damaged(at: str) -> None:
    assert damaged(GOOD, at=at) == "damaged"


def test_a_pause_since_a_moment_without_a_time_zone_is_damaged() -> None:
    payload = b'{"kind":"timer-paused","until":"2026-11-22T09:00:00"}'
    assert damaged(payload, kind="timer-paused") == "damaged"
    assert codec.decode(7, "timer-paused", 1, AT, payload.replace(b':00"', b':00Z"'))


def test_a_row_whose_kind_is_not_its_payloads_is_damaged() -> None:
    assert damaged(GOOD, kind="closed") == "damaged"


def test_an_event_of_a_newer_program_is_told_apart_from_a_damaged_one() -> None:
    assert damaged(GOOD, version=codec.VERSION + 1) == "newer"
    assert damaged(b"\x00", version=99) == "newer"


def test_older_forms_are_lifted_one_version_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def from_one(data: dict[str, Any]) -> dict[str, Any]:
        column, row = data.pop("cell")
        return data | {"point": [column / 24, row / 12]}

    def from_two(data: dict[str, Any]) -> dict[str, Any]:
        x, y = data.pop("point")
        return data | {"x": x, "y": y}

    monkeypatch.setattr(codec, "VERSION", 3)
    monkeypatch.setitem(codec.UPCASTERS, ("placed", 1), from_one)
    monkeypatch.setitem(codec.UPCASTERS, ("placed", 2), from_two)
    old = {key: value for key, value in json.loads(GOOD).items() if key not in {"x", "y"}}
    for version, extra in ((1, {"cell": [6, 3]}), (2, {"point": [0.25, 0.25]})):
        event = codec.decode(7, "placed", version, AT, json.dumps(old | extra).encode()).event
        assert isinstance(event, Placed)
        assert (event.x, event.y) == (0.25, 0.25)
    closed = codec.decode(8, "closed", 1, AT, b'{"kind":"closed"}')
    assert closed.event.kind == "closed"
    for broken in (
        b"{}",
        b"[]",
        b"null",
        b'{"cell":[1]}',
        b'{"cell":null}',
        b'{"cell":["a","b"]}',
        b"x",
    ):
        assert damaged(broken, version=1) == "damaged"


@given(st.binary(max_size=60), st.sampled_from(["placed", "closed", "session-started", "x", ""]))
def test_no_bytes_whatever_bring_the_program_down(payload: bytes, kind: str) -> None:
    try:
        codec.decode(1, kind, 1, AT, payload)
    except codec.LogProblem as problem:
        assert problem.code == "damaged"


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_log_may_be_folded_in_parts(cut: int) -> None:
    log = whole_life().log
    assert everything(fold(log[cut:], fold(log[:cut]))) == everything(fold(log))
