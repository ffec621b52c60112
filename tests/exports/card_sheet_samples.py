"""Make jobs to print: stand-in cards whose place, side and way up can be read from the file."""

from __future__ import annotations

from exports.cards.sizes import CardSize, card_size
from exports.fonts import Style
from exports.palette import HUES
from exports.pen import Pen
from exports.sheets import CalibrationWords, PrintJob, SheetWords
from exports.sheets.job import Marks
from exports.textfit import wrap

POKER = card_size("poker")
WORDS = SheetWords(
    head="Zo print je dit deck",
    scale="Print op 100 %, niet passend maken.",
    feed_long="Dubbelzijdig, omslaan langs de lange kant.",
    feed_short="Dubbelzijdig, omslaan langs de korte kant.",
    feed_fronts="Enkelzijdig: voorkanten. De witte kant is voor achterkanten.",
    feed_backs_long="Print op de witte kant, blad gekeerd over de lange rand.",
    feed_backs_short="Print op de witte kant, blad gekeerd over de korte rand.",
    fold="Vouw langs de stippellijn, plak en snijd dan.",
    front="voorkant",
    back="achterkant",
    both="voor- en achterkant",
    sheet="{title} · {side} · blad {sheet} van {sheets}",
    subject="Kaarten om te snijden",
    paper="Neem stevig papier.",
    try_one="Print eerst bladzijde 1 en 2.",
    try_both="Print eerst bladzijde 1 tot en met 4.",
    cut="Snijd langs de streepjes.",
    ruler="Deze lijn is 100 mm.",
)
CALIBRATION = CalibrationWords(
    title="Testpagina voor dubbelzijdig printen",
    lang="nl",
    edge="Omslaan langs de lange kant",
    front_head="Ligt de achterkant recht achter de voorkant?",
    front_steps=(
        "Print dit blad dubbelzijdig, op 100 %, en sla om langs de lange kant.",
        "Houd het blad tegen het licht, deze kant van je af. Dan schijnt het kruis door de schaal.",
        "Zoek in elke schaal het streepje waar de lijn van het kruis op valt. Lees het getal.",
        "Vul beide getallen in, met het minteken als het er staat.",
    ),
    back_head="Welk streepje valt op de lijn?",
    back_steps=(
        "Houd deze kant naar je toe, tegen het licht.",
        "Vallen de lijnen op 0? Dan hoef je niets in te vullen.",
    ),
    across="x",
    down="y",
)
_ZONES = ("know", "flow", "glow", "grow")
_TEXTS = (
    "Vertel over een dag waarop jij het antwoord had en niemand anders.",
    "Kies: een uur extra voor je leukste taak, of een uur vroeger naar huis.",
    "Vraag de ander: wanneer viel ik op zonder dat ik het zelf zag?",
)


def card_id(index: int) -> str:
    return f"GG-{index:04d}"


def ground(zone: str, size: CardSize) -> Marks:
    pen = Pen()
    pen.box(4, 4, size.width - 8, size.height * 0.35, fill=HUES[zone].solid, radius=2)
    name = zone.title()
    pen.text(8, size.height * 0.3, name, Style.EXTRABOLD, 14, colour=HUES[zone].on_solid)
    return tuple(pen.marks)


def front(index: int, size: CardSize) -> Marks:
    pen = Pen()
    block = wrap(_TEXTS[index % 3], Style.MEDIUM, 9, size.width - 12)
    pen.block(6, size.height * 0.45, block)
    pen.text(6, size.height - 5, card_id(index), Style.REGULAR, 7)
    return tuple(pen.marks)


def back(name: str, size: CardSize, bleed: float = 3.0) -> Marks:
    pen = Pen()
    wide, tall = size.width + 2 * bleed, size.height + 2 * bleed
    pen.box(-bleed, -bleed, wide, tall, fill=HUES[name.split("/")[0]].mid)
    pen.text(size.width / 2, size.height / 2, name, Style.BOLD, 5)
    return tuple(pen.marks)


def job(
    count: int, size: CardSize = POKER, *, mixed: bool = False, grounds: bool = True
) -> PrintJob:
    """Make a job; `mixed` gives every card a back of its own, which says whose it is."""
    zones = [_ZONES[index % 4] for index in range(count)]
    names = [f"{zone}/{card_id(i)}" for i, zone in enumerate(zones)] if mixed else ["know"] * count
    fronts = [front(index, size) for index in range(count)]
    if not grounds:
        whole = {zone: ground(zone, size) for zone in _ZONES}
        fronts = [whole[zone] + own for zone, own in zip(zones, fronts, strict=True)]
    return PrintJob(
        fronts=fronts,
        backs={name: back(name, size) for name in dict.fromkeys(names)},
        back_of=names,
        size=size,
        title="Go Grow",
        lang="nl",
        grounds={zone: ground(zone, size) for zone in _ZONES} if grounds else {},
        ground_of=zones if grounds else (),
    )
