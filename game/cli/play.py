"""The commands that open the screens at a game: play and resume."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from datafiles.findings import FileProblem
from game.cli.context import App
from game.cli.deckname import check_deck, check_no_deck
from game.cli.kit import Named, OneOf, command, option, wrong
from game.cli.screens import screens
from game.cli.words import check_named, refusal_line
from game.language import _
from game.table.commands import ours
from game.table.dates import this_day

if TYPE_CHECKING:
    from game.script.load import Game

Seat = tuple[str, str | None]


def make() -> click.Command:
    """Give `groeihuis play`."""
    return command(
        "play",
        play,
        _("Speel een spel. Wat je hier niet opgeeft, vraagt het scherm."),
        Named("script", _("SPEL"), _("Een ingebouwd spel of een bestand; zie scripts list.")),
        option(
            "--player",
            "players",
            metavar=_("NAAM[:ROL]"),
            multiple=True,
            help=_("Wie er speelt; zo vaak als er spelers zijn."),
        ),
        option(
            "--health",
            metavar="talk|keep",
            type=OneOf("talk", "keep"),
            default="talk",
            help=_("Over gezondheid alleen praten (zo begint het), of bewaren als ieder ja zegt."),
        ),
        option(
            "--follow",
            metavar=_("SESSIE"),
            help=_("Ga verder op een eerdere sessie: begin met de afspraken van toen."),
        ),
        option(
            "--deck",
            metavar=_("KAARTSPEL"),
            help=_("Speel met dit kaartspel in plaats van dat van het spel, zoals eigen.yaml."),
        ),
        option("--practice", is_flag=True, help=_("Een oefensessie: er wordt niets bewaard.")),
        epilog=ours("play go-grow-duo --player Zoë --player Mark:manager"),
    )


def play(
    app: App,
    script: str,
    players: tuple[str, ...],
    health: str,
    follow: str | None,
    deck: str | None,
    practice: bool,
) -> int:
    """Begin a game on screen, after checking all that can be checked here."""
    from game.table.requests import PlayRequest

    game = load(script, deck)
    seats = tuple(seat_of(text) for text in players)
    if seats:
        check_seats(game, seats, app)
    if follow is not None:
        with app.store() as store:
            follow = store.resolve(follow)
    request = PlayRequest(script, seats, practice, app.asked_lang, health, follow, deck)
    return screens(app, play=request)


def load(script: str, deck: str | None = None) -> Game:
    """Load a game by built-in id or path, with another deck than its own if one is named."""
    from game.script.load import load_game, script_ids

    check_named(script, script_ids(), _("Er is geen spel {name}."))
    if deck is not None:
        check_deck(deck)
    try:
        return load_game(script, deck)
    except FileProblem:
        check_no_deck(script)
        raise


def seat_of(text: str) -> Seat:
    """Split NAME:ROLE; a role may be typed in the reader's language too."""
    from game.script.models import ROLES
    from game.table.words import role_word

    name, colon, typed = text.rpartition(":")
    if not colon:
        return text, None
    known = {role_word(role).casefold(): role for role in ROLES} | {role: role for role in ROLES}
    role = known.get(typed.strip().casefold())
    if role is None:
        said = _("{role} is geen rol; kies uit {roles}.")
        wrong("--player: " + said.format(role=typed, roles=", ".join(ROLES)))
    return name, role


def check_seats(game: Game, seats: tuple[Seat, ...], app: App) -> None:
    """Refuse now what set-up would refuse: how many there are, names and roles."""
    import random

    from game.engine.answers import Refusal
    from game.engine.commands import Seat as Seated
    from game.engine.decide import decide
    from game.engine.state import State
    from game.table.setup import start_command

    seated = tuple(
        Seated(name, role or game.script.players.roles_for(index)[0])
        for index, (name, role) in enumerate(seats)
    )
    start = start_command(game, seated, lang=app.lang, today=this_day())
    answer = decide(State(), start, random.choice)
    if isinstance(answer, Refusal):
        wrong(f"--player: {refusal_line(answer)}")


def make_resume() -> click.Command:
    """Give `groeihuis resume`."""
    return command(
        "resume",
        resume,
        _("Ga verder met een sessie, waar jullie gebleven waren."),
        Named(
            "session",
            _("SESSIE"),
            _("Het nummer, of het begin ervan; anders de laatste die open is. Of een .groei."),
            required=False,
        ),
    )


def resume(app: App, session: str | None) -> int:
    """Take up a session on screen."""
    from game.table import solo
    from game.table.faults import Unsuited
    from game.table.listing import newest_open
    from game.table.table import Table

    alone = solo.find(session) if session is not None else None
    if alone is not None:
        solo.is_locked(alone)  # what is no preparation is told here, not on screen
        return screens(app, resume=str(alone))
    with app.store() as store:
        found = newest_open(store) if session is None else store.resolve(session)
        if found is None:
            raise Unsuited("none-open")
        state = Table(store, found).state
    if state.distilled is not None:
        raise Unsuited("distilled")
    if state.closed:
        raise Unsuited("closed")
    return screens(app, resume=found)
