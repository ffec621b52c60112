"""Help and usage errors: in the reader's language, one line, within 80 columns."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from game import __version__
from game.cli.app import COMMANDS, home
from game.cli.pictures import cells
from tests import locales
from tests.cli.running import ROOT, Here, run

ENGLISH = ("Usage:", "Error:", "Options:", "Commands:", "Missing", "No such", "Invalid", "Try '")


def every_command(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    with click.Context(group) as ctx:
        for name in group.list_commands(ctx):
            found = group.get_command(ctx, name)
            if isinstance(found, click.Group):
                yield from every_command(found, (*path, name))
            else:
                yield (*path, name)


@pytest.mark.parametrize("path", list(every_command(home())), ids=" ".join)
@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
def test_every_command_has_a_help_that_fits_80_columns(
    here: Here, path: tuple[str, ...], lang: str
) -> None:
    done = run("--lang", lang, *path, "--help")
    assert done.code == 0, done.err
    assert max(map(cells, done.out.splitlines())) <= 80
    if lang == "fr":
        assert "Options\u00a0:" in done.out and "Options:" not in done.out
    if lang == "nl":
        assert done.out.startswith(" ".join(("Gebruik: groeihuis", *path)))
        assert not any(word in done.out for word in ENGLISH)


def test_help_names_what_is_global_once_and_takes_it_anywhere(here: Here) -> None:
    assert "--db" in run("--help").out
    assert "--db" not in run("sessions", "list", "--help").out
    other = here.place / "other.db"
    assert run("sessions", "list", "--db", other).code == 0
    assert other.exists()
    assert not here.db.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nonsense",), "Onbekende opdracht: nonsense. Kies uit play, resume,"),
        (("sesions", "list"), "Onbekende opdracht: sesions. Bedoel je sessions?"),
        (("sessions",), "Kies een opdracht: list, show, export, import, purge."),
        (("sessions", "list", "--jsn"), "Onbekende optie: --jsn. Bedoel je --json?"),
        (("sessions", "list", "--json=3"), "Achter --json hoort geen waarde."),
        (("sessions", "list", "a", "b"), "Te veel opgegeven: a b."),
        (("decks", "new", "k"), "Te veel opgegeven: k. Een bestand komt achter -o."),
        (("sessions", "show"), "SESSIE ontbreekt."),
        (("sessions", "purge"), "Geef een sessie, of --due."),
        (("sessions", "purge", "a", "--due"), "Geef een sessie, of --due."),
        (("scripts", "schema", "house"), "script|board|deck: house kan niet; kies uit script,"),
        (("agreements", "done"), "AFSPRAAK ontbreekt."),
        (("poster", "x", "--paper", "a9"), "--paper: a9 kan niet; kies uit a4, a3, a2, a1, a0."),
        (("poster", "x", "--tiles", "a0"), "--tiles: a0 kan niet; kies uit a4, a3."),
        (("simulate", "go-grow-duo", "--pace"), "Achter --pace hoort een waarde."),
        (("simulate", "go-grow-duo", "--pace", "-1"), "--pace: -1 kan niet; het ligt tussen 0 en"),
        (("simulate", "go-grow-duo", "--players", "x"), "--players: x is geen heel getal."),
        (
            ("simulate", "go-grow-duo", "--players", "5"),
            "--players: Dit spel speel je met 2 mensen; dit zijn er 5.",
        ),
        (
            ("simulate", "go-grow-duo", "--health", "yes"),
            "--health: yes kan niet; kies uit talk, keep.",
        ),
        (("--lang", "de", "sessions", "list"), "--lang: de kan niet; kies uit nl, en, fr."),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_a_usage_error_is_one_line_with_exit_2(
    here: Here, words: tuple[str, ...], said: str
) -> None:
    done = run(*words)
    assert done.code == 2
    assert done.out == ""
    assert done.line.startswith(f"groeihuis: {said}")
    assert " Hulp: groeihuis" in done.line
    assert done.line.endswith("--help")
    assert not any(word in done.line for word in ENGLISH)


@pytest.fixture
def without_command(monkeypatch: pytest.MonkeyPatch) -> str:
    """Be started by start.py, where no command `groeihuis` is on the path."""
    monkeypatch.setenv("GROEIHUIS_COMMAND", "python start.py run --")
    return "python start.py run --"


@pytest.mark.parametrize("path", list(every_command(home())), ids=" ".join)
@pytest.mark.parametrize("lang", ["nl", "fr"])
def test_every_help_names_the_command_that_works_here(
    here: Here, without_command: str, path: tuple[str, ...], lang: str
) -> None:
    done = run("--lang", lang, *path, "--help")
    first, *rest = done.out.splitlines()
    assert " ".join((without_command, *path)) in first
    assert not any(re.search(r"\bgroeihuis\b", line) for line in rest), done.out
    assert max(map(cells, done.out.splitlines())) <= 80


def test_every_hint_names_the_command_that_works_here(here: Here, without_command: str) -> None:
    begin = f"Nog geen sessies. Begin met: {without_command} play go-grow-duo\n"
    assert run("sessions", "list").out == begin
    assert f"; zie {without_command} agreements." in run("agreements", "done", "x").line
    assert f" Hulp: {without_command} sessions show --help" in run("sessions", "show").line
    copied = run("scripts", "copy", "go-grow-duo", "mine.yaml").out
    assert f"Controleer met: {without_command} scripts lint " in copied
    told = run("demo").out
    assert f"Zelf spelen:     {without_command} play go-grow-duo\n" in told
    assert f"Deze demo weg:   {without_command} sessions purge " in told


def test_no_text_holds_a_command_that_may_not_work_here() -> None:
    typed = re.compile(rf"\bgroeihuis ({'|'.join(COMMANDS)})\b")
    texts = [one.id for one in locales.spoken() if isinstance(one.id, str)]
    assert len(texts) > 500
    assert [text for text in texts if typed.search(text)] == []


def test_a_line_of_an_error_never_breaks_or_moves_the_cursor(here: Here) -> None:
    done = run("sessions", "show", "a\nb\x1b[2Jc")
    assert done.code == 1
    assert done.line == "groeihuis: Er is geen sessie met nummer a b [2Jc."


def test_the_version_is_told_by_the_module_too(here: Here) -> None:
    assert run("--version").out == f"groeihuis {__version__}\n"
    done = subprocess.run(
        [sys.executable, "-m", "game.cli", "--version"], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, f"groeihuis {__version__}\n")


def test_the_bare_command_asks_for_a_terminal_without_loading_a_command_parser(here: Here) -> None:
    program = (
        "import sys; from game.cli import main; sys.argv = ['groeihuis']; code = main();"
        " print(code, 'click' in sys.modules, 'pydantic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert done.stderr == "groeihuis: Hiervoor is een terminal nodig; dit is er geen.\n"
    assert done.stdout.split() == ["1", "False", "False"]
