"""Hold what somebody chose on the print screen; say what there is to choose and what it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from cards.models import Card, Deck
from datafiles.text import localized
from exports.cards.sizes import SIZES, card_size
from exports.errors import ExportError
from exports.sheets.papers import SHEET_PAPERS
from game import language
from game.language import _
from game.table.deckchoice import Choice, chosen
from game.table.deckprinters import Printers, Unmeasured, measured, offset_words

if TYPE_CHECKING:
    from exports.sheets.job import Edge
    from game.table.deckprint import Wanted

Option = tuple[str, str]

ALL: Final = ""
BLANKS: Final = ("0", "1", "2", "4")
STOPS: Final = ("0", "1", "4", "8")


class Order(Struct, frozen=True):
    """What is printed and how, by the keys of the fields; `cards` is a category, or empty for all.

    `back` is "pattern" or a language, `printer` the name of one that was measured, or empty.
    """

    cards: str = ALL
    size: str = "poker"
    stand: str = "upright"
    layout: str = "duplex"
    paper: str = "a4"
    edge: str = "long"
    printer: str = ""
    back: str = "pattern"
    ink: str = "colour"
    tips: str = "none"
    blanks: str = "0"
    stops: str = "0"

    @property
    def lying(self) -> bool:
        """Whether an upright card is laid on its side."""
        return self.stand == "lying"

    @property
    def turning(self) -> Edge:
        """The edge over which the printer turns the paper."""
        return "short" if self.edge == "short" else "long"


class Field(Struct, frozen=True):
    """One choice: its key in an order, its name, what there is, and a line of help.

    What means nothing beside the other choices is not `shown`; `brief` are shorter names, if any.
    """

    key: str
    label: str
    options: tuple[Option, ...]
    help: str
    shown: bool = True
    brief: tuple[str, ...] = ()


def cards_of(deck: Deck, order: Order) -> tuple[Card, ...]:
    """Give the cards that are printed, in the order of the deck."""
    return chosen(deck, Choice(category=(order.cards,) if order.cards else ()))


def wanted_of(order: Order, lang: str) -> Wanted:
    """Give how the cards are made up."""
    from exports.sheets.write import back_bleed, size_for
    from game.table.deckprint import Wanted

    return Wanted(
        lang=lang,
        size=size_for(order.layout, card_size(order.size, order.lying)),
        second=order.back if has_back(order) and order.back != "pattern" else None,
        eco=order.ink == "eco",
        hint=order.tips == "foot",
        blanks=int(order.blanks),
        stops=int(order.stops),
        bleed=back_bleed(order.layout),
    )


def offset_of(order: Order, printers: Printers) -> tuple[float, float]:
    """Give how far back pages are moved: right and down, in millimetres.

    Raises `Unmeasured` where nobody measured the printer for such sheets, and `ExportError` where
    no sheet holds the card.
    """
    from exports.sheets.write import turned_sheet

    if not order.printer or not turns_paper(order):
        return (0.0, 0.0)
    lying = turned_sheet(order.layout, card_size(order.size, order.lying), order.paper)
    if lying is None:
        return (0.0, 0.0)
    return measured(printers, order.printer, order.turning, lying=lying)


def has_back(order: Order) -> bool:
    """Tell whether backs are printed at all."""
    return order.layout != "fronts"


def turns_paper(order: Order) -> bool:
    """Tell whether the printer turns the paper, or somebody does."""
    return order.layout in ("duplex", "backs")


def paper_name(paper: str) -> str:
    """Give a paper's name as it stands on the pack."""
    return paper.capitalize() if len(paper) > 2 else paper.upper()


def size_name(size: str) -> str:
    """Give the name of a card size without its measures."""
    return (
        _("visitekaartje") if size == "business" else paper_name(size) if size[0] == "a" else size
    )


def fields(deck: Deck, order: Order, printers: Printers, at_hand: str) -> tuple[Field, ...]:
    """Give every field in the order of the form; the category at hand is the first of its kind."""
    return (
        Field("cards", _("Kaarten"), _categories(deck, at_hand),
              _("Het hele kaartspel, of één categorie.")),
        Field("size", _("Maat"), tuple((name, _measured(name)) for name in SIZES),
              _size_help(order.size), brief=tuple(map(size_name, SIZES))),
        Field("stand", _("Stand"), (("upright", _("staand")), ("lying", _("liggend"))),
              _("Hoe de kaart in je hand ligt."), shown=not SIZES[order.size].landscape),
        Field("layout", _("Printen"), _layouts(), _layout_help(order.layout)),
        Field("paper", _("Papier"), tuple((name, paper_name(name)) for name in SHEET_PAPERS),
              _("Wat er in je printer ligt; neem 200 gram of zwaarder."),
              shown=order.layout != "shop"),
        Field("edge", _("Keren over"), (("long", _("lange rand")), ("short", _("korte rand"))),
              _("Kies op je printer hetzelfde, dan ligt elke achterkant goed."),
              shown=turns_paper(order)),
        Field("printer", _("Printer"), (("", _("niet gemeten")), *((one, one) for one in printers)),
              _printer_help(order, printers),
              shown=bool(printers) and turns_paper(order)),
        Field("back", _("Achterkant"), _backs(deck),
              _("Een patroon, of dezelfde vraag in een tweede taal."), shown=has_back(order)),
        Field("ink", _("Inkt"), (("colour", _("kleur")), ("eco", _("eco: zwarte lijnen"))),
              _("Eco spaart inkt: lijnen in plaats van vlakken.")),
        Field("tips", _("Tips"), (("none", _("geen")), ("foot", _("klein onderaan")),
                                  ("list", _("als lijst erbij"))),
              _("Tips voor de coach: op elke kaart, of in een eigen PDF.")),
        Field("blanks", _("Lege kaarten"), _counts(BLANKS, _("per categorie")),
              _("Om zelf een vraag op te schrijven.")),
        Field("stops", _("Stopkaarten"), _counts(STOPS),
              _("Daarmee slaat iemand een vraag over. Dat mag altijd.")),
    )  # fmt: skip


def settled(order: Order, found: tuple[Field, ...]) -> Order:
    """Give the order without what cannot be chosen here, such as a category of another deck."""
    changes = {
        field.key: field.options[0][0]
        for field in found
        if getattr(order, field.key) not in dict(field.options)
    }
    return replace(order, **changes)


def _categories(deck: Deck, at_hand: str) -> tuple[Option, ...]:
    lang = language.language()
    named = sorted(deck.categories, key=lambda one: one.id != at_hand)
    return (
        (ALL, _("alle {n}").format(n=len(deck.cards))),
        *((one.id, localized(one.name, lang)) for one in named),
    )


def _measured(size: str) -> str:
    found = SIZES[size]
    return f"{size_name(size)} {found.width:g} × {found.height:g}"


def _size_help(size: str) -> str:
    said: dict[str, Callable[[], str]] = {
        "poker": lambda: _("De maat van gewone speelkaarten."),
        "bridge": lambda: _("Iets smaller dan gewone speelkaarten."),
        "euro": lambda: _("De maat van kaarten in veel bordspellen."),
        "tarot": lambda: _("Groot: ook te lezen van de overkant van de tafel."),
        "mini": lambda: _("Klein: past in een broekzak, de letters zijn ook klein."),
        "a7": lambda: _("Een A4 die drie keer dubbel is gevouwen."),
        "a6": lambda: _("Zo groot als een ansichtkaart: voor een groep, of om op te hangen."),
        "business": lambda: _("Past in een houder voor visitekaartjes."),
    }
    return said[size]()


def unmeasured_words(order: Order, printers: Printers) -> str:
    """Say how a printer is measured that nobody measured for such sheets; empty if it was."""
    try:
        offset_of(order, printers)
    except Unmeasured as error:
        said = _("Deze printer is zo nog niet gemeten. Dat doe je buiten dit scherm: {command}")
        return said.format(command=error.command)
    except ExportError:  # the sheet says that the card is too large
        pass
    return ""


def _printer_help(order: Order, printers: Printers) -> str:
    """Say what a printer's name does, and which test page it still needs for these sheets."""
    if said := unmeasured_words(order, printers):
        return said
    try:
        offset = offset_of(order, printers)
    except ExportError:
        offset = (0.0, 0.0)
    if order.printer and turns_paper(order):
        return _("Achterkanten: {moved}.").format(moved=offset_words(offset))
    return _("Een gemeten printer krijgt zijn achterkanten verschoven.")


def _layouts() -> tuple[Option, ...]:
    return (
        ("duplex", _("dubbelzijdig")),
        ("fold", _("vouwen")),
        ("fronts", _("één kant: voor")),
        ("backs", _("één kant: achter")),
        ("shop", _("drukker")),
    )


def _layout_help(layout: str) -> str:
    said: dict[str, Callable[[], str]] = {
        "duplex": lambda: _("Je printer drukt op beide kanten van het blad."),
        "fold": lambda: _("Print één kant, vouw dubbel, plak dicht en snijd."),
        "fronts": lambda: _("Eén kant, de achterkant blijft wit."),
        "backs": lambda: _("Voor een blad dat je zelf keert en nog eens invoert."),
        "shop": lambda: _("Eén kaart per bladzijde, met bleed, in inkten van de drukpers."),
    }
    return said[layout]()


def _backs(deck: Deck) -> tuple[Option, ...]:
    known = {lang for card in deck.cards for lang in card.text}
    return (
        ("pattern", _("patroon")),
        *(
            (lang, name)
            for lang, name in language.NAMES.items()
            if lang != language.language() and lang in known
        ),
    )


def _counts(counts: tuple[str, ...], said: str = "") -> tuple[Option, ...]:
    return tuple((n, f"{n} {said}".rstrip() if n != "0" else _("geen")) for n in counts)


def names_of(field: Field, cells: int) -> str:
    """Give what there is to choose in a field, each behind its digit, wide apart where it fits.

    A number is its own digit.
    """
    names = field.brief or tuple(name for _key, name in field.options)
    keys = [key if key.isdigit() else str(n) for n, (key, _name) in enumerate(field.options, 1)]
    said = [
        name if name.split()[0] == key else f"{key} {name}"
        for key, name in zip(keys, names, strict=True)
    ]
    wide = "   ".join(said)
    return wide if len(wide) <= cells else "  ".join(said)
