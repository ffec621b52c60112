"""Put what the caller chose on paper; knows boards, cards and words, never a session.

Importing this costs nothing: what is offered here is imported where it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exports.content import (
        AgreementContent,
        AgreementHeads,
        ArrowContent,
        CardContent,
        GapContent,
        InsightContent,
        KeyContent,
        MetaContent,
        PageWords,
        PosterContent,
        TileWords,
        TokenContent,
        ZoneContent,
    )
    from exports.errors import ExportError
    from exports.fonts import Substitution, substitutions
    from exports.paper import PAPERS, TILE_PAPERS
    from exports.write import render_poster, write_poster, write_whole

__all__ = [
    "PAPERS",
    "TILE_PAPERS",
    "AgreementContent",
    "AgreementHeads",
    "ArrowContent",
    "CardContent",
    "ExportError",
    "GapContent",
    "InsightContent",
    "KeyContent",
    "MetaContent",
    "PageWords",
    "PosterContent",
    "Substitution",
    "TileWords",
    "TokenContent",
    "ZoneContent",
    "render_poster",
    "substitutions",
    "write_poster",
    "write_whole",
]

_HOMES = {
    "exports.content": (
        "AgreementContent",
        "AgreementHeads",
        "ArrowContent",
        "CardContent",
        "GapContent",
        "InsightContent",
        "KeyContent",
        "MetaContent",
        "PageWords",
        "PosterContent",
        "TileWords",
        "TokenContent",
        "ZoneContent",
    ),
    "exports.errors": ("ExportError",),
    "exports.fonts": ("Substitution", "substitutions"),
    "exports.paper": ("PAPERS", "TILE_PAPERS"),
    "exports.write": ("render_poster", "write_poster", "write_whole"),
}


def __getattr__(name: str) -> Any:
    """Import a name from its module when it is first asked for."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
