"""Commands about kept sessions: list, show, export, import, purge."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from game.cli.context import App, Refused
from game.cli.kit import Named, as_json, branch, command, option, output, wrong
from game.cli.words import day, session_status
from game.language import _, plural
from game.table.commands import ours
from game.table.dates import this_day

if TYPE_CHECKING:
    from game.store import Entry


def make() -> click.Command:
    """Give `groeihuis sessions`."""
    return branch(
        "sessions",
        _("Bewaarde sessies bekijken, verplaatsen en wissen."),
        [
            ("list", lambda: command("list", list_all, _("Toon alle sessies."), as_json())),
            (
                "show",
                lambda: command(
                    "show",
                    show,
                    _("Toon een sessie: wie, hoe ver, en de afspraken."),
                    _session(),
                    as_json(),
                ),
            ),
            ("export", _make_export),
            (
                "import",
                lambda: command(
                    "import",
                    take_in,
                    _("Neem een sessie over van een andere computer."),
                    Named("file", _("BESTAND"), _("Gemaakt met sessions export --complete.")),
                ),
            ),
            ("purge", _make_purge),
        ],
    )


def _session(*, required: bool = True) -> Named:
    return Named(
        "session", _("SESSIE"), _("Het nummer; het begin ervan is genoeg."), required=required
    )


def _make_export() -> click.Command:
    return command(
        "export",
        export,
        _("Schrijf een sessie als JSON. Wat verzegeld is, blijft eruit."),
        _session(),
        output(_("Waarheen; anders naar het scherm.")),
        option(
            "--complete",
            is_flag=True,
            help=_("Met alles wat verzegeld is, om naar een andere computer te gaan."),
        ),
    )


def _make_purge() -> click.Command:
    return command(
        "purge",
        purge,
        _("Wis een sessie voorgoed, afspraken ook."),
        _session(required=False),
        option("--due", is_flag=True, help=_("Alles waarvan de wisdatum is bereikt.")),
        option("--yes", is_flag=True, help=_("Vraag niets.")),
    )


def list_all(app: App, as_json: bool) -> None:
    """List every session, the latest first."""
    from game.cli.pictures import table
    from game.table.listing import list_sessions, short_ids

    with app.store() as store:
        found = list_sessions(store)
        short = short_ids(store.sessions())
    if as_json:
        app.say_json(found)
        return
    if not found:
        begin = ours("play go-grow-duo")
        app.say(_("Nog geen sessies. Begin met: {command}").format(command=begin))
        return
    heads = (_("nummer"), _("begonnen"), _("spel"), _("wie"), _("stand"), _("wissen op"))
    rows = [
        (
            short[one["id"]],
            _local_day(one["started"]),
            one["script"],
            one["title"],
            session_status(one["status"]),
            one["purge_on"] or "-",
        )
        for one in found
    ]
    for line in table(heads, rows, grow=3):
        app.say(line)


def _local_day(moment: str) -> str:
    from datetime import datetime

    return datetime.fromisoformat(moment).astimezone().date().isoformat()


def show(app: App, session: str, as_json: bool) -> None:
    """Show one session."""
    from game.table.sessions import show_session

    with app.store() as store:
        found = show_session(store, store.resolve(session))
    if as_json:
        app.say_json(found)
        return
    for line in _shown(found):
        app.say(line)


def _shown(found: dict[str, Any]) -> list[str]:
    from game.cli.pictures import wrapped
    from game.table.words import gap_word, named, role_word, status_word

    names = {one["id"]: one["name"] for one in found["players"]}
    lines = [f"{found['title']} · {session_status(found['status'])}", found["id"], ""]
    for one in found["players"]:
        away = "" if one["present"] else f" ({_('weg')})"
        lines.append(f"  {one['name']}, {role_word(one['role'])}{away}")
    if found["step"] and found["status"] == "open":
        step = found["steps"][found["number"] - 1]["title"]
        total = len(found["steps"])
        said = _("Stap {number} van {total}: {title}")
        lines.append(said.format(number=found["number"], total=total, title=step))
    lines.append(_("Gespeeld op {day}").format(day=day(found["held_on"])))
    if found["follow_up"]:
        lines.append(_("Terugblik op {day}").format(day=day(found["follow_up"])))
    if found["purge_on"]:
        lines.append(
            _("Wat is ingevoerd, wordt gewist op {day}").format(day=day(found["purge_on"]))
        )
    for one in found["gaps"]:
        said = _("{about}, gezien door {by}: {word}")
        words = gap_word(one["word"])
        lines.append(said.format(about=names[one["about"]], by=names[one["by"]], word=words))
    if found["agreements"]:
        lines += ["", _("Afspraken")]
    for one in found["agreements"]:
        who = ", ".join(names.get(each, each) for each in one["who"])
        said = f"{one['what']} ({status_word(one['status'])})"
        lines += wrapped(named(who, said), "  ")
    return lines


def export(app: App, session: str, output: str | None, complete: bool) -> None:
    """Write one session as JSON."""
    from game.table import files
    from game.table.sessions import export as export_session

    with app.store() as store:
        whole = store.resolve(session)
        found = export_session(store, whole, complete=complete)
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if output is None:
        sys.stdout.write(text)
        return
    place = files.place_of(output, None, f"{whole}.json")
    files.save(place, text.encode())
    app.say(_("Geschreven: {path}").format(path=place))


def take_in(app: App, file: str) -> None:
    """Take in the file of a complete export."""
    from game.table.sessions import import_session

    with app.store() as store:
        app.say(import_session(store, Path(file)))


def purge(app: App, session: str | None, due: bool, yes: bool) -> int:
    """Remove one session, or what is due."""
    if due == (session is not None):
        wrong(_("Geef een sessie, of --due."))
    if due:
        return _purge_due(app)
    from game.table import lease, sessions

    with app.store() as store:
        found = store.resolve(session or "")
        held = lease.take(store, found)
        if held is None:
            said = _("Niets gewist: deze sessie is open in een ander venster. Sluit dat eerst.")
            raise Refused(said)
        with held:
            if not yes and not _sure(app, next(one for one in store.sessions() if one.id == found)):
                raise Refused(_("Er is niets gewist."))
            sessions.purge(store, found)
    app.say(_("Gewist: {session}").format(session=found))
    return 0


def _purge_due(app: App) -> int:
    from game.store import open_store
    from game.table.faults import sentences
    from game.table.sessions import purge_due

    with open_store(app.db) as store:
        done = purge_due(store, this_day())
    for session in done.distilled:
        app.say(_("Alleen de afspraken bewaard: {session}").format(session=session))
    for session in done.gone:
        app.say(_("Gewist: {session}").format(session=session))
    for session, problem in done.failed:
        for line in sentences(problem):
            app.tell(f"{session}: {line}" if session else line)
    count = len(done.distilled) + len(done.gone)
    app.say(plural("{n} sessie opgeruimd.", "{n} sessies opgeruimd.", count))
    return 1 if done.failed else 0


def _sure(app: App, entry: Entry) -> bool:
    """Name the session and ask at a terminal; where nobody can answer, --yes must say so."""
    from game.cli.pictures import wrapped

    if not sys.stdin.isatty():
        raise Refused(_("Geef --yes mee om zonder vraag te wissen."))
    begun = _("begonnen op {day}").format(day=day(_local_day(entry.started)))
    for line in (
        *wrapped(" · ".join(part for part in (entry.script, entry.title, begun) if part), ""),
        *wrapped(_("Posters en .ics-bestanden blijven staan waar ze bewaard zijn."), ""),
    ):
        app.say(line)
    try:
        answer = (
            input(_("Deze sessie en haar afspraken voorgoed wissen? [j/N] ")).strip().casefold()
        )
    except EOFError:
        return False
    return answer in {"j", "ja", "y", "yes", "o", "oui"}
