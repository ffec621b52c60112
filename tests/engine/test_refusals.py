"""Every refusal has one code, listed where it is defined, and a sentence in the reader's words."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import game.engine
from game.engine.answers import Refusal
from game.table.refusals import SENTENCES, sentence

ENGINE = Path(game.engine.__file__).parent
PASSED_ON = {"name-empty", "name-control", "name-too-long", "name-taken"}


@cache
def used() -> dict[str, set[str]]:
    """Give each code that the engine refuses with, and the names of its parameters."""
    found: dict[str, set[str]] = {}
    for path in sorted(ENGINE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Refusal":
                code, *params = node.args
                if isinstance(code, ast.Constant):
                    keys = re.findall(r"'(\w+)':", ast.unparse(params[0])) if params else []
                    found.setdefault(str(code.value), set()).update(keys)
                else:
                    assert ast.unparse(code) == "name.code"
    return found


def listed() -> set[str]:
    told = (Refusal.__doc__ or "").partition("Codes:")[2]
    return set(re.findall(r"[a-z]+(?:-[a-z]+)+|\bclosed\b", told))


def test_the_list_of_codes_is_what_the_engine_uses() -> None:
    assert len(used()) > 30
    assert listed() == set(used())


@pytest.mark.parametrize("code", sorted(used()))
def test_every_code_has_a_sentence_that_ends(code: str) -> None:
    params = dict.fromkeys(used()[code], "7")
    said = sentence(Refusal(code, params))
    assert said[-1] in ".?"
    assert "{" not in said
    blanks = set(re.findall(r"{(\w+)}", SENTENCES[code]()))
    bounds = {"min", "max", "count"} if code == "players-count" else set()
    assert blanks <= used()[code] | bounds


def test_a_refused_seat_is_named() -> None:
    for code in PASSED_ON:
        said = sentence(Refusal(code, {"seat": "2", "name": "Zoë"}))
        assert "2" in said
