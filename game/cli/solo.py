"""Commands about preparations: list, make the papers, lock anew, erase for good."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from game.cli.context import App, Refused, tell
from game.cli.kit import Named, as_json, branch, command, option, output
from game.language import _, long_date
from game.table.commands import ours

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.table.table import Table

Found = TypeVar("Found")


def make() -> click.Command:
    """Give `groeihuis solo`."""
    return branch(
        "solo",
        _("Wat je alleen voorbereidt: elk in een bestand van zichzelf."),
        [
            ("list", lambda: command("list", list_all, _("Toon je voorbereidingen."), as_json())),
            (
                "sheet",
                lambda: command(
                    "sheet",
                    sheet,
                    _("Maak je gespreksblad: alleen de regels die je aanzette."),
                    _file(),
                    output(_("Een PDF of een map; anders in deze map, of in je postermap.")),
                ),
            ),
            (
                "guide",
                lambda: command(
                    "guide",
                    guide,
                    _("Maak een blad voor wie het gesprek leidt; daar staat niets van jou op."),
                    output(_("Een PDF of een map; anders in deze map, of in je postermap.")),
                ),
            ),
            (
                "lock",
                lambda: command(
                    "lock", lock, _("Zet een wachtzin op een voorbereiding, of verander hem."),
                    _file(),
                ),
            ),
            (
                "erase",
                lambda: command(
                    "erase",
                    erase,
                    _("Wis een voorbereiding voorgoed."),
                    _file(),
                    option("--yes", is_flag=True, help=_("Vraag niets.")),
                ),
            ),
        ],
    )  # fmt: skip


def _file() -> Named:
    return Named("file", _("BESTAND"), _("Een .groei-bestand, of het begin van zijn nummer."))


def _path(typed: str) -> Path:
    from game.table import solo

    found = solo.find(typed)
    if found is None:
        if sum(one.session.startswith(typed) for one in solo.preparations()) > 1:
            said = _(
                "Meer dan één voorbereiding begint met {name}. Typ er meer van; zie solo list."
            )
            raise Refused(said.format(name=typed))
        raise Refused(_("Er is geen voorbereiding {name}; zie solo list.").format(name=typed))
    return found


def list_all(app: App, as_json: bool) -> None:
    """Print the preparations: the day, where each lies, and nothing of what is in it."""
    from game.table import solo

    found = solo.preparations()
    if as_json:
        app.say_json(
            [
                {
                    "id": one.session,
                    "path": str(one.path),
                    "begun": one.begun.isoformat(),
                    "locked": one.protected,
                }
                for one in found
            ]
        )
        return
    if not found:
        begin = ours("play loopbaangesprek")
        app.say(_("Nog geen voorbereiding. Begin er een met: {command}").format(command=begin))
    for one in found:
        locked = _("met wachtzin") if one.protected else _("zonder wachtzin")
        said = _("voorbereiding").ljust(14)
        app.say(f"{one.session[:13]}  {said}  {long_date(one.begun)}  {locked}  {one.path}")


def phrase(path: Path, said: str) -> str | None:
    """Ask for the passphrase of a file that has one; without a terminal its first line is read."""
    from game.table import solo

    return asked(said) if solo.is_locked(path) else None


def asked(said: str) -> str:
    """Ask for hidden words."""
    if sys.stdin.isatty():
        typed: str = click.prompt(said, hide_input=True, default="", show_default=False, err=True)
        return typed
    return sys.stdin.readline().rstrip("\r\n")


TRIES = 3


def tried(path: Path, said: str, use: Callable[[str | None], Found]) -> Found:
    """Use a file's passphrase; at a terminal a wrong one is asked for again, always hidden.

    Whoever is sent away at once types it once more at the next prompt, where all can read it.
    """
    from game.store import WrongKey
    from game.table import faults

    for left in reversed(range(TRIES)):
        try:
            return use(phrase(path, said))
        except WrongKey as error:
            if not left or not sys.stdin.isatty():
                raise
            tell(" ".join(faults.sentences(error)))
    raise AssertionError


def opened(path: Path) -> Table:
    """Open a preparation, and say what was amiss."""
    from game.table import solo

    table = tried(path, _("Wachtzin"), lambda phrase: solo.take_up(path, phrase))
    amiss = solo.notice(table)
    if amiss:
        tell(amiss)
    return table


def sheet(app: App, file: str, output: str | None) -> None:
    """Write the talk sheet and say where it lies; a language that was asked for is its own."""
    from game.engine.view.talk import talk_view
    from game.table import files, talk

    table = opened(_path(file))
    with table.store:
        view = talk_view(table.state, lang=app.lang if app.asked_lang else None)
        if not view.lines:
            raise Refused(_("Er staat nog niets aan. In het laatste deel kies je dat."))
        place = files.place_of(output, app.settings.poster_folder, talk.talk_name(view))
        app.say(str(talk.write_talk(view, place)))


def guide(app: App, output: str | None) -> None:
    """Write the guide for whoever leads the talk."""
    from game.table import files, talk

    name = f"{_('leidraad')}-{app.lang}.pdf"
    place = files.place_of(output, app.settings.poster_folder, name)
    app.say(str(talk.write_guide(app.lang, place)))


def lock(app: App, file: str) -> None:
    """Set, change or take away the passphrase."""
    from game.table import solo

    path = _path(file)

    @cache
    def new() -> str | None:
        for left in reversed(range(TRIES)):
            first = asked(_("Nieuwe wachtzin (leeg: zonder)"))
            if asked(_("Nog eens")) == first:
                return first or None
            if left and sys.stdin.isatty():
                tell(_("De twee zinnen zijn niet gelijk. Typ ze nog eens."))
            else:
                break
        raise Refused(_("De twee zinnen zijn niet gelijk. Er is niets veranderd."))

    # Only the old one is asked again: the new one, typed twice, is known.
    tried(path, _("Oude wachtzin"), lambda old: solo.protect(path, old, new()))
    app.say(_("De wachtzin is veranderd."))


def agreed(said: str) -> bool:
    """Ask for a yes or a no in the reader's language; anything but a yes is a no."""
    yes, no = _("ja"), _("nee")
    typed: str = click.prompt(f"{said} [{yes}/{no}]", default=no, show_default=False, err=True)
    plain = typed.strip().casefold()
    return bool(plain) and (yes.startswith(plain) or plain in ("y", "yes"))


def erase(app: App, file: str, yes: bool) -> None:
    """Erase a preparation, after one question."""
    from game.table import solo

    path = _path(file)
    if not yes:
        if not sys.stdin.isatty():
            raise Refused(_("Hier kan niets gevraagd worden; met --yes wist het meteen."))
        tell(solo.what_stays())
        said = _("{path} voorgoed wissen?").format(path=path)
        if not agreed(said):
            return
    solo.erase(path)
    app.say(_("Gewist, voorgoed."))
    if yes:
        app.say(solo.what_stays())
