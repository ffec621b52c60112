"""The command that shows the whole game at once: bots play, a poster is made, a summary is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from game.cli.context import App
from game.cli.kit import command, output
from game.cli.pictures import wrapped
from game.cli.poster import place_of
from game.cli.simulate import bots, seed_option
from game.language import _, and_list, plain_date
from game.table.commands import ours

if TYPE_CHECKING:
    from pathlib import Path

    from game.engine.events import Envelope
    from game.engine.view.poster import PosterView
    from game.table.table import Table

SCRIPT = "go-grow-duo"


def make() -> click.Command:
    """Give `groeihuis demo`."""
    return command(
        "demo",
        demo,
        _("Twee bots spelen een sessie; je krijgt een poster en een samenvatting."),
        output(_("Een PDF of een map; anders in deze map, of in je postermap.")),
        seed_option(),
    )


def demo(app: App, output: str | None, seed: int) -> None:
    """Play, print the poster, and tell."""
    from game.table.poster import write_session_poster

    with app.store() as store:
        table = bots(app, store, SCRIPT, seed=seed, on_event=_progress)
    view = table.poster()
    print(_("De poster wordt getekend ..."), flush=True)
    path = write_session_poster(view, place_of(app, view, output))
    for line in summary(table.session, view, path):
        app.say(line)


def _progress(table: Table, envelope: Envelope) -> None:
    if envelope.event.kind == "session-started":
        names = and_list([player.name for player in table.state.players])
        title = table.screen().title
        print(_("{names} spelen {title}.").format(names=names, title=title), flush=True)
    elif envelope.event.kind == "step-entered":
        screen = table.screen()
        if screen.step is not None:
            number = f"{screen.number + 1}/{len(screen.steps)}"
            print(f"  {number}  {screen.step.title}", flush=True)


def summary(session: str, view: PosterView, path: Path) -> Iterator[str]:
    """Tell what came out of a session, from what its poster holds and nothing else."""
    from game.engine.view.parts import AgreementView, GapView, NoteView
    from game.table.words import gap_sentence, gap_word, named, role_word

    names = {player.id: player.name for player in view.players}
    contents = [line.content for line in view.lines]
    notes = [one for one in contents if isinstance(one, NoteView)]
    quotes = {one.about: one.text for one in notes if one.about is not None}
    yield ""
    yield _("Wie")
    for player in view.players:
        yield f"  {player.name}, {role_word(player.role)}"
    yield ""
    yield _("Het verschil")
    for one in contents:
        if isinstance(one, GapView) and view.board is not None:
            sentence = gap_sentence(names, view.board, one.gap)
            yield from wrapped(f"{sentence} {gap_word(one.gap.word).capitalize()}.", "  ")
            if one.gap.about in quotes:
                yield from wrapped(f"“{quotes[one.gap.about]}”", "    ")
    yield ""
    yield _("Wat ze zagen")
    for note in notes:
        if note.about is None:
            yield from wrapped(note.text, "  ")
    yield ""
    yield _("Afspraken")
    for one in contents:
        if isinstance(one, AgreementView):
            who = and_list([names[each] for each in one.who])
            by = f" ({_('tegen {day}').format(day=plain_date(one.by_when))})" if one.by_when else ""
            yield from wrapped(named(who, f"{one.what}{by}"), "  ")
            yield from wrapped(_("eerste stap: {step}").format(step=one.first_step), "    ")
    if view.follow_up is not None:
        yield from wrapped(_("Terugblik op {day}").format(day=plain_date(view.follow_up)), "  ")
    yield ""
    yield _("De poster ligt in {path}").format(path=path)
    yield _("Zelf spelen:     {command}").format(command=ours(f"play {SCRIPT}"))
    yield _("Deze demo weg:   {command}").format(command=ours(f"sessions purge {session}"))
