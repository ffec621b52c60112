"""What the rooms of the house pull in when they are imported, each seen in a fresh process.

The import contracts read the source; these tests watch what really happens, lazy imports and
packages of others included.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game import __version__

ROOT = Path(__file__).resolve().parents[2]

WALK = """
import importlib, json, pkgutil, sys
for name in {names!r}:
    package = importlib.import_module(name)
    for found in pkgutil.walk_packages(getattr(package, "__path__", []), name + "."):
        importlib.import_module(found.name)
print(json.dumps(sorted(sys.modules)))
"""

VERSION = """
import json, sys
sys.argv = ["groeihuis", "--version"]
from game.cli import main
code = None
try:
    code = main()
except SystemExit as stop:
    code = stop.code
assert not code, code
print(json.dumps(sorted(sys.modules)))
"""


def said_by(program: str) -> list[str]:
    """Run a program in a fresh Python at the root of the project and give its lines."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def loaded_by(program: str) -> set[str]:
    """Run a program that ends by printing the names in `sys.modules`, and give those names."""
    return set(json.loads(said_by(program)[-1]))


def walk(*packages: str) -> set[str]:
    """Import packages with every module in them, and give all that came along."""
    loaded = loaded_by(WALK.format(names=packages))
    assert set(packages) <= loaded
    return loaded


def tops(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def test_the_engine_runs_without_screen_paper_database_or_command_line() -> None:
    loaded = walk("game.engine")
    assert "game.engine.decide" in loaded
    unwanted = {
        *("textual", "rich", "reportlab", "uharfbuzz", "PIL", "fontpkg"),
        *("fontpkg_fira_sans", "fontpkg_inter", "bidi", "anyascii", "tzlocal"),
        *("sqlite3", "_sqlite3", "click", "platformdirs", "babel", "uuid6"),
    }
    assert not tops(loaded) & unwanted


def test_the_engine_loads_nothing_of_game_but_the_script() -> None:
    ours = {name for name in walk("game.engine") if name.startswith("game.")}
    rooms = {".".join(name.split(".")[:2]) for name in ours}
    assert rooms == {"game.engine", "game.script"}


def test_the_script_loads_nothing_of_game_but_itself() -> None:
    ours = {name for name in walk("game.script") if name.startswith("game.")}
    assert {".".join(name.split(".")[:2]) for name in ours} == {"game.script"}


@pytest.mark.parametrize("package", ["datafiles", "cards", "boards", "exports"])
def test_a_package_below_game_loads_no_game(package: str) -> None:
    assert "game" not in tops(walk(package))


def test_the_store_loads_none_of_the_other_rooms() -> None:
    loaded = walk("game.store")
    assert not tops(loaded) & {"datafiles", "cards", "boards", "exports", "pydantic", "textual"}
    ours = {name for name in loaded if name.startswith("game.")}
    assert {".".join(name.split(".")[:2]) for name in ours} == {"game.store"}


def test_the_version_is_told_before_anything_is_imported() -> None:
    *lines, last = said_by(VERSION)
    assert __version__ in " ".join(lines)
    loaded = set(json.loads(last))
    heavy = {"click", "argparse", "pydantic", "textual", "yaml", "sqlite3", "babel", "asyncio"}
    assert not tops(loaded) & heavy
    assert {name for name in loaded if name.startswith("game.")} <= {"game.cli", "game.cli.main"}


def test_the_home_screen_waits_for_no_paper_and_no_calendar() -> None:
    loaded = loaded_by("import game.tui.app, json, sys; print(json.dumps(sorted(sys.modules)))")
    assert "textual" in tops(loaded)
    assert not tops(loaded) & {"reportlab", "uharfbuzz", "fontpkg", "babel", "PIL"}
