"""What is wrong in a file, in the reader's words: every code has a sentence in every language."""

from __future__ import annotations

import ast
import errno
import os
import string
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel
from pydantic_core import core_schema

from datafiles.findings import FileProblem, Finding, Params
from datafiles.load import CODES, said
from datafiles.yamlfile import ADVICE
from game import language
from game.script.load import lint
from game.table.faults import sentences
from game.table.findings import LONGEST, SENTENCES, message, sentence

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("datafiles", "boards", "cards", "exports", "game")
MAKERS = {"Complaint": 1, "Finding": 2, "finding": 1, "PydanticCustomError": 0}
INSIDE = {"Said": 0}
SAID_IN = ("datafiles", "cards")
"""What makes a finding, everywhere and in these rooms: where among its arguments the code is."""


def made(source: str, folder: str = "game") -> Iterator[tuple[int, list[str]]]:
    """Give the line and the codes of every finding that a module makes.

    A code that is only passed on has none: within `datafiles`, whose tables are read apart, and
    `cards`, whose sheets pass on; and where it is the `code` of what was made elsewhere.
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        place = MAKERS.get(name, INSIDE.get(name) if folder in SAID_IN else None)
        if name == "say" and ast.unparse(node.func).endswith("document.say"):
            place = 1
        if place is None:
            continue
        named = [one.value for one in node.keywords if one.arg == "code"]
        code = named[0] if named else node.args[place] if len(node.args) > place else None
        if folder in SAID_IN and isinstance(code, ast.Name | ast.Subscript):
            continue
        if isinstance(code, ast.Attribute) and code.attr == "code":
            continue
        texts = [one.value for one in ast.walk(code or node) if isinstance(one, ast.Constant)]
        yield node.lineno, [one for one in texts if isinstance(one, str)] if code else []


def source_codes() -> dict[str, str]:
    """Give every code that the source yields, and a place where it does."""
    found = dict.fromkeys(CODES.values(), "datafiles/load.py")
    found |= {code: "datafiles/yamlfile.py" for _part, code in ADVICE}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for line, codes in made(path.read_text(encoding="utf-8"), room):
                where = f"{path.relative_to(ROOT).as_posix()}:{line}"
                assert codes, f"{where}: write the code as it is, so that its sentence is found"
                found |= dict.fromkeys(codes, where)
    return found


def finding(code: str, params: Params = (), where: str = "", severity: str = "error") -> Finding:
    return Finding("a.yaml", 3, code, params, where, severity)


def slots(template: str) -> set[str]:
    return {name for _text, name, _spec, _as in string.Formatter().parse(template) if name}


# -- every code is said ---------------------------------------------------------------------------


def test_every_code_in_the_source_has_a_sentence() -> None:
    codes = source_codes()
    assert len(codes) > 70
    assert {code: place for code, place in codes.items() if code not in SENTENCES} == {}


def test_every_sentence_is_of_a_code_in_the_source() -> None:
    assert set(SENTENCES) - set(source_codes()) == set()


def test_a_code_is_found_however_it_is_yielded() -> None:
    def found(text: str, room: str = "game") -> list[list[str]]:
        return [codes for _line, codes in made(text, room)]

    assert found("yield Complaint('of', 'a-b', {'value': one})") == [["a-b"]]
    assert found("Complaint(field, 'a' if long else 'b')") == [["a", "b"]]
    assert found("Finding(path, 1, code='a')") == [["a"]]
    assert found("Said('a', {'limit': '1'})", "datafiles") == [["a"]]
    assert found("Said(text, note)") == []
    assert found("raise PydanticCustomError('a-b', 'some words')") == [["a-b"]]
    assert found("self.document.say(line, 'alias', name=x)\napp.say('words')") == [["alias"]]
    assert found("document.finding(place, one.code, one.params)") == []
    assert found("Finding(path, 1, code)", "datafiles") == []
    assert found("Finding(path, 1, code)") == [[]]
    assert found("Finding(path, 1, f'{one}-twice')") == [["-twice"]]
    assert found("Finding(path)") == [[]]


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_a_sentence_fills_in_what_it_is_given_and_leaves_nothing_open(lang: str) -> None:
    with language.using(lang):
        for code, template in SENTENCES.items():
            names = sorted(slots(template()))
            told = message(finding(code, tuple((name, f"<{name}>") for name in names)))
            assert all(f"<{name}>" in told for name in names), told
            assert "\n" not in told
            assert "?" not in told
            assert told[:1] in "‘" or told[:1].islower(), told
            assert not told.endswith(".")


def test_sentences_differ_from_each_other_and_from_language_to_language() -> None:
    heard = {}
    for lang in language.LANGUAGES:
        with language.using(lang):
            heard[lang] = [template() for template in SENTENCES.values()]
    assert len(set(heard["nl"])) == len(SENTENCES)
    for lang in ("en", "fr"):
        assert [one for one in heard[lang] if one in heard["nl"]] == []


def test_each_of_pydantics_own_errors_becomes_a_code_of_ours() -> None:
    """The ones that nobody foresaw are 'invalid': not a word of pydantic reaches a reader."""

    class Any(BaseModel):
        a: str

    kinds = get_args(core_schema.ErrorType)
    assert len(kinds) > 90
    assert set(CODES) <= set(kinds)
    context = {"tag": "x", "expected": "'a' or 'b'", "gt": 1, "error": "English words"}
    codes = {kind: said(kind, ("a",), context, "x", Any.model_json_schema()) for kind in kinds}
    assert {one.code for one in codes.values()} <= set(SENTENCES)
    assert not [one for one in codes.values() if "English words" in one.params.values()]
    assert codes["value_error"].code == codes["url_parsing"].code == "invalid"
    assert "-" not in "".join(kinds)


# -- how it is said -------------------------------------------------------------------------------


def test_a_finding_says_file_line_place_what_is_wrong_and_what_is_allowed() -> None:
    found = finding(
        "not-allowed", (("near", "self"), ("allowed", "self, others")), "steps.ik.about"
    )
    assert sentence(found) == (
        "a.yaml:3: steps.ik.about: past hier niet; bedoel je ‘self’? Toegestaan: self, others"
    )


@pytest.mark.parametrize(
    ("params", "tail"),
    [
        ({"key": "titel", "near": "title"}, "onbekende sleutel ‘titel’; bedoel je ‘title’?"),
        ({"key": "x", "allowed": "id, text"}, "onbekende sleutel ‘x’; toegestaan: id, text"),
        (
            {"key": "x", "allowed": ""},
            "onbekende sleutel ‘x’; er is hier nog niets om uit te kiezen",
        ),
        ({"key": "x"}, "onbekende sleutel ‘x’"),
        ({}, "onbekende sleutel ‘?’"),
    ],
)
def test_what_somebody_may_have_meant_and_what_is_allowed_stand_behind_it(
    params: dict[str, str], tail: str
) -> None:
    assert message(finding("unknown-key", tuple(params.items()))) == tail


def test_what_is_built_in_is_told_once() -> None:
    params = (("value", "go-gro"), ("near", "go-grow"), ("allowed", "go-grow"))
    assert message(finding("neither-file", params)) == (
        "‘go-gro’ is niet ingebouwd (go-grow) en ook geen bestand naast dit bestand; "
        "bedoel je ‘go-grow’?"
    )


def test_a_brief_sentence_names_the_file_without_its_folders() -> None:
    found = Finding(str(Path("spellen", "van ons", "spel.yaml")), 12, "empty")
    assert sentence(found, brief=True) == "spel.yaml:12: is leeg"
    assert sentence(found) == f"{found.path}:12: is leeg"


def test_a_warning_is_not_said_as_an_error() -> None:
    params = (("languages", "fr"),)
    said = sentence(finding("languages-missing", params, "steps.ik.title", "warning"))
    assert said == ("a.yaml:3: let op: steps.ik.title: is er niet in fr; de titel van het spel wel")


def test_a_code_without_a_sentence_still_tells_where_and_what_is_allowed() -> None:
    params = (("value", "x"), ("allowed", "a, b"))
    assert sentence(finding("brand-new", params, "steps.ik")) == (
        "a.yaml:3: steps.ik: klopt niet (brand-new); toegestaan: a, b"
    )


def test_a_value_cannot_command_the_terminal_turn_a_line_round_or_fill_the_screen() -> None:
    bad = "a\x1b[2Jb\u202ec\nd\u00a0" + "é" * 500
    said = sentence(Finding("x\n.yaml", 1, "twice", (("value", bad),), "steps.\x07"))
    assert said.isprintable()
    assert said.startswith(r"x\n.yaml:1: steps.\x07: ‘a\x1b[2Jb\u202ec\nd\xa0éé")
    assert said.endswith("é…’ komt twee keer voor")
    assert len(said) < LONGEST + 60
    long = ", ".join(f"kind-{number}" for number in range(40))
    assert long in message(finding("unknown-kind", (("value", "x"), ("allowed", long))))


def test_a_reason_of_the_system_is_said_in_the_readers_words_or_by_its_code() -> None:
    def told(number: int) -> str:
        return message(finding("unreadable", (("reason", os.strerror(number)),)))

    assert told(errno.EISDIR) == "kan niet gelezen worden: dat is een map"
    assert told(errno.EIO) == "kan niet gelezen worden: EIO"
    assert message(finding("unreadable")) == "kan niet gelezen worden: ?"


def test_every_finding_of_a_file_is_among_the_lines_of_its_fault() -> None:
    found = (finding("empty"), finding("missing", (("key", "id"),), "steps.ik"))
    assert sentences(FileProblem(found)) == [
        "a.yaml:3: is leeg",
        "a.yaml:3: steps.ik: ‘id’ ontbreekt",
    ]


ENGLISH = """\
format: 2
id: Mijn Spel
version: none
title: {de: Spiel}
summary: {}
players: {min: 2.5, max: 99, roles: [boss]}
minutes: 60
boards: nergens
stepps: []
steps:
- {id: ik, kind: zzz}
- {id: jij, kind: place, about: me, audience: secret, minutes: 0, title: '', text: {nl: 1}}
- {id: wij, kind: agree, follow_up: soon, minutes: 5, title: {nl: A}, text: {nl: ''}}
- nee
"""


def test_a_file_full_of_mistakes_is_told_in_dutch_alone(tmp_path: Path) -> None:
    path = tmp_path / "spel.yaml"
    path.write_text(ENGLISH, encoding="utf-8")
    told = [message(one) for one in lint(str(path))]
    assert len(told) == 19
    english = {"must", "should", "input", "value", "valid", "unknown", "missing", "allowed", "not"}
    for one in told:
        assert not english & set(one.lower().replace(";", " ").replace(":", " ").split()), one
        assert "klopt niet (" not in one
    assert "steps.jij.title: moet een tekst per taal hebben, zoals {nl: …, en: …}" in told
    assert "steps.ik: onbekende soort ‘zzz’; toegestaan: agree, " in "\n".join(told)
    assert "title.de: past hier niet; bedoel je" not in "\n".join(told)
    assert "title.de: past hier niet; toegestaan: nl, en, fr" in told
