"""Give the words that stand beside printed cards, and on the page that measures a printer."""

from __future__ import annotations

from exports.sheets.job import CalibrationWords, Edge, SheetWords
from game.language import _, using
from game.table.commands import ours
from game.table.deckprinters import calibrate_words


def sheet_words(lang: str, subject: str = "") -> SheetWords:
    """Give what a sheet of cards says beside its cards."""
    with using(lang):
        return SheetWords(
            head=_("Zo druk je af"),
            scale=_("Print op 100 %, niet passend maken."),
            feed_long=_("Dubbelzijdig, gekeerd over de lange rand."),
            feed_short=_("Dubbelzijdig, gekeerd over de korte rand."),
            feed_fronts=_("Enkelzijdig: voorkanten. De witte kant is voor achterkanten."),
            feed_backs_long=_("Print op de witte kant, blad gekeerd over de lange rand."),
            feed_backs_short=_("Print op de witte kant, blad gekeerd over de korte rand."),
            fold=_("Vouw op de streepjeslijn, plak dicht, en snijd dan pas."),
            front=_("voorkant"),
            back=_("achterkant"),
            both=_("voor en achter"),
            sheet=_("{title} · {side} · blad {sheet} van {sheets}"),
            subject=subject,
            paper=_("Leg stevig papier in de printer: 200 gram of zwaarder."),
            try_one=_(
                "Print eerst alleen bladzijde 1 en 2. Meet de lijn hieronder na. Klopt die, print "
                "dan de rest."
            ),
            try_both=_(
                "Print eerst alleen bladzijde 1 tot en met 4. Meet de lijn hieronder na, en kijk "
                "tegen het licht of elke achterkant achter zijn voorkant ligt. Klopt het, print "
                "dan de rest."
            ),
            cut=_("Snijd de kaarten los langs de korte streepjes eromheen."),
            ruler=_(
                "Deze lijn is precies 100 mm lang. Is ze korter, kies dan 100 % bij de printer."
            ),
        )


def turned_words(edge: Edge, *, lying: bool) -> str:
    """Say how the paper of a test page was turned, and how it lies where it does not stand."""
    if edge == "long":
        return (
            _("liggend, gekeerd over de lange rand") if lying else _("gekeerd over de lange rand")
        )
    return _("liggend, gekeerd over de korte rand") if lying else _("gekeerd over de korte rand")


def calibration_words(
    lang: str, printer: str, edge: Edge, *, lying: bool = False
) -> CalibrationWords:
    """Give what the test page says; `printer` is the name that stands in the example."""
    with using(lang):
        return CalibrationWords(
            title=_("Je printer meten"),
            lang=lang,
            edge=turned_words(edge, lying=lying),
            front_head=_("Je printer meten"),
            front_steps=(
                _("Druk dit blad dubbelzijdig af, op 100 %."),
                _("Keer het om en houd het tegen het licht, met de schaal naar je toe."),
                _("Het kruis schijnt erdoor. Lees af op welke streep het valt: x en y."),
                _("Bewaar het: {command}").format(
                    command=ours(calibrate_words(printer, edge, lying=lying, offset="x,y"))
                ),
            ),
            back_head=_("De achterkant"),
            back_steps=(
                _("Houd deze kant naar je toe, tegen het licht: het kruis schijnt erdoor."),
                _("Valt het kruis precies in het midden? Dan is je printer goed."),
            ),
            across=_("x: naar rechts"),
            down=_("y: naar beneden"),
        )
