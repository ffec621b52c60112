"""The command that lets bots play a session."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from game.cli.context import App, Refused
from game.cli.kit import Named, OneOf, Whole, as_json, command, option, wrong
from game.cli.play import load
from game.cli.words import refusal_line
from game.language import _
from game.table.dates import this_day

if TYPE_CHECKING:
    from game.engine.events import Envelope, Health
    from game.store import Store
    from game.table.simulate import OnEvent
    from game.table.table import Table


def make() -> click.Command:
    """Give `groeihuis simulate`."""
    return command(
        "simulate",
        simulate,
        _("Laat bots een sessie spelen; de laatste regel is het nummer ervan."),
        Named("script", _("SPEL"), _("Een ingebouwd spel of een bestand; zie scripts list.")),
        option(
            "--players", metavar=_("AANTAL"), type=Whole(0, 99), help=_("Hoeveel bots meespelen.")
        ),
        seed_option(),
        health_option(),
        option(
            "--events",
            is_flag=True,
            help=_("Toon elke gebeurtenis als JSON zodra ze bewaard is, één per regel."),
        ),
        option(
            "--pace",
            metavar="MS",
            type=Whole(0, 60_000),
            default=0,
            help=_("Wacht zoveel milliseconden na elke gebeurtenis."),
        ),
        as_json(),
    )


def seed_option() -> click.Option:
    """Give --seed: the same number makes the same choices."""
    return option(
        "--seed",
        metavar=_("GETAL"),
        type=Whole(-(2**63), 2**63 - 1),
        default=1,
        help=_("Hetzelfde getal geeft dezelfde keuzes."),
    )


def health_option() -> click.Option:
    """Give --health, which proposes what is kept of what is sensitive."""
    return option(
        "--health",
        metavar="talk|keep",
        type=OneOf("talk", "keep"),
        default="talk",
        help=_("Wat gevoelig is alleen bespreken (talk), of bewaren (keep): elke bot zegt ja."),
    )


def simulate(
    app: App,
    script: str,
    players: int | None,
    seed: int,
    health: Health,
    events: bool,
    pace: int,
    as_json: bool,
) -> None:
    """Let bots play, and print the session's id as the last line."""
    from game.table.sessions import show_session

    with app.store() as store:
        table = bots(
            app,
            store,
            script,
            players=players,
            seed=seed,
            health=health,
            pace=pace,
            on_event=_printed if events else None,
        )
        shown = show_session(store, table.session) if as_json else None
    if shown is not None:
        app.say(json.dumps(shown, ensure_ascii=False))
    else:
        app.say(table.session)


def bots(
    app: App,
    store: Store,
    script: str,
    *,
    players: int | None = None,
    seed: int = 1,
    health: Health = "talk",
    pace: int = 0,
    on_event: OnEvent | None = None,
) -> Table:
    """Let bots play a game in a store; what cannot begin is a usage error."""
    from game.engine.answers import Refusal
    from game.table.simulate import BotsStuck
    from game.table.simulate import simulate as let_play

    game = load(script)
    try:
        table = let_play(
            store,
            game,
            today=this_day(),
            lang=app.lang,
            players=players,
            seed=seed,
            health=health,
            on_event=on_event,
            pace=pace,
        )
    except BotsStuck as stuck:
        raise Refused(refusal_line(stuck.refusal)) from stuck
    if isinstance(table, Refusal):
        wrong(f"--players: {refusal_line(table)}" if players is not None else refusal_line(table))
    return table


def _printed(table: Table, envelope: Envelope) -> None:
    from game.engine.view.export import export_event

    print(json.dumps(export_event(table.state, envelope), ensure_ascii=False), flush=True)
