"""The command that puts the cards of a deck on paper."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from game.cli.context import App, Refused
from game.cli.deckname import check_deck
from game.cli.decksmeasure import PAPERS, make_calibrate, offset_of, place_of
from game.cli.kit import Framed, Kind, Named, OneOf, Whole, command, option, output
from game.language import LANGUAGES, _, and_list, plural

if TYPE_CHECKING:
    from cards.models import Card, Deck
    from exports.sheets.job import Edge
    from game.table.deckchoice import Choice

__all__ = ["make_calibrate", "make_print"]

MOST_BLANKS = 20
SEEDS = 10_000
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
        from game.table.deckchoice import field_of

        field, equals, values = str(value).partition("=")
        found = tuple(one.strip() for one in values.split(",") if one.strip())
        known = field_of(field) if equals and found else None
        if known is not None:
            return known, found
        message = _("{value} begrijp ik niet; schrijf bijvoorbeeld categorie=know of diepte=1,2")
        self.fail(message.format(value=value), param, ctx)


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
            help=_(
                "Alleen die kaarten: categorie=know, soort=vertel, diepte=1,2 of "
                "nummer=GG-K-01..08."
            ),
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
            help=_("Hetzelfde getal kiest dezelfde kaarten; anders is het telkens anders."),
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
    paper: str | None,
    layout: str,
    edge: Edge | None,
    bleed: float | None,
    eco: bool,
    second: str | None,
    only: tuple[tuple[str, tuple[str, ...]], ...],
    count: int | None,
    seed: int | None,
    blanks: int,
    stops: int,
    hints: str | None,
    printer: str | None,
) -> None:
    """Write the cards and say where they lie."""
    from msgspec.structs import replace

    from cards.load import load_deck
    from exports.cards.sizes import LEAST_SIDE, MOST_SIDE, card_size, out_of_bounds
    from exports.sheets.write import back_bleed, size_for, turned_sheet, write_cards
    from game.cli.progress import bar
    from game.table.deckpaper import file_name, hints_place, letter_words, long_words
    from game.table.deckprint import Wanted, print_job
    from game.table.sheetwords import sheet_words

    check_deck(deck)
    if out_of_bounds(size):
        said = _("Een kaart van {size} kan niet: elke kant is {least} tot {most} mm.")
        raise Refused(said.format(size=size, least=f"{LEAST_SIDE:g}", most=f"{MOST_SIDE:g}"))
    found = load_deck(deck)
    if second is not None and second == app.lang:
        raise Refused(_("Voor- en achterkant zijn dan hetzelfde; kies een andere taal."))
    refuse_language(app, found, second)
    choice = choice_of(only, count, seed)
    cards = chosen_cards(found, choice)
    if count is not None and count > len(cards):
        app.tell(fewer_words(count, len(cards)))
    elif seed is None and len(cards) < len(chosen_cards(found, replace(choice, count=None))):
        said = _("Door het lot gekozen; met --seed {seed} zijn het weer dezelfde.")
        app.tell(said.format(seed=choice.seed))
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
    for said in idle_words(layout, paper=paper, edge=edge, printer=printer):
        app.tell(said)
    paper, edge = paper or PAPERS[0], edge or "long"
    lying = turned_sheet(layout, wanted.size, paper, bleed)
    offset = offset_of(app, printer, edge, lying)
    for said in letter_words(found, cards, wanted):
        app.tell(said)
    part = choice.name if len(cards) < len(found.cards) else ""
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
        from game.table.deckhints import write_hints

        app.say(str(write_hints(found, cards, app.lang, hints_place(path))))


def fewer_words(asked: int, there: int) -> str:
    """Say that fewer cards are there than were asked for."""
    cards = plural("{n} kaart", "{n} kaarten", there)
    return _("Gevraagd: {asked}. Met deze keuze: {cards}, allemaal geprint.").format(
        asked=asked, cards=cards
    )


def idle_words(
    layout: str, *, paper: str | None, edge: str | None, printer: str | None
) -> Iterator[str]:
    """Say of every choice that was made and changes nothing with a layout why it does not."""
    from exports.sheets.load import load_layout
    from exports.sheets.models import FoldLayout, ShopLayout

    found = load_layout(layout)
    if isinstance(found, ShopLayout):
        why = _("de drukker snijdt uit eigen vellen")
    elif isinstance(found, FoldLayout):
        why = _("bij vouwen wordt geen blad gekeerd")
    elif found.sides == "front":
        why = _("bij alleen voorkanten wordt geen blad gekeerd")
    else:
        return
    idle = {"--edge": edge, "--printer": printer}
    if isinstance(found, ShopLayout):
        idle = {"--paper": paper, **idle}
    for name, given in idle.items():
        if given is not None:
            yield _("{option} verandert hier niets: {why}.").format(option=name, why=why)


def refuse_language(app: App, deck: Deck, second: str | None) -> None:
    """Refuse a back in a language that the deck does not have, and say so of its fronts."""
    known = and_list(deck.languages)
    said = _("Dit kaartspel is er niet in {lang}, wel in {languages}.")
    if second is not None and second not in deck.languages:
        raise Refused(said.format(lang=second, languages=known))
    if app.lang not in deck.languages:
        app.tell(said.format(lang=app.lang, languages=known))


def choice_of(
    only: tuple[tuple[str, tuple[str, ...]], ...], count: int | None, seed: int | None
) -> Choice:
    """Gather what was asked of the cards; without a seed chance chooses one."""
    from game.table.deckchoice import Choice

    asked: dict[str, tuple[str, ...]] = {}
    for field, values in only:
        asked[field] = asked.get(field, ()) + values
    return Choice(**asked, count=count, seed=random.randrange(SEEDS) if seed is None else seed)


def chosen_cards(deck: Deck, choice: Choice) -> tuple[Card, ...]:
    """Give the cards that were asked for; refuse what the deck lacks, and a choice of none."""
    from game.table.deckchoice import UnknownChoice, chosen

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
