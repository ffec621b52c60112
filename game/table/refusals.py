"""Put refusals into the reader's words; every code has a sentence, tested."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from game.engine.answers import Refusal
from game.language import _, plain_date

SENTENCES: dict[str, Callable[[], str]] = {
    "already-started": lambda: _("Deze sessie is al begonnen."),
    "not-started": lambda: _("Deze sessie is nog niet begonnen."),
    "closed": lambda: _("Deze sessie is afgesloten."),
    "no-more-steps": lambda: _("Dit is de laatste stap."),
    "never-entered": lambda: _("In die stap zijn jullie nog niet geweest."),
    "not-opened": lambda: _("Er ligt nog iets dicht: Enter opent het. Nog eens N gaat verder."),
    "someone-waits": lambda: _("Nog eens N gaat toch verder. Nog niet geweest: {names}."),
    "wrong-step": lambda: _("Dat hoort niet bij deze stap."),
    "read-only": lambda: _("Deze stap is al onthuld. Kijken mag, veranderen niet meer."),
    "not-at-table": lambda: _("Die speler zit niet aan tafel."),
    "not-about": lambda: _("Die persoon plaats je in deze stap niet."),
    "outside-board": lambda: _("Dat punt ligt buiten het bord."),
    "already-revealed": lambda: _("Alles ligt al open."),
    "not-revealed": lambda: _("Eerst onthullen: druk op Enter."),
    "nothing-to-undo": lambda: _("Er is niets om terug te nemen."),
    "nothing-to-redo": lambda: _("Er is niets om opnieuw te doen."),
    "name-empty": lambda: _("Geef een naam."),
    "name-taken": lambda: _("{name} is er al. Kies een andere naam."),
    "name-too-long": lambda: _("Een naam is hoogstens {most} letters lang; dit zijn er {length}."),
    "name-control": lambda: _("Die naam bevat onzichtbare tekens. Typ hem opnieuw."),
    "players-count": lambda: _(
        "Dit spel speel je met {min} tot {max} mensen; dit zijn er {count}."
    ),
    "role-unknown": lambda: _("Deze rol past hier niet in dit spel: {role}."),
    "not-your-turn": lambda: _("{name} is nu aan de beurt."),
    "turns-done": lambda: _("Iedereen heeft getrokken. Druk op N om verder te gaan."),
    "unknown-card": lambda: _("Er is geen kaart {card}. Typ wat erop staat, zoals {example}."),
    "unknown-category": lambda: _("Die soort kaarten zit niet in dit spel."),
    "no-cards": lambda: _("Van die soort zijn er geen kaarten."),
    "text-empty": lambda: _("Schrijf eerst iets op."),
    "text-too-long": lambda: _("Dat zijn {length} tekens; er passen er {most}. Kort het wat in."),
    "who-empty": lambda: _("Kies wie het doet."),
    "unknown-note": lambda: _("Die regel is er niet meer."),
    "unknown-agreement": lambda: _("Die afspraak is er niet meer."),
    "unknown-zone": lambda: _("Dat vak bestaat niet."),
    "unknown-line": lambda: _("Die regel is er niet meer."),
    "not-your-line": lambda: _("Over deze regel beslist alleen {name}."),
    "date-past": lambda: _("Die datum is al voorbij: {date}."),
    "time-range": lambda: _("Meer dan {most} minuten erbij gaat niet."),
    "level-missing": lambda: _("Zeg eerst op welke verdieping je pion staat."),
    "unknown-item": lambda: _("Dat wordt in deze stap niet gevraagd."),
    "unknown-option": lambda: _("Dat kun je hier niet kiezen."),
    "too-few": lambda: _("Kies er minstens {least}."),
    "too-many": lambda: _("Kies er hoogstens {most}."),
    "chosen-twice": lambda: _("Kies alles hoogstens één keer."),
    "date-unreadable": lambda: _("Dat is geen datum. Typ bijvoorbeeld 11 december of 11-12."),
    "players-full": lambda: _("Aan deze tafel is plaats voor {max} mensen."),
    "health-settled": lambda: _(
        "Er is al iets ingevoerd. Wat over gezondheid gaat, blijft bij praten."
    ),
    "health-not-asked": lambda: _("Over gezondheid wordt hier alleen gepraat."),
    "unknown-parked": lambda: _("Dat staat niet meer op de parkeerplek."),
    "too-many-lines": lambda: _("Er passen hoogstens {most} lijnen op één tekening."),
    "too-many-points": lambda: _("Een lijn heeft hoogstens {most} punten."),
    "points-order": lambda: _("Op één moment staat maar één punt."),
    "years-range": lambda: _("Kies een aantal jaren van 1 tot {most}."),
    "map-full": lambda: _(
        "Er passen {most} mensen op de kaart. Neem er een paar samen als één groep."
    ),
    "last-player": lambda: _("Er moet iemand aan tafel blijven."),
}


def sentence(refusal: Refusal) -> str:
    """Give a refusal as one sentence."""
    params = dict(refusal.params)
    with suppress(KeyError, ValueError):
        params["date"] = plain_date(date.fromisoformat(params["date"]))
    said = SENTENCES[refusal.code]().format_map(_Blank(params))
    seat = refusal.params.get("seat")
    return _("Plaats {seat}: {said}").format(seat=seat, said=said) if seat else said


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""
