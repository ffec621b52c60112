"""Commands about scripts: list, show, lint, schema, copy, runsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from typing import TYPE_CHECKING, Any

import click

from game.cli.catalogue import lint_command
from game.cli.context import App
from game.cli.deckname import check_no_deck
from game.cli.kit import Kind, Named, OneOf, as_json, branch, command, option, output
from game.cli.words import check_named
from game.language import _
from game.table.commands import ours

if TYPE_CHECKING:
    from datafiles.findings import Finding

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS = ("script", "board", "deck")


def make() -> click.Command:
    """Give `groeihuis scripts`."""
    return branch(
        "scripts",
        _("Spellen bekijken, controleren en je eigen spel maken."),
        [
            (
                "list",
                lambda: command("list", list_all, _("Toon de ingebouwde spellen."), as_json()),
            ),
            (
                "show",
                lambda: command(
                    "show", show, _("Toon een spel, stap voor stap."), _script(), as_json()
                ),
            ),
            ("lint", lambda: lint_command(lint)),
            ("schema", _make_schema),
            ("copy", _make_copy),
            ("runsheet", _make_runsheet),
        ],
    )


def _script() -> Named:
    return Named("script", _("SPEL"), _("Een ingebouwd spel of een bestand."))


def _make_schema() -> click.Command:
    return command(
        "schema",
        schema,
        _("Geef het JSON Schema waarmee je editor aanvult en controleert."),
        Named(
            "model",
            "script|board|deck",
            _("Waarvoor; script als je niets zegt."),
            type=OneOf(*MODELS),
            default="script",
            required=False,
        ),
    )


def _make_copy() -> click.Command:
    return command(
        "copy",
        copy,
        _("Begin je eigen spel met een kopie; opmerkingen blijven staan."),
        _script(),
        Named("file", _("BESTAND"), _("De kopie; de naam ervan wordt de id van het spel.")),
        epilog="\n".join(
            (
                ours("scripts copy go-grow-duo mijn-spel.yaml"),
                ours("scripts lint mijn-spel.yaml"),
                ours("play mijn-spel.yaml"),
            )
        ),
    )


def _make_runsheet() -> click.Command:
    return command(
        "runsheet",
        runsheet,
        _("Maak het draaiboek voor wie begeleidt: tijden, teksten en tips op A4."),
        _script(),
        output(_("Een PDF of een map; anders in deze map, of in je postermap.")),
        option(
            "--start",
            metavar=_("UUR:MIN"),
            type=Clock(),
            help=_("Hoe laat je begint; anders tellen de minuten vanaf nul."),
        ),
        option(
            "--date",
            metavar=_("DAG"),
            type=Day(),
            help=_("Op welke dag; anders een lijn om die in te vullen."),
        ),
        option(
            "--follow-up",
            is_flag=True,
            help=_("Voor een vervolg: met de stappen die alleen dan horen."),
        ),
        epilog="\n".join(
            (
                ours("scripts runsheet bouwoverleg --start 14:00"),
                ours("scripts runsheet bouwoverleg --start 9:30 --date 4-12"),
            )
        ),
    )


class Clock(Kind):
    """A time of the day as people type it: 14:00, 9.30, 9u30 or 14."""

    name = "clock"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Give the time."""
        found = re.fullmatch(r"(\d{1,2})(?:[:.uh](\d{2})?)?", str(value).strip(), re.ASCII)
        if found is not None and int(found[1]) < 24 and int(found[2] or 0) < 60:
            return time(int(found[1]), int(found[2] or 0))
        message = _("{value} is geen uur; typ bijvoorbeeld 14:00")
        self.fail(message.format(value=value), param, ctx)


class Day(Kind):
    """A day as people type it."""

    name = "day"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Give the day."""
        from game.table.dates import parse_day, this_day

        found = parse_day(str(value), this_day())
        if found is not None:
            return found
        message = _("{value} is geen dag; typ bijvoorbeeld 4-12-2026")
        self.fail(message.format(value=value), param, ctx)


def lint(name: str) -> Iterable[Finding]:
    """Give every problem of a script, and of what it plays on."""
    from game.script.load import lint as lint_script

    check_no_deck(name)
    return lint_script(name)


def list_all(app: App, as_json: bool) -> None:
    """List the scripts that are built in."""
    from datafiles.text import localized
    from game.cli.pictures import table
    from game.script.load import load_script, script_ids

    found = [load_script(name) for name in script_ids()]
    if as_json:
        app.say_json(
            [
                {
                    "id": one.id,
                    "title": localized(one.title, app.lang),
                    "players": {"min": one.players.min, "max": one.players.max},
                    "minutes": one.minutes,
                    "steps": len(one.steps),
                    "languages": list(one.title),
                }
                for one in found
            ]
        )
        return
    heads = (_("naam"), _("titel"), _("spelers"), _("minuten"), _("talen"))
    rows = [
        (
            one.id,
            localized(one.title, app.lang),
            _count(one.players.min, one.players.max),
            str(one.minutes),
            " ".join(one.title),
        )
        for one in found
    ]
    for line in table(heads, rows, grow=1):
        app.say(line)


def _count(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}-{most}"


def show(app: App, script: str, as_json: bool) -> None:
    """Show the steps of a script."""
    from datafiles.text import localized
    from game.cli.pictures import wrapped
    from game.script.load import load_script, script_ids

    check_named(script, script_ids(), _("Er is geen spel {name}."))
    check_no_deck(script)
    found = load_script(script)
    if as_json:
        app.say_json(found.model_dump(mode="json", by_alias=True, exclude_none=True))
        return
    app.say(localized(found.title, app.lang))
    if found.summary is not None:
        for line in wrapped(localized(found.summary, app.lang)):
            app.say(line)
    said = _("{players} spelers, {minutes} minuten")
    players = _count(found.players.min, found.players.max)
    app.say(said.format(players=players, minutes=found.minutes))
    for number, step in enumerate(found.steps, 1):
        app.say()
        title = localized(step.title, app.lang)
        minutes = _("{n} min").format(n=step.minutes)
        app.say(f"{number:2}  {title} · {step.kind} · {minutes}")
        for line in wrapped(localized(step.text, app.lang), "    "):
            app.say(line)


def schema(app: App, model: str) -> None:
    """Print the JSON Schema of a script, board or deck, out of the models themselves."""
    app.say_json(schema_of(model))


def schema_of(model: str) -> dict[str, Any]:
    """Give the JSON Schema of one kind of file."""
    from pydantic import TypeAdapter

    from boards.models import Board
    from cards.models import Deck
    from game.script.models import Script

    models: dict[str, Any] = {"script": Script, "board": Board, "deck": Deck}
    adapter: TypeAdapter[Any] = TypeAdapter(models[model])
    made = adapter.json_schema(by_alias=True)
    return {"$schema": DIALECT, **made, "title": f"groeihuis {model}"}


def copy(app: App, script: str, file: str) -> None:
    """Copy a script's text to a new file under a new id, without touching its comments."""
    from game.cli.scriptcopy import beside, copied, target
    from game.script.load import load_script, script_ids, script_path
    from game.table import files

    check_named(script, script_ids(), _("Er is geen spel {name}."))
    load_script(script)
    source = script_path(script)
    place, new_id = target(file)
    files.save(place, copied(source, new_id).encode(), replace=False)
    app.say(_("Geschreven: {path} (id: {id})").format(path=place, id=new_id))
    for name in beside(source, place):
        app.say(_("Kopieer ook {name}; dit spel gebruikt dat.").format(name=name))
    app.say(_("Controleer met: {command}").format(command=ours(f"scripts lint {place}")))


def runsheet(
    app: App,
    script: str,
    output: str | None,
    start: time | None,
    date: date | None,
    follow_up: bool,
) -> None:
    """Write a runsheet and say where it lies."""
    from exports.runsheet import write_runsheet
    from game.script.load import load_game, script_ids
    from game.table import files
    from game.table.runsheet import runsheet_content, runsheet_name

    check_named(script, script_ids(), _("Er is geen spel {name}."))
    game = load_game(script)
    content = runsheet_content(game, app.lang, start, date, follows=follow_up)
    place = files.place_of(output, app.settings.poster_folder, runsheet_name(game))
    app.say(str(write_runsheet(content, place)))
