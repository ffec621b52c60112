"""How soon a deck is printed, whole process: fonts embedded, fronts and backs 9-up, crop marks.

The peers are Typst, the fastest setter of type there is with a Python binding, and fpdf2. Each
draws the same cards at the same places; their backs and signs are simpler than ours, and ours also
reads and checks the deck. A peer that is not installed is left out, and said: the extra `bench`
brings both.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from cards.load import load_deck
from tests.benchmarks.measuring import Row, medians, process
from tests.benchmarks.place import ROOT, Place

PEERS = {"typst": "typst", "fpdf2": "fpdf"}
REACH = {
    (200, "typst"): 2.0,
    (200, "fpdf2"): 1 / 2.5,
    (2000, "typst"): 1.2,
    (2000, "fpdf2"): 1 / 5,
}
MOST_MEMORY = 80
PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(peak if sys.platform == "darwin" else peak * 1024)
"""


def texts(count: int) -> list[dict[str, object]]:
    """Make cards whose words are those of our own deck, in another order on each."""
    deck = load_deck("go-grow")
    vocabulary = [word for card in deck.cards for word in card.text["nl"].split()]
    rng = random.Random(1)
    zones = ("know", "flow", "glow", "grow")
    return [
        {
            "id": f"GG-{zones[index % 4][:2].upper()}-{index:04d}",
            "zone": zones[index % 4],
            "kind": ("vertel", "kies", "vraag")[index % 3],
            "depth": index % 3 + 1,
            "text": " ".join(rng.choices(vocabulary, k=rng.randint(9, 15))),
        }
        for index in range(count)
    ]


def fonts() -> Path:
    """Give the folder of the fonts that all three embed."""
    spec = find_spec("fontpkg_fira_sans")
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0], "files")


def decks(place: Place, count: int) -> None:
    """Write the same cards as a deck for us, and as plain data for the peers."""
    made = texts(count)
    source(place, count, "json").write_text(json.dumps(made), encoding="utf-8")
    names = {"know": "K", "flow": "F", "glow": "G", "grow": "R"}
    signs = {"know": "blocks", "flow": "waves", "glow": "sun", "grow": "sprout"}
    lines = ["format: 1", "id: bench", "version: 1", "title: {nl: Go Grow}", "author: bench"]
    lines += ["licence: CC0", "languages: [nl]", "categories:"]
    for zone, letter in names.items():
        said = f"name: {{nl: {zone.title()}}}"
        lines.append(f"  - {{id: {zone}, letter: {letter}, sign: {signs[zone]}, {said}}}")
    lines.append("cards:")
    for one in made:
        words = json.dumps(one["text"], ensure_ascii=False)
        lines.append(f"  - id: {one['id']}")
        lines.append(f"    category: {one['zone']}")
        lines.append(f"    depth: {one['depth']}")
        lines.append("    kind: tell")
        lines.append(f"    text: {{nl: {words}}}")
    source(place, count, "yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def source(place: Place, count: int, form: str) -> Path:
    """Give where a deck of so many cards lies."""
    return place.folder / f"cards-{count}.{form}"


def command(place: Place, maker: str, count: int) -> list[str | Path]:
    """Give the process that prints a deck with one maker; ours reads and checks a deck file."""
    target = place.folder / f"{maker}.pdf"
    if maker == "ours":
        return place.ours("decks", "print", str(source(place, count, "yaml")), "-o", str(target))
    module = f"tests.benchmarks.cards_{maker}"
    return [sys.executable, "-m", module, source(place, count, "json"), target, fonts()]


def cards(place: Place, rounds: int) -> Iterator[Row]:
    """Print 200 and 2,000 cards, ours and the peers taking turns, and look how it grows."""
    makers = [name for name, module in PEERS.items() if find_spec(module) is not None]
    for name in PEERS:
        if name not in makers:
            print(f"cards: {name} is not installed, so it is left out", file=sys.stderr)
    took: dict[int, float] = {}
    theirs: dict[tuple[int, str], float] = {}
    for count in (200, 2000):
        decks(place, count)
        every = ["ours", *makers]
        runs = [process(command(place, maker, count), place.env, ROOT) for maker in every]
        for maker, seconds in zip(every, medians(rounds, *runs), strict=True):
            theirs[count, maker] = seconds
        took[count] = theirs[count, "ours"]
        for maker in makers:
            yield Row(
                f"{count:,} cards, whole process",
                took[count],
                peer=maker,
                theirs=theirs[count, maker],
                most=REACH[count, maker],
            )
        if not makers:
            yield Row(f"{count:,} cards, whole process", took[count])
    yield from growth(place, rounds, took, theirs)


def growth(
    place: Place, rounds: int, took: dict[int, float], theirs: dict[tuple[int, str], float]
) -> Iterator[Row]:
    """Compare what one card more costs, up to 5,000, and tell the memory that 2,000 take."""
    decks(place, 5000)
    run = process(command(place, "ours", 5000), place.env, ROOT)
    (all_of_them,) = medians(max(rounds // 2, 1), run)
    one = (took[2000] - took[200]) / 1800
    if (2000, "typst") in theirs:
        peer = (theirs[2000, "typst"] - theirs[200, "typst"]) / 1800
        yield Row("one card more", one, unit="µs", peer="typst", theirs=peer, most=1)
    yield Row(
        "one card more, from 2,000 to 5,000",
        (all_of_them - took[2000]) / 3000,
        unit="µs",
        peer="from 200 to 2,000",
        theirs=one,
        most=1.25,
    )
    if find_spec("resource") is not None:
        peak = memory(place, 2000)
        yield Row(
            f"2,000 cards: {peak:.0f} MB of memory, of {MOST_MEMORY} at most",
            peak / MOST_MEMORY,
            unit="×",
            most=1,
            bounds_ours=True,
        )


def memory(place: Place, count: int) -> float:
    """Give the most memory that printing a deck takes, in megabytes."""
    run = [sys.executable, "-c", PEAK, *command(place, "ours", count)]
    done = subprocess.run(run, env=place.env, cwd=ROOT, capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1]) / 1e6
