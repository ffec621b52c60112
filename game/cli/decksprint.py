"""Commands that put cards on paper: print a deck, and find out how far a printer is off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.cli.context import App, Refused, ours
from game.cli.kit import Framed, Kind, Named, OneOf, Whole, command, option, output
from game.language import LANGUAGES, _, and_list

if TYPE_CHECKING:
    from cards.models import Card, Deck
    from exports.sheets.job import Edge

PAPERS = ("a4", "a3", "letter")
FIELDS = ("category", "kind", "depth", "ids")
MOST_BLANKS = 20
MOST_BLEED = 10.0


class Millimetres(Kind):
    """A length between two bounds, with a point or a comma."""

    name = "length"

    def __init__(self, least: float, most: float) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Give the number."""
        try:
            found = float(str(value).strip().replace(",", ".").removesuffix("mm"))
        except ValueError:
            found = float("nan")
        if self.least <= found <= self.most:
            return found
        message = _("{value} kan niet; het ligt tussen {least} en {most} mm")
        least, most = f"{self.least:g}", f"{self.most:g}"
        self.fail(message.format(value=value, least=least, most=most), param, ctx)


class Only(Kind):
    """A choice of cards: a field, an equals sign, and values parted by commas."""

    name = "choice"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Give the field and its values."""
        field, equals, values = str(value).partition("=")
        found = tuple(one.strip() for one in values.split(",") if one.strip())
        if equals and field.strip().lower() in FIELDS and found:
            return field.strip().lower(), found
        message = _("{value} begrijp ik niet; schrijf bijvoorbeeld category=know of depth=1,2")
        self.fail(message.format(value=value), param, ctx)


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


def make_print() -> Framed:
    """Give `decks print`."""
    return command(
        "print",
        print_deck,
        _("Maak een PDF met kaarten: voor de printer op kantoor of voor de drukker."),
        Named("deck", _("KAARTSPEL"), _("Een ingebouwd kaartspel of een bestand.")),
        output(_("Een PDF of een map; anders in deze map, of in je postermap.")),
        option(
            "--size",
            metavar="poker|…|70x100",
            default="poker",
            help=_(
                "poker, bridge, euro, tarot, mini, a7, a6, business, of breedte x hoogte in mm."
            ),
        ),
        option("--landscape", is_flag=True, help=_("Leg de kaart op haar kant.")),
        option(
            "--paper",
            metavar="a4|a3|letter",
            type=OneOf(*PAPERS),
            default="a4",
            help=_("Het papier in de printer; a4 als je niets zegt."),
        ),
        option(
            "--layout",
            metavar="duplex|fold|fronts|backs|shop|…",
            default="duplex",
            help=_(
                "duplex: dubbelzijdig. fold: vouwen en plakken. fronts, backs: één kant. shop, "
                "shop-2mm, shop-inch, shop-back-first, shop-two-files: voor de drukker. Of een "
                "bestand."
            ),
        ),
        option(
            "--edge",
            metavar="long|short",
            type=OneOf("long", "short"),
            default="long",
            help=_("Over welke rand de printer het blad keert: de lange of de korte."),
        ),
        option(
            "--bleed",
            metavar="MM",
            type=Millimetres(0, MOST_BLEED),
            help=_("Hoever de achterkant voorbij de snijlijn loopt; bij de drukker meestal 3."),
        ),
        option("--eco", is_flag=True, help=_("Lijnen in plaats van vlakken, alleen zwart.")),
        option(
            "--second",
            metavar="nl|en|fr",
            type=OneOf(*LANGUAGES),
            help=_("Zet die taal op de achterkant, voor een gemengd team."),
        ),
        option(
            "--only",
            metavar=_("VELD=WAARDE"),
            type=Only(),
            multiple=True,
            help=_("Alleen die kaarten: category=know, kind=tell, depth=1,2 of ids=GG-K-01..08."),
        ),
        option(
            "--count",
            metavar=_("AANTAL"),
            type=Whole(1, 5000),
            help=_("Zoveel kaarten, door het lot gekozen."),
        ),
        option(
            "--seed",
            metavar=_("GETAL"),
            type=Whole(0, 10**9),
            default=0,
            help=_("Hetzelfde getal kiest dezelfde kaarten."),
        ),
        option(
            "--blanks",
            metavar=_("AANTAL"),
            type=Whole(0, MOST_BLANKS),
            default=0,
            help=_("Lege kaarten per categorie, om zelf te schrijven."),
        ),
        option(
            "--stops",
            metavar=_("AANTAL"),
            type=Whole(0, MOST_BLANKS),
            default=0,
            help=_("Stopkaarten erbij."),
        ),
        option(
            "--hints",
            metavar="foot|list",
            type=OneOf("foot", "list"),
            help=_("Tips voor de coach: klein onderaan, of als lijst in een eigen PDF."),
        ),
        option(
            "--printer",
            metavar=_("NAAM"),
            help=_("Schuif de achterkanten zoals bij decks calibrate is bewaard."),
        ),
    )


def print_deck(
    app: App,
    deck: str,
    output: str | None,
    size: str,
    landscape: bool,
    paper: str,
    layout: str,
    edge: Edge,
    bleed: float | None,
    eco: bool,
    second: str | None,
    only: tuple[tuple[str, tuple[str, ...]], ...],
    count: int | None,
    seed: int,
    blanks: int,
    stops: int,
    hints: str | None,
    printer: str | None,
) -> None:
    """Write the cards and say where they lie."""
    from cards.load import deck_ids, load_deck
    from exports.cards.sizes import card_size
    from exports.sheets.write import back_bleed, size_for, turned_sheet, write_cards
    from game.cli.progress import bar
    from game.cli.words import check_named
    from game.table.deckpaper import file_name, hints_place, letter_words, long_words
    from game.table.deckprint import Wanted, print_job, write_hints
    from game.table.sheetwords import sheet_words

    check_named(deck, deck_ids(), _("Er is geen kaartspel {name}."))
    found = load_deck(deck)
    if second is not None and second == app.lang:
        raise Refused(_("Voor- en achterkant zijn dan hetzelfde; kies een andere taal."))
    refuse_language(app, found, second)
    cards = chosen_cards(found, only, count, seed)
    wanted = Wanted(
        lang=app.lang,
        size=size_for(layout, card_size(size, landscape)),
        second=second,
        eco=eco,
        hint=hints == "foot",
        blanks=blanks,
        stops=stops,
        bleed=back_bleed(layout, bleed),
    )
    lying = turned_sheet(layout, wanted.size, paper, bleed)
    offset = offset_of(app, printer, edge, lying)
    for said in letter_words(found, cards, wanted):
        app.tell(said)
    part = _("keuze") if len(cards) < len(found.cards) else ""
    path = place_of(app, output, file_name(found, wanted, paper, layout, part, edge))
    if said := long_words(found, cards, wanted):
        raise Refused(said)
    job = print_job(found, cards, wanted)
    with bar(_("Kaarten op papier zetten")) as progress:
        made = write_cards(
            path,
            job,
            layout,
            paper=paper,
            edge=edge,
            bleed=bleed,
            offset=offset,
            eco=eco,
            words=sheet_words(app.lang, subject=found.id),
            progress=progress,
        )
    for one in made:
        app.say(str(one))
    if hints == "list":
        app.say(str(write_hints(found, cards, app.lang, hints_place(path))))


def refuse_language(app: App, deck: Deck, second: str | None) -> None:
    """Refuse a back in a language that the deck does not have, and say so of its fronts."""
    known = and_list(deck.languages)
    said = _("Dit kaartspel is er niet in {lang}, wel in {languages}.")
    if second is not None and second not in deck.languages:
        raise Refused(said.format(lang=second, languages=known))
    if app.lang not in deck.languages:
        app.tell(said.format(lang=app.lang, languages=known))


def chosen_cards(
    deck: Deck, only: tuple[tuple[str, tuple[str, ...]], ...], count: int | None, seed: int
) -> tuple[Card, ...]:
    """Give the cards that were asked for; refuse what the deck lacks, and a choice of none."""
    from game.table.deckchoice import Choice, UnknownChoice, chosen

    asked: dict[str, tuple[str, ...]] = {}
    for field, values in only:
        asked[field] = asked.get(field, ()) + values
    choice = Choice(**asked, count=count, seed=seed)
    try:
        found = chosen(deck, choice)
    except UnknownChoice as lacking:
        near = _("Bedoel je {name}?").format(name=lacking.near) if lacking.near else ""
        known = _("Kies uit {words}.").format(words=lacking.allowed)
        said = _("{field}={value} is er niet in dit kaartspel.")
        told = said.format(field=lacking.field, value=lacking.value)
        raise Refused(f"{told} {near or known}") from None
    if not found:
        raise Refused(_("Met deze keuze blijft er geen kaart over."))
    return found


def offset_of(app: App, printer: str | None, edge: Edge, lying: bool | None) -> tuple[float, float]:
    """Give how far a printer's backs are moved; refuse where nobody measured that side of it.

    `lying` tells how the sheets lie; where no paper is turned it is `None`, and nothing moves.
    """
    from game.table.deckprinters import Unmeasured, measured

    if printer is None or lying is None:
        return (0.0, 0.0)
    try:
        return measured(app.settings.printers, printer, edge, lying=lying, ours=ours())
    except Unmeasured as error:
        raise Refused(str(error)) from None


def place_of(app: App, output: str | None, name: str) -> Path:
    """Give the file to write: as named, in the folder named, or in the user's own folder."""
    from game.table import files

    return files.place_of(output, app.settings.poster_folder, name)


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
    from dataclasses import replace

    from game.table import settings
    from game.table.deckprinters import kept, offset_words, side_of, side_words

    printers = kept(app.settings.printers, name, side_of(edge, lying=lying), offset)
    settings.save(replace(app.settings, printers=printers))
    said = _("Bewaard voor {name} ({side}): {moved}.")
    side = side_words(edge, lying=lying)
    app.say(said.format(name=name, side=side, moved=offset_words(offset)))


def forget_printer(app: App, name: str) -> None:
    """Forget all that was measured of a printer; refuse one that was never kept."""
    from dataclasses import replace

    from game.table import settings
    from game.table.deckprinters import known_as, without

    known = known_as(app.settings.printers, name)
    if known is None:
        raise Refused(_("Printer {name} was niet bewaard.").format(name=name))
    settings.save(replace(app.settings, printers=without(app.settings.printers, name)))
    app.say(_("{name} is vergeten.").format(name=known))
