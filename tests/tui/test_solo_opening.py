"""Begin and open a preparation: passphrases, damage, two windows, erasing, and secrecy."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import Input

from game.engine import commands as c
from game.store import WrongKey
from game.table import solo
from game.table.requests import PlayRequest
from game.table.table import Table
from game.tui.app import GroeihuisApp
from game.tui.picker import Picker
from tests.cli.scanning import forms
from tests.tui.driving import SMALL, Desk, Place, desk
from tests.tui.test_solo import (
    SCRIPT,
    alone_at_home,
    begun,
    folder,
    go,
    kept,
    opened,
    overview,
    solo_of,
    texts,
)

__all__ = ["alone_at_home"]

PHRASE = "drie losse woorden"
PLANTED = "Kruidnagelgeheim"


def files(place: Place) -> list[Path]:
    return sorted(folder(place).glob("*")) if folder(place).is_dir() else []


async def worked(at: Desk) -> None:
    """Wait for what a thread does."""
    await at.settle()
    await at.until(lambda: not [one for one in at.app.workers if one.name == "solo"])
    await at.settle()


@asynccontextmanager
async def beginning(place: Place, *, practice: bool = False, names: tuple[str, ...] = (),
                    ) -> AsyncIterator[Desk]:  # fmt: skip
    """Ask for a preparation as `groeihuis play loopbaangesprek` does."""
    seats = tuple((name, None) for name in names)
    app = GroeihuisApp(play=PlayRequest(SCRIPT, seats, practice))
    async with app.run_test(size=SMALL) as pilot:
        at = Desk(app, pilot)
        await at.until(lambda: at.kind == "BeginScreen" and at.focused() == "name")
        yield at


@asynccontextmanager
async def listed(place: Place) -> AsyncIterator[Desk]:
    """Look at the list of preparations, as the home screen shows it."""
    async with desk(place) as at:
        await at.press("a")
        await at.until(lambda: at.kind == "PreparationsScreen")
        yield at


# -- beginning ----------------------------------------------------------------------------------


async def test_three_sentences_say_what_is_kept_before_anything_is(place: Place) -> None:
    async with beginning(place) as at:
        for said in ("alles staat in één bestand", "Niemand leest mee", "tot jij het wist"):
            assert said in at.words
        assert files(place) == []
        await at.press("escape")
        await at.home()
        assert files(place) == []


async def test_it_begins_without_a_passphrase(place: Place) -> None:
    async with beginning(place) as at:
        await at.type("Zoë\n\n\n\n")
        await worked(at)
        await at.until(lambda: at.kind == "SoloScreen")
        assert at.step == "welkom"
        (path,) = [one for one in files(place) if one.suffix == ".groei"]
        assert not solo.is_locked(path) and "Zoë" not in path.name
    assert kept(path).players[0].name == "Zoë"


async def test_it_begins_with_a_passphrase_that_nothing_shows(place: Place) -> None:
    async with beginning(place) as at:
        await at.type(f"Zoë\n{PHRASE}")
        assert PHRASE not in at.text and "woorden" not in at.text
        await at.type(f"\n{PHRASE}\n\n\n")
        await worked(at)
        await at.until(lambda: at.kind == "SoloScreen")
        (path,) = [one for one in files(place) if one.suffix == ".groei"]
        assert solo.is_locked(path)
    with pytest.raises(WrongKey):
        kept(path, "iets anders")
    assert kept(path, PHRASE).players[0].name == "Zoë"


async def test_passphrases_that_differ_are_said_and_may_be_typed_again(place: Place) -> None:
    async with beginning(place) as at:
        await at.type(f"Zoë\n{PHRASE}\n{PHRASE}!\n")
        await worked(at)
        assert at.kind == "BeginScreen" and "niet gelijk" in at.message
        assert files(place) == [] and at.value("name") == "Zoë"
        assert (at.value("phrase"), at.value("again"), at.focused()) == ("", "", "phrase")
        await at.press("enter")
        assert at.focused() == "phrase" and "Zonder wachtzin?" in at.message
        assert files(place) == []
        await at.type(f"{PHRASE}\n{PHRASE}\n")
        assert at.focused() == "health", "what is not chosen yet is asked"
        assert "wachtzin?" not in at.message
        await at.press("enter", "enter")
        await worked(at)
        await at.until(lambda: at.kind == "SoloScreen")
        (path,) = [one for one in files(place) if one.suffix == ".groei"]
        assert solo.is_locked(path)


async def test_after_a_slip_no_key_leads_past_the_question_about_a_passphrase(
    place: Place,
) -> None:
    async with beginning(place) as at:
        await at.type(f"Zoë\n{PHRASE}\n{PHRASE}!\n")
        await at.press("tab", "enter", "enter", "enter")
        assert at.kind == "BeginScreen" and "Zonder wachtzin?" in at.message
        assert files(place) == []
        await at.press("enter")
        await worked(at)
        await at.until(lambda: at.kind == "SoloScreen")


@pytest.mark.parametrize("name", ["", "   ", "x" * 200])
async def test_a_name_that_is_none_is_said_and_leaves_no_file(place: Place, name: str) -> None:
    async with beginning(place) as at:
        at.app.screen.query_one("#name", Input).value = name
        await at.press(*["enter"] * 4)
        await worked(at)
        assert at.kind == "BeginScreen" and at.message.strip(), at.text
        assert files(place) == [] and at.focused() == "name"
        at.app.screen.query_one("#name", Input).value = "Zoë"
        await at.press(*["enter"] * 4)
        await worked(at)
        await at.until(lambda: at.kind == "SoloScreen")


async def test_play_with_a_name_fills_it_in(place: Place) -> None:
    async with beginning(place, names=("Zoë",)) as at:
        assert at.value("name") == "Zoë"
        await at.press(*["enter"] * 4)
        await worked(at)
        await at.until(lambda: at.kind == "SoloScreen")


async def test_practice_keeps_no_file(place: Place) -> None:
    async with beginning(place, practice=True) as at:
        await at.type("Zoë\n\n\n\n")
        await worked(at)
        await at.until(lambda: at.kind == "SoloScreen")
        await go(at, "verhaal")
        await at.type(PLANTED)
        await at.press("escape")
        assert PLANTED in texts(solo_of(at).table.state)
    assert files(place) == [] and found(place, PLANTED) == []


async def test_a_folder_that_cannot_be_written_is_said(place: Place) -> None:
    folder(place).write_text("hier staat al iets")
    async with beginning(place) as at:
        await at.type("Zoë\n\n\n\n")
        await worked(at)
        assert at.kind == "BeginScreen" and at.message.strip(), at.text


async def test_a_second_enter_begins_no_second_file(place: Place) -> None:
    async with beginning(place) as at:
        await at.type("Zoë\n")
        await at.press("enter", "enter")
        await at.rush("enter", "enter", "enter")
        await worked(at)
        await at.until(lambda: at.kind == "SoloScreen")
        assert len([one for one in files(place) if one.suffix == ".groei"]) == 1


# -- opening ------------------------------------------------------------------------------------


@asynccontextmanager
async def asked(path: Path) -> AsyncIterator[Desk]:
    """Go on with a locked or a damaged file, as `groeihuis resume FILE.groei` does."""
    app = GroeihuisApp(resume=str(path))
    async with app.run_test(size=SMALL) as pilot:
        at = Desk(app, pilot)
        await at.until(lambda: at.kind == "OpenScreen")
        yield at


async def test_a_wrong_passphrase_changes_nothing_and_the_right_one_opens(place: Place) -> None:
    path = begun(phrase=PHRASE)
    before = path.read_bytes()
    async with asked(path) as at:
        await at.type("helemaal fout\n")
        await worked(at)
        assert at.kind == "OpenScreen" and "wachtzin" in at.words
        assert path.read_bytes() == before
        assert at.value("phrase") == "", "what was wrong is not typed on"
        await at.type(f"{PHRASE}\n")
        await worked(at)
        await at.until(lambda: at.kind == "SoloScreen")
        assert PHRASE not in at.text
    assert path.read_bytes() == before, "looking changes nothing"


async def test_escape_from_the_passphrase_goes_back(place: Place) -> None:
    path = begun(phrase=PHRASE)
    async with asked(path) as at:
        await at.type("half")
        await at.press("escape")
        await at.home()


@pytest.mark.parametrize("phrase", [None, PHRASE])
async def test_a_damaged_file_offers_what_is_whole(place: Place, phrase: str | None) -> None:
    path = begun(phrase=phrase)
    table = solo.take_up(path, phrase)
    item = item_of(table)
    said(table, item, "Zij luistert.")
    size = path.stat().st_size
    said(table, item, "Zij wacht.")
    table.store.close()
    raw = bytearray(path.read_bytes())
    raw[size + 20] ^= 1
    path.write_bytes(raw)
    async with asked(path) as at:
        if phrase:
            await at.type(f"{phrase}\n")
        await worked(at)
        assert at.kind == "OpenScreen" and "Nog eens Enter opent wat heel is" in at.words
        assert "Dit bestand is veranderd: 3 stukken ervoor zijn heel, van minstens 4." in at.words
        assert path.read_bytes() == raw, "nothing is mended unasked"
        await at.press("enter")
        await worked(at)
        await at.until(lambda: at.kind == "SoloScreen")
        assert "veranderd" in at.message
        assert texts(solo_of(at).table.state) == ["Zij luistert."]


def item_of(table: Table) -> str:
    assert table.perform(c.GoTo("verhaal")) is None
    (item,) = table.own("p1").screen.panel.form.items
    return str(item.id)


def said(table: Table, item: str, text: str) -> None:
    assert table.perform(c.Answer("p1", text=text, item=item)) is None


@pytest.mark.parametrize("raw", [b"", b"niets van ons", b"\x00" * 4096])
async def test_a_file_that_is_none_is_said(place: Place, raw: bytes) -> None:
    path = begun()
    path.write_bytes(raw)
    async with desk(place, resume=str(path), wait=False) as at:
        await at.home()
        await at.until(lambda: bool(at.message.strip()))
        assert at.kind == "HomeScreen" and path.read_bytes() == raw


async def test_another_window_has_it_open(place: Place) -> None:
    path = begun()
    async with opened(path) as at:
        assert at.step == "welkom"
        async with asked(path) as other:
            await worked(other)
            assert other.kind == "OpenScreen"
            assert "al open in een ander venster" in other.words
            await other.press("escape")
            await other.home()
        await go(at, "verhaal")
        await at.type("Zij luistert.")
        await at.press("escape")
    assert texts(kept(path)) == ["Zij luistert."]
    async with opened(path) as at:
        assert at.kind == "SoloScreen", "it is free again"


# -- the list -----------------------------------------------------------------------------------


async def test_the_list_knows_no_name_and_opens_what_is_chosen(place: Place) -> None:
    begun(PLANTED)
    begun("Mark", PHRASE)
    async with listed(place) as at:
        assert PLANTED not in at.text and "Mark" not in at.text
        assert at.text.count("Voorbereiding, begonnen op") == 2
        assert "met wachtzin" in at.text and "zonder wachtzin" in at.text
        await at.press("down", "enter")
        await worked(at)
        await at.until(lambda: at.kind == "SoloScreen")
        assert solo_of(at).solo.name == PLANTED
        await overview(at)
        await at.press("q")
        await at.home()
        assert PLANTED not in at.text


async def test_one_thing_is_chosen_of_health_and_of_languages(place: Place) -> None:
    async with beginning(place) as at:
        await at.type("Zoë")
        await at.press("tab", "tab", "tab", "right")
        assert at.app.screen.query_one("#health", Picker).chosen == {"keep"}
        await at.press("left", "tab", "right", "enter")
        await worked(at)
        await at.until(lambda: at.kind == "SoloScreen")
        assert (solo_of(at).solo.lang, solo_of(at).solo.health) == ("en", "talk")
        assert "Good of you to make some time" in at.words


async def test_the_form_has_help_and_leads_back_to_the_list(place: Place) -> None:
    async with listed(place) as at:
        await at.press("n")
        assert at.kind == "BeginScreen"
        await at.press("f1")
        assert at.kind == "HelpScreen" and "Naar het volgende vak" in at.text
        await at.press("escape", "escape")
        assert at.kind == "PreparationsScreen"


async def test_going_on_leads_to_a_preparation_where_there_is_nothing_else(place: Place) -> None:
    begun(PLANTED)
    async with desk(place) as at:
        assert "met je voorbereiding" in at.text and PLANTED not in at.text
        await at.press("v")
        assert at.kind == "PreparationsScreen"


async def test_erasing_asks_first_and_then_erases(place: Place) -> None:
    path = begun(phrase=PHRASE)
    async with listed(place) as at:
        await at.press("d")
        assert at.kind == "ConfirmScreen" and "Niemand kan het terughalen" in at.words
        assert "meeneembestand), blijft liggen." in at.words
        await at.press("escape")
        assert at.kind == "PreparationsScreen" and path.exists()
        await at.press("d", "enter")
        assert at.kind == "PreparationsScreen" and path.exists(), "the safe answer comes first"
        await at.press("d", "w")
        assert not path.exists(), at.text
        assert "Nog geen voorbereiding" in at.text
    assert files(place) == []


async def test_a_passphrase_is_set_changed_and_taken_away(place: Place) -> None:
    path = begun()
    async with listed(place) as at:

        async def protect(*phrases: str) -> None:
            await at.press("w")
            assert at.kind == "ProtectScreen"
            await at.type("".join(f"{one}\n" for one in phrases))
            await worked(at)

        await protect(PHRASE, "iets anders")
        assert "niet gelijk" in at.words and not solo.is_locked(path)
        assert (at.value("new"), at.value("again"), at.focused()) == ("", "", "new")
        await at.press("escape")
        await protect(PHRASE, PHRASE)
        assert at.kind == "PreparationsScreen" and "veranderd" in at.message
        assert solo.is_locked(path) and "met wachtzin" in at.text
        before = path.read_bytes()
        await protect("helemaal fout", "nieuw", "nieuw")
        assert at.kind == "ProtectScreen" and path.read_bytes() == before
        assert (at.value("old"), at.focused()) == ("", "old")
        await at.press("escape")
        await protect(PHRASE, "nieuwe woorden", "nieuwe woorden")
        assert kept(path, "nieuwe woorden").players
        await protect("nieuwe woorden", "", "")
        assert not solo.is_locked(path)
    assert kept(path).players[0].name == "Zoë"


# -- nowhere else -------------------------------------------------------------------------------


def found(place: Place, *words: str) -> list[str]:
    """Give the files below the user's folders in which one of the words stands."""
    ways = [way for word in words for way in forms(word)]
    return [
        str(one.relative_to(place.root))
        for one in sorted(place.root.rglob("*"))
        if one.is_file() and any(way in one.read_bytes() for way in ways)
    ]


SECRETS = ("Kruidnagelgeheim", "Zwëegnaam", "Vijgenblad", "Distelvink", "Ganzenbord", "Hazelworm")


@pytest.mark.parametrize("phrase", [None, PHRASE])
async def test_nothing_of_it_is_anywhere_but_in_its_file(
    place: Place, monkeypatch: pytest.MonkeyPatch, phrase: str | None
) -> None:
    """Planted in every kind of part, and in a fault; looked for in all files and on the wire."""
    wire: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "is_headless", False)
    monkeypatch.setattr(HeadlessDriver, "write", lambda _driver, data: wire.append(data))
    page, name, line, person, wanted, asks = SECRETS
    place.session("slot")  # a shared database, with a session of others
    path = begun(name, phrase)
    app = GroeihuisApp(resume=str(path))
    async with app.run_test(size=SMALL) as pilot:
        at = Desk(app, pilot)
        await at.until(lambda: at.kind in ("OpenScreen", "SoloScreen"))
        if phrase:
            await at.type(f"{phrase}\n")
            await worked(at)
        await at.until(lambda: at.kind == "SoloScreen")
        await go(at, "verhaal")
        await at.type(page)
        await at.press("escape")
        await go(at, "groeicurve")
        await at.type(f"{line}\n")
        await at.press("space", "enter")
        await go(at, "rollen")
        await at.press("v")
        await at.type(f"{person}\n")
        await at.press("enter")
        await at.type(f"{wanted}\n")
        await go(at, "feedback")
        await at.press("v")
        await at.type(f"{asks}\n")
        solo_of(at).fault(ValueError(page))
        await at.settle()
        assert page not in at.message
        await overview(at)
        await at.press("q")
        await at.home()
        assert not [one for one in SECRETS if one in at.text]
        for key in ("a", "escape", "o", "escape"):
            await at.press(key)
            assert not [one for one in SECRETS if one in at.text], key
        wire_ = "".join(wire)
    assert not [one for one in SECRETS for head in ("\x1b]0;", "\x1b]2;", "\x1b]9;")
                if one in title(wire_, head)]  # fmt: skip
    assert set(texts(kept(path, phrase))) >= {page}
    assert found(place, *SECRETS) == [], "not even in the file itself can it be read"
    with place.store() as store:
        assert all(one.script != SCRIPT for one in store.sessions())


def title(wire: str, head: str) -> str:
    """Give all that was sent to the terminal behind a head, up to its end."""
    return " ".join(one.split("\x07")[0].split("\x1b")[0] for one in wire.split(head)[1:])
