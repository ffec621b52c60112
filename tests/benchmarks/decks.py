"""How soon five thousand cards come out of a spreadsheet, read by the guide's rules on the way.

The peer does the least that such work can be: it reads the same CSV and writes it as YAML with
PyYAML's fastest writer, without looking at a word of it.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from openpyxl import Workbook

from cards.export import rows_to_csv
from cards.load import load_deck
from datafiles.text import LANGUAGES
from tests.benchmarks.measuring import Row, medians, percentile, process
from tests.benchmarks.place import ROOT, Place

CARDS = 5000
MOST = 1.5
"""Seconds for a whole process."""
KINDS = ("tell", "choose", "imagine", "do", "ask", "ahead")
PLAIN = """
import csv, sys, yaml
with open(sys.argv[1], encoding="utf-8") as source, open(sys.argv[2], "w") as target:
    yaml.dump(list(csv.DictReader(source)), target, Dumper=yaml.CSafeDumper, sort_keys=False)
"""


def rows() -> list[list[str]]:
    """Make cards in three languages whose words are those of our own deck, in another order."""
    deck = load_deck("go-grow")
    rng = random.Random(1)
    words = {
        lang: [word.strip(".?!") for card in deck.cards for word in card.text[lang].split()]
        for lang in LANGUAGES
    }
    columns = [(name, lang) for name in ("text", "hint") for lang in LANGUAGES]
    made = [["id", "category", "kind", "depth", *(f"{name}_{lang}" for name, lang in columns)]]
    for index in range(CARDS):
        said = [" ".join(rng.choices(words[lang], k=rng.randint(9, 15))) for _name, lang in columns]
        zone = deck.categories[index % 4].id
        made.append(["", zone, KINDS[index // 4 % 6], str(index // 24 % 3 + 1), *said])
    return made


def decks(place: Place, rounds: int) -> Iterator[Row]:
    """Import a CSV and an XLSX, import once more over the deck that is there, and lint it."""
    made = rows()
    csv, xlsx = place.folder / "five.csv", place.folder / "five.xlsx"
    csv.write_text(rows_to_csv(made), encoding="utf-8", newline="")
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in made:
        sheet.append(row)
    book.save(xlsx)
    target, again = place.folder / "five.yaml", place.folder / "again.yaml"
    command = process(place.ours("decks", "import", str(csv), "-o", str(again)), place.env, ROOT)
    command()
    busy: list[float] = []

    def fresh(source: str) -> list[str]:
        # The deck is written anew each time, over one that another id made.
        begin = "import pathlib, sys; pathlib.Path(sys.argv[-1]).unlink(missing_ok=True); "
        begin += "from game.cli import main; sys.exit(main(sys.argv[1:]))"
        return [sys.executable, "-c", begin, "decks", "import", source, "-o", str(target)]

    plain = [sys.executable, "-c", PLAIN, str(csv), str(place.folder / "plain.yaml")]
    from_csv, from_xlsx, over, peer = medians(
        rounds,
        process(fresh(str(csv)), place.env, ROOT, busy),
        process(fresh(str(xlsx)), place.env, ROOT),
        command,
        process(plain, place.env, ROOT),
    )
    what = f"{CARDS:,} cards, import and lint"
    named = "PyYAML, no checks"
    yield Row(f"{what}, CSV", from_csv, peer=named, theirs=peer, most=MOST, bounds_ours=True)
    yield Row(f"{what}, XLSX", from_xlsx, peer=named, theirs=peer, most=MOST, bounds_ours=True)
    yield Row(f"{what}, over an older one", over, peer=named, theirs=peer)
    yield Row(f"{what}, CSV, processor time", percentile(busy, 0.5))
