"""Bots play by the same rules as people: what they leave in the log, on the poster, on stdout."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest

from boards.gaps import CLOSE
from game.engine.answers import Refusal
from game.engine.events import Undone
from game.engine.view.export import export_event
from game.script.load import load_game
from game.store import MemoryStore, open_store
from game.table.bottexts import load_texts
from game.table.dates import this_day
from game.table.poster import poster_content
from game.table.simulate import simulate
from game.table.table import Table
from tests.cli.running import TUTORIAL, Here, played, run

DAY = date(2026, 11, 22)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
def test_a_poster_of_bots_is_full(seed: int, lang: Any) -> None:
    table = played(MemoryStore(), today=DAY, seed=seed, lang=lang)
    view = table.poster()
    lines: dict[str, list[Any]] = {}
    for line in view.lines:
        lines.setdefault(line.section, []).append(line.content)
    assert {one.zone for one in lines["insight"]} == {"know", "flow", "glow", "grow"}
    assert len(lines["insight"]) == len({one.text for one in lines["insight"]}) == 4
    assert len(lines["card"]) == len({one.card for one in lines["card"]}) == 4
    assert len(lines["agreement"]) == 3
    assert all(one.first_step and one.need and one.by_when for one in lines["agreement"])
    assert all(one.by_when.weekday() < 5 for one in lines["agreement"])
    assert [one.who for one in lines["agreement"]] == [("p1",), ("p2",), ("p1", "p2")]
    assert {one.about for one in lines["quote"]} == {"p1", "p2"}
    assert len(lines["gap"]) == 2
    assert all(one.gap.distance >= CLOSE for one in lines["gap"])
    assert len(view.tokens) == 4
    assert table.state.closed


def test_bots_take_back_redo_extend_and_move_the_follow_up() -> None:
    table = played(MemoryStore(), today=DAY)
    kinds = [one.event.kind for one in table.log]
    for kind in ("undone", "redone", "timer-started", "timer-extended", "follow-up-set"):
        assert kind in kinds
    undone = [one.event.target for one in table.log if isinstance(one.event, Undone)]
    assert {table.log[seq - 1].event.kind for seq in undone} >= {"placed", "noted", "heard"}
    assert table.state.follow_up == date(2027, 3, 1)


def test_in_a_group_one_stop_card_is_played_and_leaves_no_gap_there() -> None:
    table = simulate(
        MemoryStore(), load_game(str(TUTORIAL)), today=DAY, lang="nl", players=4, seed=3
    )
    assert isinstance(table, Table)
    assert len(table.screen().gaps) == 4 * 3 - 1


def test_the_same_seed_makes_the_same_choices_and_another_seed_others() -> None:
    def told(seed: int) -> list[dict[str, Any]]:
        table = played(MemoryStore(), today=DAY, seed=seed)
        events = [export_event(table.state, one) for one in table.log]
        return [{key: one[key] for key in one if key != "at"} for one in events]

    assert told(4) == told(4)
    assert told(4) != told(5)


@pytest.mark.parametrize("count", [0, 1, 3, 13, -1])
def test_a_number_of_players_that_the_game_does_not_know_is_a_refusal(count: int) -> None:
    store = MemoryStore()
    game = load_game("go-grow-duo")
    answer = simulate(store, game, today=DAY, lang="nl", players=count)
    assert isinstance(answer, Refusal)
    assert answer.code == "players-count"
    assert store.sessions() == []


def test_each_event_is_durable_when_it_is_told_and_told_once_in_order(here: Here) -> None:
    told: list[int] = []
    with here.store() as store, open_store(str(here.db), read_only=True) as other:

        def watch(table: Table, envelope: Any) -> None:
            assert other.head(table.session) >= envelope.seq
            told.append(envelope.seq)

        table = simulate(store, load_game("go-grow-duo"), today=DAY, lang="nl", on_event=watch)
        assert isinstance(table, Table)
        assert told == list(range(1, other.head(table.session) + 1))


def test_pace_waits_after_every_event() -> None:
    waits: list[float] = []
    table = simulate(
        MemoryStore(),
        load_game("go-grow-duo"),
        today=DAY,
        lang="nl",
        pace=40,
        sleep=waits.append,
    )
    assert isinstance(table, Table)
    assert waits == [0.04] * len(table.log)


def test_events_come_in_the_form_of_the_export_and_the_id_is_the_last_line(here: Here) -> None:
    done = run("simulate", "go-grow-duo", "--events")
    assert (done.code, done.err) == (0, "")
    *lines, session = done.out.splitlines()
    events = [json.loads(line) for line in lines]
    exported = run("sessions", "export", session).json["events"]
    assert len(events) == len(exported)
    for event, later in zip(events, exported, strict=True):
        if event.get("sealed"):
            assert not {"x", "y", "zone"} & set(event)
            assert {key: later[key] for key in event if key != "sealed"} == {
                key: event[key] for key in event if key != "sealed"
            }
        else:
            assert event == later
    assert sum("sealed" in event for event in events) == 12


def test_without_events_the_id_is_the_only_line_and_json_is_the_screen(here: Here) -> None:
    first = run("simulate", "go-grow-duo").out
    assert first.count("\n") == 1
    shown = run("simulate", "go-grow-duo", "--json").json
    assert shown == run("sessions", "show", shown["id"], "--json").json
    ids = {one["id"] for one in run("sessions", "list", "--json").json}
    assert ids == {first.strip(), shown["id"]}


@pytest.mark.parametrize(("lang", "word"), [("nl", "planning"), ("en", "planning"), ("fr", "le")])
def test_bots_speak_the_language_of_the_session(here: Here, lang: str, word: str) -> None:
    shown = run("simulate", "go-grow-duo", "--lang", lang, "--json").json
    assert shown["lang"] == lang
    texts = {
        text for one in load_texts().agreements for code, text in one.what.items() if code == lang
    }
    assert {one["what"] for one in shown["agreements"]} <= texts


def test_health_is_talked_about_by_default_and_kept_only_when_asked(here: Here) -> None:
    for words, kept in (((), "talk"), (("--health", "keep"), "keep")):
        session = run("simulate", "go-grow-duo", *words).out.strip()
        started = run("sessions", "export", session).json["events"][0]
        assert started["health"] == kept


def test_a_practice_place_keeps_nothing(here: Here) -> None:
    assert run("--db", "memory:", "simulate", "go-grow-duo").code == 0
    assert not here.db.exists()


def test_the_texts_of_bots_fit_a_poster_in_every_language() -> None:
    texts = load_texts()
    assert len(set(texts.names)) == len(texts.names)
    for most, kinds in ((70, texts.insights), (70, texts.quotes)):
        for group in kinds.values():
            for text in group:
                assert set(text) == {"nl", "en", "fr"}
                assert all(len(said) <= most for said in text.values()), text
    for one in texts.agreements:
        for most, text in ((60, one.what), (45, one.first_step), (45, one.need)):
            assert set(text) == {"nl", "en", "fr"}
            assert all(len(said) <= most for said in text.values()), text
    zones = {"know", "flow", "glow", "grow", "any"}
    assert set(texts.insights) == set(texts.quotes) == zones


def test_a_demo_tells_who_what_and_where_the_poster_lies(here: Here) -> None:
    done = run("demo", "-o", here.place)
    assert (done.code, done.err) == (0, "")
    assert "Zoë en Mark spelen Go Grow met twee." in done.out
    assert "  5/9  Het verschil" in done.out
    assert "Mark, leidinggevende" in done.out
    assert "groeihuis play go-grow-duo" in done.out
    (poster,) = here.place.glob("*.pdf")
    assert f"De poster ligt in {poster}\n" in done.out
    assert poster.read_bytes().startswith(b"%PDF")
    session = run("sessions", "list", "--json").json[0]["id"]
    assert f"groeihuis sessions purge {session}" in done.out
    shown = run("sessions", "show", session, "--json").json
    for one in shown["agreements"]:
        assert one["what"] in " ".join(done.out.split())
    assert shown["purge_on"] == (this_day() + timedelta(days=30)).isoformat()


def test_french_leaves_a_blank_before_every_colon(here: Here) -> None:
    told = run("--lang", "fr", "demo", "-o", here.place).out
    session = run("sessions", "list", "--json").json[0]["id"]
    told += run("--lang", "fr", "sessions", "show", session).out
    agreements = run("--lang", "fr", "agreements").out
    done = agreements.split()[0]
    told += agreements + run("--lang", "fr", "agreements", "done", done).out
    with here.store() as store:
        content = poster_content(Table(store, session).poster())
    told += "\n".join((content.meta.title, *content.texts()))
    assert "Zoë\u00a0: " in told and f"{done}\u00a0: " in told
    assert re.findall(r".*\w:(?:\s|$)", told) == []


def test_a_poster_goes_where_it_is_told_or_to_the_users_own_folder(here: Here) -> None:
    session = here.played()
    out = here.place / "a.pdf"
    assert run("poster", session, "-o", out, "--paper", "a4").out == f"{out}\n"
    first = out.read_bytes()
    assert run("poster", session, "-o", out, "--paper", "A4").code == 0
    assert out.read_bytes() == first
    tiled = here.place / "tiled.pdf"
    assert run("poster", session, "-o", tiled, "--paper", "a2", "--tiles", "a4").code == 0
    assert tiled.stat().st_size != out.stat().st_size
    folder = here.place / "posters"
    folder.mkdir()
    here.config.parent.mkdir(parents=True)
    here.config.write_text(json.dumps({"poster_folder": str(folder)}))
    (line,) = run("poster", session).out.splitlines()
    assert line == str(next(folder.glob("*.pdf")))


def test_a_distilled_session_has_no_poster_and_cannot_be_resumed(here: Here) -> None:
    session = here.played(today=this_day() - timedelta(days=60))
    for command in ("poster", "resume"):
        done = run(command, session)
        assert (done.code, done.line) == (
            1,
            "groeihuis: Van deze sessie zijn alleen de afspraken nog bewaard.",
        )
