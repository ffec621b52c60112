"""The command that finds out how far the backs of a printer lie off, and keeps that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.cli.context import App, Refused
from game.cli.kit import Framed, Kind, OneOf, command, option, output
from game.language import _
from game.table.commands import ours

if TYPE_CHECKING:
    from exports.sheets.job import Edge

PAPERS = ("a4", "a3", "letter")


class Offset(Kind):
    """How far a back lies off: right and down in millimetres, in halves, such as 1.5,-0.5."""

    name = "offset"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Give both lengths."""
        from game.table.deckprinters import MOST_OFFSET, on_scale, readings, typed_as

        found = readings(str(value))
        if len(found) == 1 and on_scale(found[0]):
            return found[0]
        other = ""
        if not found:
            said = _("{value} kan niet; geef naar rechts en omlaag in halve mm, zoals 1.5,-0.5")
        elif len(found) > 1 and on_scale(found[0]):
            said = _("{value} kan {one} zijn of {other}; schrijf het zo")
            other = typed_as(found[1])
        elif any(abs(one) > MOST_OFFSET for one in found[0]):
            said = _("{value} kan niet: hoogstens {most} mm, naar elke kant")
        else:
            said = _("{value} kan niet: de schaal gaat in halve mm, zoals 1.5,-0.5")
        one = typed_as(found[0]) if found else ""
        most = f"{MOST_OFFSET:g}"
        self.fail(said.format(value=value, one=one, other=other, most=most), param, ctx)


def make_calibrate() -> Framed:
    """Give `decks calibrate`."""
    return command(
        "calibrate",
        calibrate,
        _("Meet hoever de achterkant van je printer verschuift, en bewaar dat."),
        output(_("Een PDF of een map; anders in deze map, of in je postermap.")),
        option(
            "--printer",
            metavar=_("NAAM"),
            help=_("Hoe je deze printer noemt; met --offset wordt de verschuiving bewaard."),
        ),
        option(
            "--offset",
            metavar="X,Y",
            type=Offset(),
            help=_("Wat je afleest: naar rechts en omlaag, in halve mm."),
        ),
        option(
            "--paper",
            metavar="a4|a3|letter",
            type=OneOf(*PAPERS),
            default="a4",
            help=_("Het papier in de printer; a4 als je niets zegt."),
        ),
        option(
            "--edge",
            metavar="long|short",
            type=OneOf("long", "short"),
            default="long",
            help=_("Over welke rand de printer het blad keert: de lange of de korte."),
        ),
        option(
            "--lying",
            is_flag=True,
            help=_("Voor liggende bladen: decks print zegt wanneer je dat nodig hebt."),
        ),
        option("--forget", is_flag=True, help=_("Vergeet deze printer.")),
        epilog=ours("decks calibrate --printer kantoor --offset 1.5,-0.5"),
    )


def calibrate(
    app: App,
    output: str | None,
    printer: str | None,
    offset: tuple[float, float] | None,
    paper: str,
    edge: Edge,
    lying: bool,
    forget: bool,
) -> None:
    """Print the page to hold against the light, or keep what was read off it."""
    if forget:
        forget_printer(app, _named(printer))
        return
    if offset is not None:
        keep_offset(app, _named(printer), offset, edge, lying=lying)
        return
    from exports.sheets.calibration import write_calibration
    from game.table.deckprinters import calibrate_words
    from game.table.sheetwords import calibration_words

    named = _named(printer) if printer is not None else _("kantoor")
    laid = f"-{_('liggend')}" if lying else ""
    path = place_of(app, output, f"{_('printer-meten')}-{paper}-{edge}{laid}.pdf")
    words = calibration_words(app.lang, named, edge, lying=lying)
    app.say(str(write_calibration(path, paper=paper, edge=edge, words=words, lying=lying)))
    keeping = calibrate_words(named, edge, lying=lying, offset="1.5,-0.5")
    said = _("Lees je bijvoorbeeld 1,5 en −0,5 af? Bewaar dat met: {command}")
    app.tell(said.format(command=ours(keeping)))


def _named(printer: str | None) -> str:
    """Give a printer's name as it can be kept, or refuse."""
    from game.table.deckprinters import LONGEST_NAME

    name = " ".join((printer or "").split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refused(_("Geef de printer een naam: --printer kantoor."))
    return name


def keep_offset(
    app: App, name: str, offset: tuple[float, float], edge: Edge, *, lying: bool
) -> None:
    """Keep what was read off for a printer and the way its paper turns; 0,0 says it is not off."""
    from msgspec.structs import replace

    from game.table import settings
    from game.table.deckprinters import kept, offset_words, side_of, side_words

    printers = kept(app.settings.printers, name, side_of(edge, lying=lying), offset)
    settings.save(replace(app.settings, printers=printers))
    said = _("Bewaard voor {name} ({side}): {moved}.")
    side = side_words(edge, lying=lying)
    app.say(said.format(name=name, side=side, moved=offset_words(offset)))


def forget_printer(app: App, name: str) -> None:
    """Forget all that was measured of a printer; refuse one that was never kept."""
    from msgspec.structs import replace

    from game.table import settings
    from game.table.deckprinters import known_as, without

    known = known_as(app.settings.printers, name)
    if known is None:
        raise Refused(_("Printer {name} was niet bewaard.").format(name=name))
    settings.save(replace(app.settings, printers=without(app.settings.printers, name)))
    app.say(_("{name} is vergeten.").format(name=known))


def offset_of(app: App, printer: str | None, edge: Edge, lying: bool | None) -> tuple[float, float]:
    """Give how far a printer's backs are moved; refuse where nobody measured that side of it.

    `lying` tells how the sheets lie; where no paper is turned it is `None`, and nothing moves.
    """
    from game.table.deckprinters import Unmeasured, measured

    if printer is None or lying is None:
        return (0.0, 0.0)
    try:
        return measured(app.settings.printers, printer, edge, lying=lying)
    except Unmeasured as error:
        raise Refused(str(error)) from None


def place_of(app: App, output: str | None, name: str) -> Path:
    """Give the file to write: as named, in the folder named, or in the user's own folder."""
    from game.table import files

    return files.place_of(output, app.settings.poster_folder, name)
