"""Writing a second script needs no code: lint, schema, copy, and the tutorial."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from boards.load import BUILT_IN as BOARDS
from cards.load import BUILT_IN as DECKS
from game.cli.scripts import schema_of
from game.engine.view.poster import poster_view
from game.script.load import BUILT_IN, lint, load_game, script_path
from game.store import MemoryStore
from game.table.poster import poster_content
from game.table.simulate import simulate
from game.table.table import Table
from tests.cli.running import TUTORIAL, Here, run

FOLDER = TUTORIAL.parent


def test_everything_built_in_and_the_tutorial_lint_clean(here: Here) -> None:
    for kind, names in (
        ("scripts", ["go-grow-duo", str(TUTORIAL)]),
        ("decks", ["go-grow", str(FOLDER / "tutorial-deck.yaml")]),
        ("boards", ["go-grow", str(FOLDER / "tutorial-board.yaml")]),
    ):
        done = run(kind, "lint", *names)
        assert (done.code, done.err) == (0, "")
        assert done.out == "".join(f"{name}: in orde\n" for name in names)
        assert run(kind, "lint", *names, "--json").json == []


BROKEN = """\
format: 1
id: Broken Id
version: 1
title: {nl: Kapot, de: Kaputt}
players: {min: 2, max: 2, roles: [employee, boss]}
minutes: 60
boards: [go-grow]
stepps: []
steps:
  - id: one
    kind: place
    about: self
    audience: secret
    minutes: 5
    title: {nl: Een}
    text: {nl: Tekst}
  - id: two
    kind: dance
    minutes: 5
    title: {nl: Twee}
    text: {nl: Tekst}
  - id: three
    kind: close
    title: {nl: Drie}
    text: {nl: Tekst}
    colour: red
"""


def test_a_broken_script_tells_every_problem_with_its_line_at_once(
    here: Here, tmp_path: Path
) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    done = run("scripts", "lint", file)
    assert done.code == 1
    lines = done.out.splitlines()
    assert all(line.startswith(f"{file}:") for line in lines)
    at = {int(line.removeprefix(f"{file}:").partition(":")[0]) for line in lines}
    assert {2, 4, 5, 8, 13, 18, 22, 26} <= at
    assert any("onbekende sleutel ‘stepps’; bedoel je ‘steps’?" in line for line in lines)
    assert f"{file}:18: steps.two: onbekende soort ‘dance’; " in done.out
    assert f"{file}:22: steps.three: ‘minutes’ ontbreekt\n" in done.out
    assert done.line == f"groeihuis: {len(lines)} fouten gevonden."
    found = run("scripts", "lint", file, "--json")
    assert found.code == 1
    assert {one["line"] for one in found.json} == at
    assert sorted(lines) == sorted(
        f"{one['path']}:{one['line']}: {one['message']}" for one in found.json
    )
    unknown = next(one for one in found.json if one["line"] == 8)
    assert (unknown["severity"], unknown["code"], unknown["where"]) == ("error", "unknown-key", "")
    assert (unknown["params"]["key"], unknown["params"]["near"]) == ("stepps", "steps")


def test_playing_a_broken_script_tells_the_same_lines_as_errors(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    findings = run("scripts", "lint", file).out.splitlines()
    for words in (("play", file), ("simulate", file), ("scripts", "copy", file, "x")):
        done = run(*words)
        assert (done.code, done.out) == (1, "")
        assert sorted(done.err.splitlines()) == sorted(f"groeihuis: {one}" for one in findings)
    assert run("sessions", "list", "--json").json == []


@pytest.mark.parametrize("kind", ["decks", "boards"])
def test_a_broken_deck_or_board_is_told_with_its_line(
    here: Here, tmp_path: Path, kind: str
) -> None:
    source = (DECKS if kind == "decks" else BOARDS) / "go-grow.yaml"
    file = tmp_path / "x.yaml"
    text = source.read_text(encoding="utf-8")
    file.write_text(text.replace("version: 1", "version: none\ncolour: red"), encoding="utf-8")
    done = run(kind, "lint", "go-grow", file)
    assert done.code == 1
    assert "go-grow: in orde\n" in done.out
    assert f"{file}:3: version: " in done.out
    assert f"{file}:4: onbekende sleutel ‘colour’" in done.out


def test_a_file_that_is_not_there_is_a_finding(here: Here) -> None:
    done = run("scripts", "lint", "nothing.yaml")
    assert done.code == 1
    assert done.out == "nothing.yaml:1: dit bestand is er niet\n"


def resolve(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    return node


def problems(schema: dict[str, Any], node: dict[str, Any], data: Any) -> list[str]:
    """Check data against the part of JSON Schema that our schemas use for structure."""
    node = resolve(schema, node)
    if choices := node.get("anyOf") or node.get("oneOf"):
        ways = [problems(schema, way, data) for way in choices]
        return [] if [] in ways else min(ways, key=len)
    if "const" in node and data != node["const"]:
        return [f"{data!r} is not {node['const']!r}"]
    if "enum" in node and data not in node["enum"]:
        return [f"{data!r} is not allowed"]
    kinds: dict[str, type] = {"object": dict, "array": list, "string": str, "null": type(None)}
    expected = kinds.get(node.get("type", ""))
    if expected is not None and not isinstance(data, expected):
        return [f"{data!r} is no {node['type']}"]
    found: list[str] = []
    if isinstance(data, dict):
        allowed = node.get("properties", {})
        if node.get("additionalProperties") is False:
            found += [f"unknown {key}" for key in data.keys() - allowed.keys()]
        found += [f"missing {key}" for key in set(node.get("required", ())) - data.keys()]
        for key, value in data.items():
            if key in allowed:
                found += problems(schema, allowed[key], value)
    if isinstance(data, list) and "items" in node:
        for value in data:
            found += problems(schema, node["items"], value)
    return found


@pytest.mark.parametrize(
    ("model", "path"),
    [
        ("script", BUILT_IN / "go-grow-duo.yaml"),
        ("script", TUTORIAL),
        ("board", BOARDS / "go-grow.yaml"),
        ("board", FOLDER / "tutorial-board.yaml"),
        ("deck", DECKS / "go-grow.yaml"),
        ("deck", FOLDER / "tutorial-deck.yaml"),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
def test_the_schema_accepts_what_we_ship_and_refuses_a_slip(
    here: Here, model: str, path: Path
) -> None:
    schema = run("scripts", "schema", model).json
    assert schema == schema_of(model)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == f"groeihuis {model}"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert problems(schema, schema, data) == []
    assert problems(schema, schema, data | {"colour": "red"}) == ["unknown colour"]
    del data["version"]
    assert problems(schema, schema, data) == ["missing version"]


def test_the_schema_of_a_script_knows_every_step_kind_and_its_own_keys(here: Here) -> None:
    schema = run("scripts", "schema").json
    steps = resolve(schema, schema["properties"]["steps"])["items"]
    kinds = set(steps["discriminator"]["mapping"])
    assert {"say", "place", "reveal", "draw", "note", "agree", "close"} <= kinds
    place = resolve(schema, {"$ref": steps["discriminator"]["mapping"]["place"]})
    assert place["properties"]["audience"]["enum"] == ["private", "sealed", "shared"]
    assert place["properties"]["about"]["enum"] == ["self", "others"]


def test_a_copy_keeps_every_letter_but_the_id(here: Here, tmp_path: Path) -> None:
    done = run("scripts", "copy", "go-grow-duo", tmp_path / "Mijn éérste spel.yaml")
    assert done.code == 0
    copy = tmp_path / "Mijn éérste spel.yaml"
    assert f"Geschreven: {copy} (id: mijn-eerste-spel)" in done.out
    source = script_path("go-grow-duo").read_text(encoding="utf-8")
    text = copy.read_text(encoding="utf-8")
    assert text == source.replace("id: go-grow-duo", "id: mijn-eerste-spel", 1)
    assert lint(str(copy)) == []
    assert run("simulate", copy).code == 0


def test_a_copy_keeps_remarks_and_tells_what_lies_beside_its_source(
    here: Here, tmp_path: Path
) -> None:
    done = run("scripts", "copy", TUTORIAL, tmp_path / "own")
    assert done.code == 0
    copy = tmp_path / "own.yaml"
    assert copy.read_text(encoding="utf-8").count("#") == TUTORIAL.read_text(
        encoding="utf-8"
    ).count("#")
    assert "Kopieer ook tutorial-board.yaml" in done.out
    assert "Kopieer ook tutorial-deck.yaml" in done.out
    for name in ("tutorial-board.yaml", "tutorial-deck.yaml"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    assert lint(str(copy)) == []


@pytest.mark.parametrize("name", ["null", "2026", "1e5", "true"])
def test_a_copy_may_be_called_what_yaml_takes_for_something_else(
    here: Here, tmp_path: Path, name: str
) -> None:
    assert run("scripts", "copy", "go-grow-duo", tmp_path / name).code == 0
    assert load_game(str(tmp_path / f"{name}.yaml")).script.id == name


def test_a_copy_never_takes_the_place_of_a_file(here: Here, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("dear")
    done = run("scripts", "copy", "go-grow-duo", tmp_path / "mine.yaml")
    assert done.code == 1
    assert done.line == f"groeihuis: {tmp_path / 'mine.yaml'} bestaat al; kies een andere naam."
    assert (tmp_path / "mine.yaml").read_text() == "dear"


def test_a_name_without_a_letter_makes_no_id(here: Here, tmp_path: Path) -> None:
    done = run("scripts", "copy", "go-grow-duo", tmp_path / "日本.yaml")
    assert done.code == 1
    assert "komt geen id" in done.line


@pytest.mark.parametrize("players", [2, 3, 4])
@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
def test_bots_play_the_tutorial_to_its_end_and_make_a_poster(players: int, lang: Any) -> None:
    from datetime import date

    table = simulate(
        MemoryStore(),
        load_game(str(TUTORIAL)),
        today=date(2026, 11, 22),
        lang=lang,
        players=players,
    )
    assert isinstance(table, Table)
    assert table.state.closed
    view = poster_view(table.state)
    sections = {line.section for line in view.lines}
    assert sections == {"token", "gap", "quote", "insight", "card", "agreement"}
    content = poster_content(view)
    assert len(content.agreements) == 3
    assert content.title.startswith("Zoë")
