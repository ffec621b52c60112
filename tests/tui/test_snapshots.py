"""Pictures of the screens that matter, to see what changes: made on purpose with --snapshot-update.

A picture holds the text and the colours of every cell; look at it in a browser before keeping it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from game.tui.app import GroeihuisApp
from game.tui.screens.home import HomeScreen
from tests.tui.driving import ROOMY, SMALL, Desk, Place

Compare = Callable[..., bool]
SHOTS: dict[str, tuple[str, tuple[int, int], str, tuple[str, ...]]] = {
    "home": ("", SMALL, "avond", ()),
    "curtain": ("ikzelf", SMALL, "avond", ()),
    "blind": ("ikzelf", SMALL, "avond", ("space", "2", "up")),
    "sighted": ("jij", SMALL, "avond", ("v", "space", "3", "right")),
    "reveal": ("verschil", SMALL, "avond", ()),
    "reveal-roomy": ("verschil", ROOMY, "avond", ()),
    "card": ("kaarten", SMALL, "avond", ("space",)),
    "close": ("slot", SMALL, "avond", ("a",)),
    "reveal-beamer": ("verschil", SMALL, "beamer", ("right",)),
}


@pytest.mark.parametrize("name", list(SHOTS))
def test_the_screen_looks_as_agreed(place: Place, snap_compare: Compare, name: str) -> None:
    step, size, theme, keys = SHOTS[name]
    session = place.session(step or "welkom")
    app = GroeihuisApp(resume=session if step else None)
    seen: list[Any] = []

    async def play(pilot: Pilot[int]) -> None:
        at = Desk(app, pilot)
        if step:
            await at.until(lambda: at.kind == "PlayScreen" and at.panel.ready)
        else:
            await at.until(lambda: isinstance(app.screen, HomeScreen) and bool(app.screen._loaded))
        if theme == "beamer":
            await at.press("b")
        await at.press(*keys)
        seen.append(at.strips)

    assert snap_compare(app, terminal_size=size, run_before=play)
    assert seen
