"""Offer what can be done with kept sessions: list, show, export, import, purge, look back."""

from __future__ import annotations

from typing import Any

from game.engine.view.export import export_session
from game.engine.view.parts import AgreementView, GapView, agreements_of
from game.engine.view.screen import ScreenView
from game.store import Store
from game.table.agreements import (
    Reviewed,
    SessionAgreement,
    list_agreements,
    review,
)
from game.table.imports import import_session
from game.table.listing import list_sessions, newest_open, short_ids
from game.table.retention import Purged, distil, purge, purge_due
from game.table.table import Table

__all__ = [
    "Purged",
    "Reviewed",
    "SessionAgreement",
    "distil",
    "export",
    "import_session",
    "list_agreements",
    "list_sessions",
    "newest_open",
    "purge",
    "purge_due",
    "review",
    "short_ids",
    "show_session",
]

SHOW_VERSION = 1


def export(store: Store, session: str, *, complete: bool = False) -> dict[str, Any]:
    """Give a session as its file holds it; without `complete` what is sealed stays out."""
    table = Table(store, session)
    return export_session(session, table.state, table.log, complete=complete)


def show_session(store: Store, session: str) -> dict[str, Any]:
    """Give the shared screen's view as JSON-ready values; keys are added and never changed."""
    table = Table(store, session)
    state = table.state
    started = table.log[0].at.isoformat()
    if state.distilled is not None:
        left = state.distilled
        return {
            "version": SHOW_VERSION,
            "id": session,
            "script": left.script,
            "title": left.title,
            "lang": left.lang,
            "status": "distilled",
            "started": started,
            "held_on": left.held_on.isoformat(),
            "purge_on": None,
            "follow_up": _day(state.follow_up),
            "team": left.team,
            "place": "",
            "coach": "",
            "step": None,
            "number": None,
            "steps": [],
            "players": [],
            "waiting": [],
            "gaps": [],
            "agreements": [_agreement(one) for one in agreements_of(state)],
        }
    return {"version": SHOW_VERSION, "id": session, **_screen(table.screen(), started)}


def _screen(view: ScreenView, started: str) -> dict[str, Any]:
    return {
        "script": view.script,
        "title": view.title,
        "lang": view.lang,
        "status": view.status,
        "started": started,
        "held_on": view.held_on.isoformat(),
        "purge_on": _day(view.purge_on),
        "follow_up": _day(view.follow_up),
        "team": view.team,
        "place": view.place,
        "coach": view.coach,
        "step": view.step.id if view.step else None,
        "number": view.number + 1 if view.step else None,
        "steps": [
            {
                "id": one.id,
                "title": one.title,
                "kind": one.kind,
                "minutes": one.minutes,
                "visits": one.visits,
            }
            for one in view.steps
        ],
        "players": [
            {"id": one.id, "name": one.name, "role": one.role, "present": one.present}
            for one in view.players
        ],
        "waiting": list(view.waiting),
        "gaps": [_gap(one) for one in view.gaps],
        "agreements": [_agreement(one) for one in view.agreements],
    }


def _gap(one: GapView) -> dict[str, Any]:
    gap = one.gap
    return {
        "id": one.id,
        "about": gap.about,
        "by": gap.by,
        "own_zone": gap.own_zone,
        "other_zone": gap.other_zone,
        "own": {"x": gap.own.x, "y": gap.own.y},
        "other": {"x": gap.other.x, "y": gap.other.y},
        "distance": gap.distance,
        "word": gap.word,
    }


def _agreement(one: AgreementView) -> dict[str, Any]:
    return {
        "id": one.number,
        "what": one.what,
        "who": list(one.who),
        "first_step": one.first_step,
        "by_when": _day(one.by_when),
        "need": one.need,
        "status": one.status,
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day is not None else None
