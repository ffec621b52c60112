"""Play fixed sessions and keep screens, posters, cards and a field: `python start.py shots`.

The screens are SVG without a font of their own, the posters are PNG of the real PDF.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2

from exports import render_poster
from game.engine import commands as c
from game.script.load import load_game
from game.store import MemoryStore
from game.table.poster import poster_content
from game.table.setup import start_command
from game.table.table import Table
from tests.readme import alone, house, printed

DOCS = Path(__file__).parent.parent.parent / "docs"
MOMENT = datetime(2026, 11, 19, 13, 30, tzinfo=UTC)
SIZE = (80, 24)
DRAWN = iter(("GG-F-04", "GG-K-07", "GG-F-11", "GG-K-12"))

INSIGHTS = (
    ("know", "Zoë kent elke route in het magazijn uit het hoofd."),
    ("flow", "Nieuwe mensen inwerken geeft Zoë energie voor de hele dag."),
    ("glow", "Loopt een zending vast, dan komt iedereen eerst bij Zoë."),
    ("grow", "Zoë wil leren hoe een weekplanning tot stand komt."),
)


def pick(names: Sequence[str]) -> str:
    """Draw the cards of the picture."""
    wanted = next(DRAWN)
    return wanted if wanted in names else names[0]


def table() -> Table:
    """Begin the session of the pictures."""
    game = load_game("go-grow-duo")
    start = start_command(
        game,
        (c.Seat("Zoë", "employee"), c.Seat("Mark", "manager")),
        lang="nl",
        today=date(2026, 11, 19),
        coach="Anouk",
        team="magazijn Noord",
        group_sees=False,
    )
    begun = Table.start(MemoryStore(), start, now=lambda: MOMENT, chance=pick)
    if not isinstance(begun, Table):
        raise SystemExit(f"the session of the pictures was refused: {begun.code}")
    return begun


def go(at: Table, *commands: c.Command) -> None:
    """Carry out commands; stop at the first that is refused."""
    for command in commands:
        refusal = at.perform(command)
        if refusal is not None:
            raise SystemExit(f"{type(command).__name__}: {refusal.code}")


def to_placing(at: Table) -> None:
    """Come to where Zoë places herself."""
    go(at, c.Next(), c.Next(), c.Place("p2", "p2", 15.5 / 24, 2.5 / 12))


def to_reveal(at: Table) -> None:
    """Come to where all tokens are open."""
    go(at, c.Place("p1", "p1", 5.5 / 24, 4.5 / 12), c.Next())
    go(at, c.Place("p1", "p2", 19.5 / 24, 5.5 / 12), c.Place("p2", "p1", 14.5 / 24, 9.5 / 12))
    go(at, c.Next(), c.Reveal())


def to_close(at: Table) -> None:
    """Come to the poster, with everything on it that the two of them want there."""
    go(
        at,
        c.Note("Voor mij was het gewoon werk. Dat anderen op me bouwen, wist ik niet.", about="p1"),
    )
    go(at, c.Note("Het nieuwe rooster geeft me lucht. Fijn dat Zoë dat ziet.", about="p2"))
    go(at, c.Hear("p1"), c.Hear("p2"), c.Next())
    for _turn in range(4):
        player = at.screen().panel.player
        go(at, c.Draw(player), c.Discuss(player))
    go(at, c.Next(), *(c.Note(text, zone=zone) for zone, text in INSIGHTS), c.Next())
    go(
        at,
        c.Agree("Loopt twee ochtenden mee met de planning.", ("p1",), "Vraagt Anouk om een datum.",
                date(2026, 12, 11), "Een vervanger op de lijn."),
        c.Agree("Zoë werkt de nieuwe collega’s van januari in.", ("p1", "p2"),
                "Samen het rooster bekijken.", date(2027, 1, 4), "Een uur per nieuwe collega."),
        c.Agree("Zegt het meteen als iets goed ging.", ("p2",),
                "Begint vrijdag bij de dagstart.", date(2026, 11, 27)),
        c.Next(),
    )  # fmt: skip
    for line in at.screen().panel.lines:
        go(at, c.ChooseLine(line.owner, line.id, True))


async def screens(at: Table) -> dict[str, str]:
    """Give the screens as SVG."""
    from game.tui.app import GroeihuisApp
    from game.tui.screens.play import PlayScreen
    from game.tui.solo.screen import SoloScreen

    app = GroeihuisApp(":memory:", lang="nl")
    shots = {}
    async with app.run_test(size=SIZE) as pilot:
        to_placing(at)
        app.push_screen(PlayScreen(at))
        await pilot.pause(0.5)
        for key in ("space", "k", "left", "up"):
            await pilot.press(key)
        await pilot.pause(0.5)
        shots["place"] = app.export_screenshot(title="groeihuis")
        to_reveal(at)
        app.push_screen(PlayScreen(at))
        await pilot.pause(1.0)
        shots["reveal"] = app.export_screenshot(title="groeihuis")
        app.push_screen(PlayScreen(house.revealed()))
        await pilot.pause(1.0)
        shots["house"] = app.export_screenshot(title="groeihuis")
        app.push_screen(PlayScreen(house.asked()))
        await pilot.pause(0.5)
        await pilot.press("c")
        await pilot.pause(0.5)
        shots["question"] = app.export_screenshot(title="groeihuis")
        screen = SoloScreen(alone.prepared())
        app.push_screen(screen)
        await pilot.pause(0.5)
        screen.open_part("groeicurve")
        await pilot.pause(0.5)
        shots["curve"] = app.export_screenshot(title="groeihuis")
        app.exit(0)
    return shots


def keep(name: str, pdf: bytes, dots: int = 100) -> None:
    """Keep the first page of a PDF as a picture of so many dots an inch."""
    page = pypdfium2.PdfDocument(pdf)[0]
    image = page.render(scale=dots / 72).to_pil().convert("P", palette=1, colors=128)
    image.save(DOCS / f"{name}.png", optimize=True)


def main() -> None:
    """Write the pictures."""
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GROEIHUIS_CONFIG"] = str(Path(folder) / "settings.json")
        os.environ["COLORTERM"] = "truecolor"
        at = table()
        for name, svg in asyncio.run(screens(at)).items():
            plain = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.S)
            (DOCS / f"{name}.svg").write_text(plain, encoding="utf-8", newline="\n")
    to_close(at)
    keep("poster", render_poster(poster_content(at.poster())))
    keep("house-poster", house.poster())
    keep("talk", alone.sheet(alone.prepared()), 80)
    keep("cards", printed.cards(), 80)
    keep("floor", printed.floor(), 60)
    for path in sorted(DOCS.iterdir()):
        print(path.relative_to(DOCS.parent), f"{path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
