"""Turn an order into the sheet that it makes, in a picture and in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from msgspec import Struct

from cards.models import Deck
from exports.cards.sizes import CardSize, card_size
from exports.errors import ExportError
from exports.sheets import plan
from exports.sheets.beside import stands_apart
from exports.sheets.load import load_layout
from exports.sheets.models import FoldLayout, SheetsLayout, ShopLayout
from exports.sheets.papers import SheetPaper, sheet_paper
from game.language import _, plural
from game.table.deckfaces import stop_of
from game.table.deckprint import faces
from game.table.sheetwords import sheet_words
from game.tui.deckorder import Order, cards_of, paper_name, size_name, wanted_of
from game.tui.kit.sheetpreview import CardArt, SheetPicture, SideArt
from game.tui.pictures import hue_of

SHOP_SIDES: Final = 2


class Preview(Struct, frozen=True):
    """A sheet, what it is in words, and what of it cannot be.

    `sheets` is how many there are with cards, `papers` how many come out of the printer.
    """

    picture: SheetPicture
    words: str
    sheets: int = 0
    papers: int = 0
    refused: str = ""


def preview(deck: Deck, order: Order, lang: str, at: int = 0) -> Preview:
    """Show sheet `at`, counted from 0, of an order; too high a number is the last."""
    wanted = wanted_of(order, lang)
    shown = faces(deck, cards_of(deck, order), wanted)
    named = [(hue_of(face.sign), face.category) for face in shown]
    named += [("", stop_of(lang).word)] * wanted.stops
    pattern = tuple(hue_of(one.sign) for one in deck.categories)
    art = partial(_art, named=named, pattern=pattern, worded=wanted.second is not None)
    if not named:
        said = _("Er is geen kaart om te printen.")
        return Preview(SheetPicture(amiss=True), said, refused=said)
    layout = load_layout(order.layout)
    size = card_size(order.size, order.lying)
    if isinstance(layout, ShopLayout):
        return _shop(layout, size, len(named), min(at, len(named) - 1), art, order)
    paper = sheet_paper(order.paper)
    try:
        grid = plan.fit(size, layout, paper)
    except ExportError as error:
        return _amiss(size, layout, paper, error)
    sheets = plan.sheets(grid, len(named))
    sheet = min(at, sheets - 1) + 1
    pages = [
        page for page in plan.pages(grid, layout, len(named), order.turning) if page.sheet == sheet
    ]
    sides = tuple(
        SideArt(
            grid.width,
            grid.height,
            _side_word(page.side),
            tuple(art(one, size) for one in page.placed),
            grid.fold,
        )
        for page in pages
    )
    picture = SheetPicture(sides, eco=order.ink == "eco")
    up = _("{n} op een blad").format(n=grid.up)
    first = stands_apart(grid, layout, sheet_words(lang), order.turning)
    papers = sheets + first
    many = f"{plural('{n} blad', '{n} bladen', papers)} {paper_name(order.paper)}"
    if first:
        many = _("{sheets} (1 met uitleg)").format(sheets=many)
    return Preview(picture, f"{up} · {many}, {_way(order)}", sheets, papers)


def _art(
    placed: plan.Placed,
    size: CardSize,
    *,
    named: list[tuple[str, str]],
    pattern: tuple[str, ...],
    worded: bool,
    bleed: float = 0.0,
) -> CardArt:
    hue, name = named[placed.card]
    return CardArt(
        placed.x,
        placed.y,
        size.width,
        size.height,
        placed.card + 1,
        hue,
        placed.turned,
        # The stop card has no category, and no second language.
        pattern if placed.face == "back" and not (worded and hue) else (),
        bleed,
        name,
    )


def _shop(
    layout: ShopLayout,
    size: CardSize,
    count: int,
    at: int,
    art: Callable[..., CardArt],
    order: Order,
) -> Preview:
    own = layout.bleed
    nowhere = (0.0, 0.0, 0.0, 0.0)
    sides = tuple(
        SideArt(
            size.width + 2 * own,
            size.height + 2 * own,
            _side_word(face),
            (art(plan.Placed(at, face, own, own, False, nowhere), size, bleed=own),),
        )
        for face in ("front", "back")
    )
    pages = plural("{n} bladzijde", "{n} bladzijden", count * SHOP_SIDES)
    words = _("{pages}, {mm} mm bleed").format(pages=pages, mm=f"{own:g}")
    return Preview(SheetPicture(sides, eco=order.ink == "eco"), words, count)


def _amiss(
    size: CardSize, layout: SheetsLayout | FoldLayout, paper: SheetPaper, error: ExportError
) -> Preview:
    """Show a card that no sheet holds as it would lie, and say which one does fit."""
    upright = paper.side(lying=size.landscape)
    fold = upright[1] / 2 if isinstance(layout, FoldLayout) else None
    x, y = (
        (upright[0] - size.width) / 2,
        (upright[1] / (1 if fold is None else 2) - size.height) / 2,
    )
    art = CardArt(x, y, size.width, size.height, 1)
    side = SideArt(*upright, paper_name(paper.name), (art,), fold)
    nearest = error.params.get("nearest", "")
    said = _("{size} past zo niet op {paper}.").format(
        size=f"{size.width:g} × {size.height:g} mm", paper=paper_name(paper.name)
    )
    if nearest:
        measures = error.params.get("measures", "")
        said += " " + _("Wel past {size}.").format(size=f"{size_name(nearest)}, {measures}")
    return Preview(SheetPicture((side,), amiss=True), said, refused=said)


def _side_word(side: str) -> str:
    return {"front": _("voorkant"), "back": _("achterkant"), "both": _("voor en achter")}[side]


def _way(order: Order) -> str:
    if order.layout == "duplex":
        return _("dubbelzijdig")
    return _("één kant, dan vouwen") if order.layout == "fold" else _("één kant")
