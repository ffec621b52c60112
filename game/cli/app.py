"""Offer all commands by name; each is imported when it is called for."""

from __future__ import annotations

import click

from game.cli.context import App, tell
from game.cli.ending import ended, started
from game.cli.kit import Branch, Lazy, branch, usage_line
from game.language import _
from game.table.commands import ours

COMMANDS = (
    "play", "resume", "watch", "simulate", "demo", "sessions", "agreements", "poster", "sheet",
    "solo", "decks", "boards", "scripts",
)  # fmt: skip


def run(arguments: list[str]) -> int:
    """Run a command and give its exit code: 0 done, 1 refused or findings, 2 usage."""
    return ended(lambda: _invoke(arguments, started(arguments)))


def home() -> Branch:
    """Give the command `groeihuis` with all that is under it, in the reader's language."""
    return branch(
        "groeihuis",
        _("Een gespreksspel: waar sta je nu, waar wil je naartoe, en wat spreken we af?"),
        [(name, Lazy(name)) for name in COMMANDS],
        run=_home,
        outer=True,
        epilog=_epilog(),
    )


def _epilog() -> str:
    begin = {
        ours("demo"): _("bots spelen, er komt een poster"),
        ours("play go-grow-duo"): _("zelf spelen"),
    }
    width = max(map(len, begin))
    lines = [f"{typed:<{width}}  {said}" for typed, said in begin.items()]
    opens = _("Zonder opdracht opent het startscherm.")
    return "\n".join((opens, "", _("Om te beginnen:"), *lines))


def _home(app: App) -> int:
    from game.cli.screens import screens

    return screens(app)


def _invoke(arguments: list[str], app: App) -> int:
    try:
        with home().make_context(ours(), list(arguments), obj=app) as ctx:
            result = ctx.command.invoke(ctx)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.UsageError as error:
        tell(usage_line(error))
        return 2
    except click.Abort:
        raise KeyboardInterrupt from None
    return result if isinstance(result, int) else 0
