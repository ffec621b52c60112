"""Bad surroundings get one clear line and lose nothing; nobody sees a traceback."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from exports.errors import ExportError
from game.language import LANGUAGES, use
from game.store import StoreError
from game.store import errors as store_errors
from game.store.sqlite import SqliteStore
from game.table import faults, files
from game.table.faults import record, sentences
from tests.cli.running import ROOT, Here, run


def all_store_errors() -> list[type[StoreError]]:
    found = [getattr(store_errors, name) for name in store_errors.__all__]
    return [one for one in found if one is not StoreError]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", all_store_errors(), ids=lambda kind: kind.code)
def test_every_fault_of_a_store_has_a_sentence(kind: type[StoreError], lang: str) -> None:
    use(lang)
    (line,) = sentences(kind(path="/x/y.db", reason="locked", left="all"))
    assert kind.code in faults.STORE or kind is store_errors.PurgeIncomplete
    assert "{" not in line


def test_every_code_of_an_export_has_a_sentence() -> None:
    documented = set(__import__("re").findall(r"`([a-z_]+)`", ExportError.__doc__ or ""))
    codes = {"unknown_paper", "unknown_tiles", "unwritable", "disk_full", "font_missing"}
    assert codes <= documented & set(faults.EXPORT)


def test_a_code_that_nobody_foresaw_still_gets_a_line() -> None:
    assert sentences(ExportError("odd", {})) == ["Dat ging niet (odd)."]
    assert sentences(ValueError("x")) == []


@pytest.mark.usefixtures("hasty")
def test_a_locked_database_is_told(here: Here) -> None:
    here.played(until="velden")
    with sqlite3.connect(here.db) as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        holder.execute("UPDATE session SET title = title")
        done = run("simulate", "go-grow-duo")
        assert done.code == 1
        assert done.line == f"groeihuis: Een ander programma houdt de database bezet: {here.db}"
        holder.rollback()
    holder.close()


def test_a_file_that_is_no_database_of_ours_is_told_and_untouched(here: Here) -> None:
    here.db.parent.mkdir()
    here.db.write_bytes(b"Dear diary, " * 100)
    done = run("sessions", "list")
    assert (done.code, done.line) == (
        1,
        f"groeihuis: Dit is geen database van groeihuis: {here.db}",
    )
    assert here.db.read_bytes() == b"Dear diary, " * 100


def test_a_database_of_a_later_version_is_told(here: Here) -> None:
    here.played(until="velden")
    with sqlite3.connect(here.db) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    done = run("sessions", "list")
    assert done.code == 1
    assert "nieuwere versie van groeihuis maakte deze database" in done.line


@pytest.mark.parametrize("place", ["folder", "below a file"])
def test_a_place_where_no_database_can_be_is_told(here: Here, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("x")
    path = tmp_path if place == "folder" else tmp_path / "file" / "x.db"
    done = run("--db", path, "sessions", "list")
    assert done.code == 1
    assert done.line.startswith("groeihuis: De database kan niet gemaakt of geopend worden")


def test_a_kind_of_database_that_does_not_exist_is_told_without_its_address(here: Here) -> None:
    done = run("--db", "postgresql://user:secret@host/db", "sessions", "list")
    assert (done.code, done.line) == (
        1,
        "groeihuis: Dit soort database kent groeihuis niet: postgresql",
    )


@pytest.mark.parametrize("command", ["poster", "export"])
@pytest.mark.parametrize("place", ["folder that is not there", "pipe", "below a file"])
def test_an_output_that_cannot_be_written_is_told(
    here: Here, tmp_path: Path, command: str, place: str
) -> None:
    (tmp_path / "file").write_text("x")
    ending = "pdf" if command == "poster" else "json"
    output = {
        "folder that is not there": tmp_path / "nowhere" / f"x.{ending}",
        "pipe": tmp_path / "pipe",
        "below a file": tmp_path / "file" / f"x.{ending}",
    }[place]
    if place == "pipe":  # stands for every device; never a real one, since a guard may fail
        if not hasattr(os, "mkfifo"):
            pytest.skip("no pipes in folders here")
        os.mkfifo(output)
    session = here.played()
    words = ("poster", session) if command == "poster" else ("sessions", "export", session)
    done = run(*words, "-o", output)
    assert done.code == 1
    assert done.line.startswith(f"groeihuis: Kan niet schrijven naar {output}: ")
    assert place != "pipe" or output.is_fifo()


def test_a_full_disk_leaves_the_old_file_and_no_other(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = here.played(until="velden")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "session.json").write_text("old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    done = run("sessions", "export", session, "-o", folder / "session.json")
    assert done.code == 1
    assert (
        done.line == f"groeihuis: De schijf is vol; {folder / 'session.json'} is niet geschreven."
    )
    assert [path.name for path in folder.iterdir()] == ["session.json"]
    assert (folder / "session.json").read_text() == "old"


def test_a_full_disk_while_bots_play_is_told_and_what_was_durable_stays(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = SqliteStore.append
    count = 0

    def failing(self: SqliteStore, *words: object, **more: object) -> None:
        nonlocal count
        count += 1
        if count > 10:
            raise store_errors.Full(path=str(here.db))
        append(self, *words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(SqliteStore, "append", failing)
    done = run("simulate", "go-grow-duo", "--events")
    assert done.code == 1
    assert done.line == f"groeihuis: De schijf is vol, er is niets geschreven: {here.db}"
    monkeypatch.undo()
    with open_here(here) as store:
        (entry,) = store.sessions()
        assert entry.head == len(done.out.splitlines())


def open_here(here: Here) -> SqliteStore:
    return SqliteStore(here.db)


def test_a_link_is_followed_and_what_lies_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    link = tmp_path / "link"
    try:
        link.symlink_to(tmp_path / "real")
    except OSError:
        pytest.skip("no links here")
    files.save(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    with pytest.raises(ExportError):
        files.save(link, b"newer", replace=False)
    assert (tmp_path / "real").read_bytes() == b"new"


def test_an_unforeseen_fault_is_one_line_and_a_log_without_values(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "sealed-zone-of-zoe"

    def broken(_store: object) -> object:
        hidden = secret
        try:
            raise KeyError(hidden)
        except KeyError as inner:
            raise RuntimeError(f"about {hidden}") from inner

    monkeypatch.setattr("game.table.listing.list_sessions", broken)
    done = run("sessions", "list")
    assert done.code == 1
    assert done.line.startswith("groeihuis: Er ging iets mis dat niemand verwachtte. Meer in ")
    log = Path(done.line.rpartition(" in ")[2])
    text = log.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in text
    assert "builtins.KeyError" in text
    assert "test_faults.py" in text
    assert " broken" in text
    assert secret not in text + done.err
    run("sessions", "list")
    assert log.read_text(encoding="utf-8").count("builtins.RuntimeError") == 2


def test_a_fault_is_told_even_when_the_log_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert record(ValueError("x"), tmp_path / "file" / "log.txt") is None


def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    log.write_text("x" * (faults.LOG_BYTES + 1))
    record(ValueError("x"), log)
    assert log.stat().st_size < 2000


def test_ctrl_c_ends_with_a_line(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_store: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("game.table.listing.list_sessions", interrupted)
    done = run("sessions", "list")
    assert (done.code, done.line) == (130, "groeihuis: Gestopt.")


def outside(here: Here, *words: str, **more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "game.cli", *words],
        cwd=ROOT,
        env=os.environ | more,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_a_reader_that_goes_away_is_no_fault(here: Here) -> None:
    process = outside(here, "simulate", "go-grow-duo", "--events")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(30) == 1
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.parametrize("windows", [False, True])
@pytest.mark.parametrize("named", [False, True])
def test_a_wrong_argument_is_a_reader_that_went_away_on_windows_only_and_of_no_file(
    here: Here, monkeypatch: pytest.MonkeyPatch, windows: bool, named: bool
) -> None:
    def wrong(_store: object) -> object:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), *(["a|b"] if named else []))

    monkeypatch.setattr("game.table.listing.list_sessions", wrong)
    monkeypatch.setattr("game.cli.ending.WINDOWS", windows)
    done = run("sessions", "list")
    assert done.code == 1
    if windows and not named:
        assert done.err == ""
    else:
        assert done.line.startswith("groeihuis: Er ging iets mis dat niemand verwachtte.")


@pytest.mark.parametrize("words", [(), ("sessions", "list")])
def test_a_fault_while_starting_is_one_line_too(
    here: Here, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    def broken() -> object:
        raise RuntimeError

    monkeypatch.setattr("game.cli.ending.load", broken)
    done = run(*words)
    assert done.code == 1
    assert done.line.startswith("groeihuis: Er ging iets mis dat niemand verwachtte.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_behind_stdout_is_one_line(here: Here) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "game.cli", "decks", "list"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert (done.returncode, done.stderr) == (1, b"groeihuis: De schijf is vol.\n")


@pytest.mark.parametrize("coding", ["ascii", "cp1252", "latin-1"])
def test_a_console_without_utf_8_does_not_crash(here: Here, coding: str) -> None:
    process = outside(here, "scripts", "show", "go-grow-duo", PYTHONIOENCODING=coding)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, b"")
    assert "één goed gesprek" in out.decode("utf-8")
