"""Commands that look back on agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from game.cli.context import App, Refused
from game.cli.kit import Named, as_json, branch, command, option
from game.cli.words import refusal_line
from game.language import _, plain_date
from game.table.commands import ours

if TYPE_CHECKING:
    from game.engine.events import AgreementStatus


def make() -> click.Command:
    """Give `groeihuis agreements`."""
    return branch(
        "agreements",
        _("Terugkijken op afspraken: toon ze, of zeg hoe het ermee staat."),
        [
            ("done", lambda: _mark("done", _("Zeg dat een afspraak gedaan is."))),
            ("going", lambda: _mark("going", _("Zeg dat een afspraak loopt."))),
            ("stuck", lambda: _mark("stuck", _("Zeg dat een afspraak vastzit."))),
            ("drop", lambda: _mark("dropped", _("Zeg dat een afspraak vervalt."))),
        ],
        option("--open", "open_only", is_flag=True, help=_("Alleen wat nog open staat of loopt.")),
        option(
            "--ics",
            metavar=_("BESTAND"),
            help=_("Schrijf de dagen van een sessie in een agendabestand: alleen wat aan staat."),
        ),
        option(
            "--session",
            metavar=_("SESSIE"),
            help=_("Van welke sessie; anders de nieuwste."),
        ),
        as_json(),
        run=show,
    )


def _mark(status: AgreementStatus, told: str) -> click.Command:
    name = "drop" if status == "dropped" else status

    def run(app: App, agreements: tuple[str, ...], learned: str) -> None:
        mark(app, agreements, status, learned)

    what = _("Zoals 019aab12.23; {command} toont ze.").format(command=ours("agreements"))
    return command(
        name,
        run,
        told,
        Named("agreements", _("AFSPRAAK"), what, nargs=-1, required=True),
        option(
            "--learned",
            metavar=_("ZIN"),
            default="",
            help=_("Wat jullie ervan leerden, in een zin."),
        ),
    )


def show(app: App, open_only: bool, ics: str | None, session: str | None, as_json: bool) -> None:
    """List agreements across sessions, the earliest date first, or write their days down."""
    if ics is not None:
        calendar(app, ics, session)
        return
    from game.cli.pictures import wrapped
    from game.engine.codec import LogProblem
    from game.table.agreements import SessionAgreement, list_agreements
    from game.table.faults import sentences
    from game.table.words import named, status_word

    def warn(session: str, problem: LogProblem) -> None:
        for line in sentences(problem):
            app.tell(f"{session}: {line}")

    with app.store() as store:
        found = list_agreements(store, open_only=open_only, on_fault=warn)
    if as_json:
        app.say_json([_plain(one) for one in found])
        return
    if not found:
        app.say(_("Geen open afspraken.") if open_only else _("Nog geen afspraken."))
        return

    def line(one: SessionAgreement) -> str:
        who = ", ".join(one.who)
        by = _("tegen {day}").format(day=plain_date(one.by_when)) if one.by_when else ""
        parts = [status_word(one.status), by, named(who, one.what), one.learned]
        return " · ".join(part for part in parts if part)

    for one in found:
        for row in wrapped(line(one), f"{one.id}  "):
            app.say(row)


def _plain(one: Any) -> dict[str, Any]:
    return {
        "id": one.id,
        "session": one.session,
        "number": one.number,
        "title": one.title,
        "game": one.game,
        "held_on": one.held_on.isoformat(),
        "follow_up": one.follow_up.isoformat() if one.follow_up else None,
        "what": one.what,
        "who": list(one.who),
        "first_step": one.first_step,
        "by_when": one.by_when.isoformat() if one.by_when else None,
        "need": one.need,
        "status": one.status,
        "learned": one.learned,
    }


def calendar(app: App, ics: str, session: str | None) -> None:
    """Write the days of one session's agreements, and its follow-up, into a calendar file."""
    from game.table import files
    from game.table.faults import Unsuited
    from game.table.papers import write_calendar
    from game.table.table import Table

    with app.store() as store:
        entries = store.sessions()
        if session is None and not entries:
            raise Refused(_("Nog geen sessies."))
        table = Table(store, store.resolve(session) if session else entries[0].id)
    if table.state.distilled is not None:
        raise Unsuited("distilled")
    path = write_calendar(table, files.expanded(ics))
    if path is None:
        raise Refused(
            _("Er is geen dag om op te schrijven: zet bij het slot afspraken met een datum aan.")
        )
    app.say(str(path))


def mark(app: App, agreements: tuple[str, ...], status: AgreementStatus, learned: str = "") -> None:
    """Say how agreements stand; all ids are looked up before the first one is changed."""
    from game.engine.answers import Refusal
    from game.table.agreements import find, review
    from game.table.words import named, status_word

    with app.store() as store:
        meant: list[tuple[str, str, int]] = []
        for typed in agreements:
            found = find(store, typed)
            if found is None:
                said = _("{typed} is geen nummer van een afspraak; zie {command}.")
                raise Refused(said.format(typed=typed, command=ours("agreements")))
            meant.append((typed, *found))
        for typed, session, number in meant:
            done = review(store, session, number, status, learned)
            if isinstance(done, Refusal):
                raise Refused(f"{typed}: {refusal_line(done)}")
            app.say(named(typed, status_word(status)))
            if done.gone:
                app.say(_("Alle afspraken zijn klaar; de sessie is gewist."))
