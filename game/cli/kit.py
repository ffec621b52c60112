"""Speak the reader's language where Click would speak English: help, options and usage errors."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import click

from game.cli.context import App
from game.language import LANGUAGES, _, language

NO_BREAK = "\u00a0"
"""What French sets before a colon, so that it does not begin a line."""
Run = Callable[..., int | None]
Make = Callable[[], click.Command]
if TYPE_CHECKING:
    from click.types import OptionHelpExtra

    Kind = click.ParamType[Any]
else:
    Kind = click.ParamType  # which takes no parameter in older versions


class Framed(click.Command):
    """A command whose help has our headings and whose options are the same everywhere."""

    def __init__(self, name: str, **given: Any) -> None:
        given["params"] = [*given.get("params", ()), *_shared(given.pop("outer", False))]
        super().__init__(name, add_help_option=False, options_metavar=f"[{_('opties')}]", **given)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse what is left over, in our words."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not isinstance(self, click.Group):
            said = _("Te veel opgegeven: {words}").format(words=" ".join(rest))
            if any("-o" in one.opts for one in self.params):
                said = _("{problem}. Een bestand komt achter -o").format(problem=said)
            wrong(said, ctx)
        return rest

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, text, arguments, options and commands."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Gebruik:") + " ")
        self.format_help_text(ctx, formatter)
        arguments: list[tuple[str, str]] = []
        options: list[tuple[str, str]] = []
        for param in self.get_params(ctx):
            if isinstance(param, Named):
                arguments.append((param.make_metavar(ctx), param.told))
            elif record := param.get_help_record(ctx):
                options.append(record)
        before_colon = NO_BREAK if language() == "fr" else ""
        for title, rows in (
            (_("Wat je opgeeft"), [row for row in arguments if row[1]]),
            (_("Opties"), options),
            (_("Opdrachten"), self._commands(ctx)),
        ):
            if rows:
                with formatter.section(title + before_colon):
                    formatter.write_dl(rows)
        self.format_epilog(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples as they are, one a line."""
        if self.epilog:
            formatter.write_paragraph()
            for line in self.epilog.splitlines():
                formatter.write(f"  {line}\n" if line else "\n")

    def _commands(self, ctx: click.Context) -> list[tuple[str, str]]:
        return []


class Lazy:
    """A command in a module of its own, imported when it is called for."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self) -> click.Command:
        """Import the module and make its command."""
        made: click.Command = importlib.import_module(f"game.cli.{self.name}").make()
        return made


class Branch(Framed, click.Group):
    """A command with commands under it, each imported only when it is called for."""

    def __init__(self, name: str, *, under: Sequence[tuple[str, Make]], **given: Any) -> None:
        self._under = dict(under)
        super().__init__(name, subcommand_metavar=f"{_('OPDRACHT')} ...", **given)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order of the help."""
        return list(self._under)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Make one command."""
        make = self._under.get(cmd_name)
        return make() if make else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Ask for a command where one is needed."""
        if not args and not self.invoke_without_command:
            wrong(_("Kies een opdracht: {names}").format(names=", ".join(self._under)), ctx)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name what is there when a command is unknown."""
        if args[0] not in self._under:
            wrong(_unknown(_("Onbekende opdracht: {name}."), args[0], list(self._under)), ctx)
        return super().resolve_command(ctx, args)

    def _commands(self, ctx: click.Context) -> list[tuple[str, str]]:
        made = [(name, self.get_command(ctx, name)) for name in self._under]
        return [(name, one.get_short_help_str(100)) for name, one in made if one]


class Named(click.Argument):
    """Something that is given without a dash, with a word for it and a line of help."""

    def __init__(self, name: str, metavar: str, told: str = "", **given: Any) -> None:
        self.told = told
        super().__init__([name], metavar=metavar, **given)

    def make_metavar(self, ctx: click.Context | None = None) -> str:
        """Give the word, in brackets where it may be left out."""
        word = self.metavar or ""
        many = "..." if self.nargs == -1 else ""
        return f"{word}{many}" if self.required else f"[{word}]{many}"


class OneOf(Kind):
    """One word out of a few."""

    name = "word"

    def __init__(self, *words: str) -> None:
        self.words = words

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Give the word in small letters."""
        if str(value).lower() in self.words:
            return str(value).lower()
        message = _("{value} kan niet; kies uit {words}")
        self.fail(message.format(value=value, words=", ".join(self.words)), param, ctx)


class Whole(Kind):
    """A whole number between two bounds, both allowed."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Give the number."""
        text = str(value).strip()
        digits = text.removeprefix("-")
        if digits.isascii() and digits.isdigit() and len(digits) < 19:
            if self.least <= int(text) <= self.most:
                return int(text)
            message = _("{value} kan niet; het ligt tussen {least} en {most}")
            message = message.format(value=value, least=self.least, most=self.most)
        else:
            message = _("{value} is geen heel getal").format(value=value)
        self.fail(message, param, ctx)


class Spoken(click.Option):
    """An option whose help says in the reader's language when it cannot be left out."""

    def get_help_extra(self, ctx: click.Context) -> OptionHelpExtra:
        """Give what stands behind the help."""
        extra = super().get_help_extra(ctx)
        return {**extra, "required": _("verplicht")} if self.required else extra


def option(*names: str, help: str, **given: Any) -> click.Option:
    """Give an option; `metavar` is the word for its value."""
    return Spoken(list(names), help=help, **given)


def as_json() -> click.Option:
    """Give --json, which means the same everywhere."""
    return option("--json", "as_json", is_flag=True, help=_("Voor programma’s: JSON."))


def output(told: str) -> click.Option:
    """Give -o, where the result goes."""
    return option("-o", "--output", metavar=_("BESTAND"), help=told)


def command(
    name: str, run: Run, told: str, *params: click.Parameter, short: str = "", epilog: str = ""
) -> Framed:
    """Make a command that calls `run(app, **values)`; its result is the exit code, None is 0."""
    return Framed(
        name,
        callback=_bound(run),
        help=told,
        short_help=short or None,
        params=list(params),
        epilog=epilog or None,
    )


def branch(
    name: str,
    told: str,
    under: Sequence[tuple[str, Make]],
    *params: click.Parameter,
    run: Run | None = None,
    outer: bool = False,
    epilog: str = "",
) -> Branch:
    """Make a command with commands under it; `run` is what happens when none is given."""
    return Branch(
        name,
        under=under,
        callback=_bound(run) if run else None,
        invoke_without_command=run is not None,
        help=told,
        params=list(params),
        outer=outer,
        epilog=epilog or None,
    )


def _bound(run: Run) -> Callable[..., int]:
    def call(**values: Any) -> int:
        ctx = click.get_current_context()
        if isinstance(ctx.command, click.Group) and ctx.invoked_subcommand is not None:
            return 0
        app = ctx.find_object(App)
        if app is None:
            raise LookupError("no application in this context")
        return run(app, **values) or 0

    return call


def wrong(message: str, ctx: click.Context | None = None) -> NoReturn:
    """End with a usage error in our words."""
    raise click.UsageError(message, ctx or click.get_current_context(silent=True))


def usage_line(error: click.UsageError) -> str:
    """Put a usage error in one line, with where help is."""
    said = _usage(error)
    if error.ctx is None:
        return said
    help_is = _("Hulp: {command} --help").format(command=error.ctx.command_path)
    return f"{said if said.endswith(('.', '?')) else f'{said}.'} {help_is}"


def _usage(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption(option_name=name):
            params = error.ctx.command.params if error.ctx else []
            return _unknown(
                _("Onbekende optie: {name}."), name, [word for one in params for word in one.opts]
            )
        case click.MissingParameter(param=click.Parameter() as param):
            return _("{what} ontbreekt.").format(what=_label(param, error.ctx))
        case click.BadOptionUsage(option_name=name):
            params = error.ctx.command.params if error.ctx else []
            flag = any(name in one.opts and getattr(one, "is_flag", False) for one in params)
            if flag:
                return _("Achter {name} hoort geen waarde.").format(name=name)
            return _("Achter {name} hoort een waarde.").format(name=name)
        case click.BadParameter(param=click.Parameter() as param):
            return f"{_label(param, error.ctx)}: {error.message}"
    return error.message


def _label(param: click.Parameter, ctx: click.Context | None) -> str:
    return (param.metavar or "") if isinstance(param, Named) else max(param.opts, key=len)


def _unknown(said: str, name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    words = known if len(known) <= 16 and not name.startswith("-") else []
    hint = ""
    if near:
        hint = " " + _("Bedoel je {name}?").format(name=near[0])
    elif words:
        hint = " " + _("Kies uit {words}.").format(words=", ".join(words))
    return said.format(name=name) + hint


def _shared(outer: bool) -> list[click.Parameter]:
    """Give what every command takes; only the outermost help names --db and --lang."""
    return [
        option(
            "--db",
            metavar=_("BESTAND"),
            help=_("De database, in plaats van GROEIHUIS_DB of die in je eigen map."),
            expose_value=False,
            hidden=not outer,
            callback=_set_db,
        ),
        option(
            "--lang",
            metavar="nl|en|fr",
            type=OneOf(*LANGUAGES),
            help=_("De taal: nl, en of fr."),
            expose_value=False,
            hidden=not outer,
            callback=_set_lang,
        ),
        option(
            "-h",
            "--help",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_help,
            help=_("Toon deze hulp."),
        ),
    ]


def _set_db(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    app = ctx.find_object(App)
    if value is not None and app is not None:
        app.db = value


def _set_lang(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    app = ctx.find_object(App)
    if value is not None and app is not None:
        app.asked_lang = value


def _help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()
