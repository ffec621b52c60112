"""Put what the caller chose on paper; knows boards, cards and words, never a session.

Importing this is light: fonts and ReportLab are loaded when something is drawn.
"""

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
