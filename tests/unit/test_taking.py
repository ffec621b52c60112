"""What somebody takes along: only where they stand, sealed, equally long, and never health."""

from __future__ import annotations

import json
import os
import re
import stat
import sys
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boards.geometry import STOPS, snap, stop, stop_x
from boards.load import load_board
from boards.models import Board, Point
from game.engine import commands as c
from game.engine.view.parts import TokenView, board_in
from game.script.load import load_game
from game.store import Absent, Newer, NotOurs, StoreError, WrongKey, sealed, token
from game.table import files, solo, taking
from game.table.codewords import WORDS
from game.table.table import Table

Levels = dict[str, int]
GO_GROW, HUIS = load_board("go-grow"), load_board("huis")
FREE = ("talents", "values", "work")
CODE = "appel boot lamp"
NAME = "Liesbeth"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys at once: how long that takes is no matter of these tests."""
    monkeypatch.setattr(sealed.Parameters.__new__, "__defaults__", (64, 1, 1))


def prepared(
    point: Point | None = None,
    levels: Levels | None = None,
    *,
    later: bool = False,
    health: Literal["talk", "keep"] = "talk",
) -> Table:
    """Give a preparation in which somebody stands somewhere, now or (only) later."""
    game = load_game("loopbaangesprek")
    table = solo.begin(game, NAME, lang="nl", passphrase=None, health=health, practice=True)
    assert isinstance(table, Table)
    me, when = table.state.players[0].id, "straks" if later else "nu"

    def do(command: c.Command) -> None:
        assert table.perform(command) is None

    if point is not None:
        do(c.GoTo(f"veld-{when}"))
        do(c.Place(me, me, *point))
    if levels:
        do(c.GoTo(f"huis-{when}"))
        for level, at in levels.items():
            do(c.Place(me, me, stop_x(at), 0.5, level))
    return table


def packed(folder: Path, *args: Any, **more: Any) -> taking.Made:
    luggage = taking.luggage_of(prepared(*args, **more).state)
    return taking.pack(luggage, folder, "nl")


def stops(tokens: tuple[TokenView, ...]) -> Levels:
    return {one.zone: stop(one.x) for one in tokens}


# -- what goes along ------------------------------------------------------------------------------


def test_a_place_on_the_field_and_in_the_house_comes_out_as_it_went_in(tmp_path: Path) -> None:
    point = snap(Point(0.8, 0.3))
    made = packed(tmp_path, point, {"talents": 3, "values": 0, "work": 10})
    (one,) = taking.unpack(str(made.path), made.code, GO_GROW, "p2")
    assert (one.x, one.y, one.zone, one.by, one.about) == (*point, "flow", "p2", "p2")
    house = taking.unpack(str(made.path), made.code, HUIS, "p2")
    assert stops(house) == {"talents": 3, "values": 0, "work": 10}


def test_floors_without_a_token_and_boards_without_one_stay_out(tmp_path: Path) -> None:
    made = packed(tmp_path, None, {"work": 4})
    assert stops(taking.unpack(str(made.path), made.code, HUIS, "p1")) == {"work": 4}
    with pytest.raises(taking.NotHere):
        taking.unpack(str(made.path), made.code, GO_GROW, "p1")


def test_only_now_is_taken_along_and_not_later() -> None:
    there = prepared(snap(Point(0.8, 0.3)), {"talents": 3}, later=True)
    assert taking.luggage_of(there.state).boards == ()


@pytest.mark.parametrize("health", ["talk", "keep"])
def test_health_never_goes_along(tmp_path: Path, health: Literal["talk", "keep"]) -> None:
    table = prepared(None, {"health": 2, "talents": 3}, health=health)
    kept = [key for key in table.state.placed if key[3] == "health"]
    assert bool(kept) == (health == "keep"), "the one that is kept is what must stay out"
    luggage = taking.luggage_of(table.state)
    assert [dict(one.levels) for one in luggage.boards] == [{"talents": stop_x(3)}]
    assert "Gezondheid" not in "".join(taking.names_of(table.state, luggage))
    assert taking.luggage_of(prepared(None, {"health": 2}, health=health).state).boards == ()


def test_what_goes_along_is_named_without_where_it_stands() -> None:
    table = prepared(snap(Point(0.1, 0.1)), {"work": 0, "talents": 10})
    named = taking.names_of(table.state, taking.luggage_of(table.state))
    assert named == ["Go Grow", "Het huis: Talenten en Werk"]


def test_in_the_file_stands_a_form_boards_and_places_and_nothing_more(tmp_path: Path) -> None:
    point = snap(Point(0.8, 0.3))
    made = packed(tmp_path, point, {"talents": 3})
    assert json.loads(token.open_token(made.path, made.code)) == {
        "format": 1,
        "boards": [
            {"board": "go-grow", "version": 1, "point": [point.x, point.y], "levels": {}},
            {"board": "huis", "version": 1, "point": None, "levels": {"talents": stop_x(3)}},
        ],
    }


# -- the file -------------------------------------------------------------------------------------

PLACES = st.tuples(
    st.none() | st.builds(Point, st.floats(0, 1), st.floats(0, 1)).map(snap),
    st.dictionaries(st.sampled_from(FREE), st.integers(0, STOPS - 1)),
).filter(lambda one: one[0] is not None or bool(one[1]))


def luggage(point: Point | None, levels: Levels) -> taking.Luggage:
    found = [taking.Taken(board="go-grow", version=1, point=point)] if point else []
    if levels:
        placed = {key: stop_x(at) for key, at in levels.items()}
        found.append(taking.Taken(board="huis", version=1, levels=placed))
    return taking.Luggage(format=1, boards=tuple(found))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=PLACES, other=PLACES)
def test_every_place_comes_back_and_all_files_are_equally_long(
    tmp_path: Path, one: tuple[Point | None, Levels], other: tuple[Point | None, Levels]
) -> None:
    made = [taking.pack(luggage(*each), tmp_path, "fr") for each in (one, other)]
    assert len({each.path.stat().st_size for each in made}) == 1
    for (point, levels), each in zip((one, other), made, strict=True):
        if point is not None:
            (there,) = taking.unpack(str(each.path), each.code, GO_GROW, "p1")
            assert (there.x, there.y) == point
        if levels:
            assert stops(taking.unpack(str(each.path), each.code, HUIS, "p1")) == levels
        each.path.unlink()


def test_nothing_can_be_read_without_the_code(tmp_path: Path) -> None:
    point = snap(Point(0.8, 0.3))
    table = prepared(point, {"talents": 3})
    made = taking.pack(taking.luggage_of(table.state), tmp_path, "nl")
    raw = made.path.read_bytes()
    told = ("go-grow", "huis", "talents", "point", "format", NAME)
    for planted in (*told, *map(repr, (*point, stop_x(3)))):
        assert planted.encode() not in raw
    assert token.plain_code(made.code).encode() not in raw
    assert table.session.replace("-", "").encode() not in raw.hex().encode()
    again = taking.pack(taking.luggage_of(table.state), tmp_path, "nl")
    body, other = raw[8:], again.path.read_bytes()[8:]
    assert body[8:24] != other[8:24], "no number tells that two files are from one person"
    alike = sum(a == b for a, b in zip(body[37:], other[37:], strict=True))
    assert alike < len(body) / 20


def test_the_file_is_for_its_owner_and_takes_the_place_of_none(tmp_path: Path) -> None:
    made = [packed(tmp_path, snap(Point(0.8, 0.3))) for _each in range(3)]
    names = [one.path.name for one in made]
    assert re.fullmatch(r"meenemen-\d{4}-\d\d-\d\d\.groeiplek", names[0])
    assert [name.removeprefix(names[0][:19]) for name in names] == [
        ".groeiplek", "-2.groeiplek", "-3.groeiplek",
    ]  # fmt: skip
    for one in made:
        assert taking.unpack(str(one.path), one.code, GO_GROW, "p1")
    if sys.platform != "win32":
        assert stat.S_IMODE(made[0].path.stat().st_mode) == 0o600


def test_a_code_may_be_typed_as_people_type(tmp_path: Path) -> None:
    made = packed(tmp_path, snap(Point(0.8, 0.3)))
    for typed in (
        made.code.upper(),
        made.code.replace(" ", "-"),
        f" {made.code.replace(' ', '')} ",
    ):
        assert taking.unpack(str(made.path), typed, GO_GROW, "p1")
    assert token.plain_code("  Crème-Brûlée 12 ") == "cremebrulee12"


@pytest.mark.parametrize("lang", sorted(WORDS))
def test_the_words_of_codes_are_many_different_and_plain(lang: str) -> None:
    words = WORDS[lang]
    assert len(set(words)) == len(words) == 256
    assert all(re.fullmatch("[a-z]{3,9}", word) for word in words)
    assert len(set(map(token.plain_code, words))) == 256


def test_codes_differ_and_speak_the_language(tmp_path: Path) -> None:
    codes = [taking.pack(luggage(None, {"work": 1}), tmp_path, "en").code for _ in range(20)]
    assert len(set(codes)) == 20
    assert all(set(code.split()) <= set(WORDS["en"]) and len(code.split()) == 3 for code in codes)


# -- what must not open ---------------------------------------------------------------------------


def refused(file: str | Path, code: str = CODE, board: Board = GO_GROW) -> Exception:
    with pytest.raises((StoreError, taking.NotHere)) as told:
        taking.unpack(str(file), code, board, "p1")
    assert "\n" not in taking.why_not(told.value)
    return told.value


@pytest.fixture
def made(tmp_path: Path) -> taking.Made:
    return packed(tmp_path, snap(Point(0.8, 0.3)), {"talents": 3})


def test_a_wrong_code_and_a_damaged_file_sound_alike(made: taking.Made) -> None:
    wrong = refused(made.path)
    raw = made.path.read_bytes()
    made.path.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    damaged = refused(made.path, made.code)
    assert isinstance(wrong, WrongKey) and isinstance(damaged, WrongKey)
    assert taking.why_not(wrong) == taking.why_not(damaged)
    assert isinstance(refused(made.path, ""), WrongKey)
    assert isinstance(refused(made.path, " - "), WrongKey)


def test_every_byte_that_is_changed_is_found(made: taking.Made) -> None:
    raw = made.path.read_bytes()
    for at in range(len(raw)):
        made.path.write_bytes(raw[:at] + bytes([raw[at] ^ 0x40]) + raw[at + 1 :])
        refused(made.path, made.code)
    for at in range(8):  # whatever its version may be
        made.path.write_bytes(raw[:at] + b"\0" + raw[at + 1 :])
        refused(made.path, made.code)


def test_a_file_cut_at_any_length_or_with_something_behind_it_is_refused(
    made: taking.Made,
) -> None:
    raw = made.path.read_bytes()
    for length in (*range(0, 260, 3), *range(260, len(raw), 97), len(raw) - 1):
        made.path.write_bytes(raw[:length])
        refused(made.path, made.code)
    for more in (b"\0", raw[-40:], raw):
        made.path.write_bytes(raw + more)
        refused(made.path, made.code)


def test_a_file_that_opens_for_everybody_is_none(made: taking.Made) -> None:
    bare, outer = sealed.new_header(os.urandom(16), None)
    key = os.urandom(32)
    seal = sealed.Seal(sealed.wrap(bare, outer, key), key)
    plain = luggage(Point(0.1, 0.1), {}).model_dump_json().encode()
    record = seal.record(0, sealed.NO_TAG, plain)
    slots = [seal.slot(which, 1, record[-16:]) for which in (0, 1)]
    made.path.write_bytes(b"".join([token.MAGIC, seal.header.encoded(), *slots, record]))
    assert isinstance(refused(made.path), WrongKey)


def test_a_giant_a_folder_and_names_that_are_no_file_are_refused(tmp_path: Path) -> None:
    giant = tmp_path / "giant.groeiplek"
    with giant.open("wb") as file:
        file.write(token.MAGIC)
        file.truncate(10 * 1024 * 1024)
    assert isinstance(refused(giant), NotOurs)
    for name in (
        tmp_path, tmp_path / "weg.groeiplek", giant / "x", "", ".", "~niemand/x", "a\0b",
        "x" * 5000,
    ):  # fmt: skip
        assert isinstance(refused(name), StoreError)
    assert isinstance(refused("a\0b"), Absent)
    text = tmp_path / "text.groeiplek"
    text.write_text("meenemen")
    assert isinstance(refused(text), NotOurs)
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        refused(tmp_path / "pipe")
        refused("/dev/zero")


def test_a_preparation_and_a_later_form_are_refused_in_their_own_words(tmp_path: Path) -> None:
    later = tmp_path / "later.groeiplek"
    later.write_bytes(token.MAGIC[:7] + b"\x02" + bytes(2000))
    assert isinstance(refused(later), Newer)
    own = tmp_path / "voorbereiding.groei"
    own.write_bytes(sealed.MAGIC + bytes(2000))
    assert isinstance(refused(own), NotOurs)
    assert "nieuwere versie" in taking.why_not(refused(later))


@pytest.mark.parametrize(
    "plain",
    [
        b"", b"[]", b"{}", b"\xff\xfe", b'{"format":2,"boards":[]}', b'{"format":1,"boards":7}',
        b'{"format":1,"boards":[{"board":"go-grow","version":1,"point":[NaN,0.5]}]}',
        b'{"format":1,"boards":[{"board":"go-grow","version":1,"point":[1e999,0.5]}]}',
        b'{"format":1,"boards":[{"board":"go-grow","version":1,"point":[1.01,0.5]}]}',
        b'{"format":1,"boards":[{"board":"go-grow","version":1,"point":[0.5]}]}',
        b'{"format":1,"boards":[{"board":"huis","version":1,"levels":{"work":-0.1}}]}',
        b'{"format":1,"boards":[],"name":"Zo"}',
        b"[" * 30000,
    ],
)  # fmt: skip
def test_what_opens_and_says_nothing_sound_is_refused(tmp_path: Path, plain: bytes) -> None:
    path = tmp_path / "vreemd.groeiplek"
    token.make_token(path, plain, CODE)
    assert isinstance(refused(path), WrongKey)


def forged(path: Path, *boards: taking.Taken) -> Path:
    plain = taking.Luggage(format=1, boards=boards).model_dump_json().encode()
    token.make_token(path, plain, CODE)
    return path


def test_another_board_another_version_and_health_put_nobody_anywhere(tmp_path: Path) -> None:
    spot, work = (0.2, 0.2), {"work": 0.5}
    elsewhere = forged(tmp_path / "a", taking.Taken(board="ander", version=1, point=spot))
    newer = forged(tmp_path / "b", taking.Taken(board="go-grow", version=2, point=spot))
    floors = forged(tmp_path / "c", taking.Taken(board="go-grow", version=1, levels=work))
    health = forged(tmp_path / "d", taking.Taken(board="huis", version=1, levels={"health": 0.5}))
    strange = forged(tmp_path / "e", taking.Taken(board="huis", version=1, levels={"dak": 0.5}))
    for path in (elsewhere, newer, floors):
        assert isinstance(refused(path), taking.NotHere)
    for path in (health, strange):
        assert isinstance(refused(path, board=HUIS), taking.NotHere)
    both = {"health": 0.5, "work": 0.5}
    mixed = forged(tmp_path / "f", taking.Taken(board="huis", version=1, levels=both))
    assert stops(taking.unpack(str(mixed), CODE, HUIS, "p1")) == {"work": 5}


def test_a_field_with_a_sensitive_zone_takes_nothing_in(tmp_path: Path) -> None:
    raw = GO_GROW.model_dump()
    raw["zones"][2]["sensitive"] = True
    touchy = type(GO_GROW).model_validate(raw)
    path = forged(tmp_path / "a", taking.Taken(board="go-grow", version=1, point=(0.9, 0.1)))
    assert isinstance(refused(path, board=touchy), taking.NotHere)
    assert not taking.may_bring(board_in(touchy, "nl"), ("",))
    assert taking.may_bring(board_in(GO_GROW, "nl"), ("",))
    assert taking.may_bring(board_in(HUIS, "nl"), ("health", "work"))
    assert not taking.may_bring(board_in(HUIS, "nl"), ("health",))


# -- where files are looked for -------------------------------------------------------------------


def test_the_newest_file_of_all_places_is_proposed(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("hier", "downloads", "weg")]
    for folder in folders[:2]:
        folder.mkdir()
    assert taking.newest(folders) is None
    for number, name, age in ((0, "oud", 10), (1, "nieuw", 5), (0, "ouder", 20)):
        path = folders[number] / f"{name}.groeiplek"
        path.touch()
        os.utime(path, (2_000_000_000 - age, 2_000_000_000 - age))
    (folders[0] / "map.groeiplek").mkdir()
    (folders[0] / "andere.txt").touch()
    assert taking.newest(folders) == folders[1] / "nieuw.groeiplek"


def test_a_file_in_ones_own_folder_is_named_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "zo"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "zo"))
    monkeypatch.chdir(tmp_path)
    made = packed(tmp_path / "zo" / "Documenten", snap(Point(0.8, 0.3)))
    named = files.short(made.path)
    assert named == str(Path("~", "Documenten", made.path.name))
    assert taking.unpack(named, made.code, GO_GROW, "p1")
    assert files.short(Path("zo/x")) == str(Path("~", "x"))
    assert files.short(tmp_path / "elders") == str(tmp_path / "elders")


def test_a_folder_that_is_gone_is_no_reason_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", gone)
    assert all(isinstance(one, Path) for one in taking.usual_places())


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "bestand"
    blocked.touch()
    with pytest.raises(StoreError) as told:
        packed(blocked / "map", snap(Point(0.8, 0.3)))
    said = taking.why_not_made(told.value, blocked / "map")
    assert str(blocked) in said
    assert list(tmp_path.iterdir()) == [blocked]
