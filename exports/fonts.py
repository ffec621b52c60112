"""Know which fonts there are, which of them has a letter, and what stands in for one that none has.

Fira Sans sets everything it can. Letters of other scripts, symbols and emoji come from fallbacks,
each file opened only when a text needs it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from enum import Enum
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from exports.errors import ExportError
from exports.graphemes import PLAIN, VARIATION, ZWJ, graphemes, plain_marks, tidy


class Style(Enum):
    """The cuts that our pages use: name of the Fira cut, weight, slanted or not."""

    REGULAR = ("Regular", 400, False)
    ITALIC = ("Italic", 400, True)
    MEDIUM = ("Medium", 500, False)
    SEMIBOLD = ("SemiBold", 600, False)
    BOLD = ("Bold", 700, False)
    EXTRABOLD = ("ExtraBold", 800, False)

    # Each is only itself, and the hash of an Enum is Python's: a deck asks for it half a million
    # times.
    __hash__ = object.__hash__

    @property
    def cut(self) -> str:
        """The name of the static Fira cut."""
        return self.value[0]

    @property
    def weight(self) -> int:
        """The weight that a variable fallback is set to."""
        return self.value[1]


_FIRA: Final = "fontpkg_fira_sans"
_NOTO: Final = "manimgx_fonts"
_EMOJI: Final = "NotoEmoji[wght].ttf"
# Order matters: nearest in look first, emoji last.
_FALLBACKS: Final = (
    ("fontpkg_inter", "files/Inter[opsz,wght].ttf"),
    *(
        (_NOTO, f"NotoSans{script}[wght].ttf")
        for script in (
            *("", "Arabic", "Hebrew", "Armenian", "Georgian", "Devanagari", "Bengali"),
            *("Gujarati", "Gurmukhi", "Kannada", "Malayalam", "Oriya", "Sinhala", "Tamil"),
            *("Telugu", "Thai", "Lao", "Khmer", "Myanmar", "Ethiopic", "Symbols"),
        )
    ),
    (_NOTO, _EMOJI),
)

_MISSING: Final = "·"
# Signs that people type and that a near relative among our fonts can show.
_LOOKALIKES: Final = {
    **{"☐": "□", "☒": "×", "❏": "□", "❑": "□", "✘": "✗", "✕": "×", "✖": "×", "⇒": "→", "➔": "→"},
    **{"➜": "→", "➡": "→", "⬅": "←", "★": "⭐", "☆": "⭐", "♡": "♥", "❥": "♥", "‑": "-", "−": "–"},
    **{"‣": "•", "⁃": "-", "▸": "►", "▹": "►", "►": "→", "◄": "←", "◦": "○", "❖": "◆", "✦": "◆"},
}


class Substitution(Struct, frozen=True):
    """A sign that no font of ours has: the sign, its Unicode name, and what paper shows for it."""

    original: str
    name: str
    shown: str


@cache
def _package(name: str) -> Path | None:
    spec = find_spec(name)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None


class Face:
    """One font file at one weight: shapes letters, measures them and knows which it has."""

    def __init__(self, path: Path, weight: int | None) -> None:
        """Open `path`; `weight` sets a variable font and is `None` for a static one."""
        import uharfbuzz as hb

        self.name = path.stem.split("[")[0] + (f"-{weight}" if weight else "")
        self.hb_face: Any = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font: Any = hb.Font(self.hb_face)
        self.font.scale = (1000, 1000)
        self.location: dict[str, float] = {}
        for axis in self.hb_face.axis_infos:
            value = axis.default_value
            if axis.tag == "wght" and weight:
                value = min(max(weight, axis.min_value), axis.max_value)
            self.location[axis.tag] = value
        if self.location:
            self.font.set_variations(self.location)
        self.letters: frozenset[int] = frozenset(self.hb_face.unicodes)

    def has(self, cluster: str) -> bool:
        """Whether every visible sign of the cluster is in the font."""
        return all(
            ord(char) in self.letters
            for char in cluster
            if char != ZWJ and char not in VARIATION and char != "\u200c"
        )


@cache
def _face(package: str, file: str, weight: int | None) -> Face | None:
    folder = _package(package)
    path = folder / file if folder else None
    return Face(path, weight) if path is not None and path.is_file() else None


@cache
def main_face(style: Style) -> Face:
    """Open the Fira cut of a style.

    Raises `ExportError("font_missing")` when its package is not installed.
    """
    face = _face(_FIRA, f"files/FiraSans-{style.cut}.ttf", None)
    if face is None:
        raise ExportError("font_missing", {"package": "fontpkg-fira-sans"})
    return face


@cache
def plain_signs(style: Style) -> frozenset[str]:
    """Give the plain signs that the Fira cut of a style shows as they are."""
    letters = main_face(style).letters
    return frozenset(sign for sign in PLAIN if ord(sign) in letters or sign == "\u00a0")


def _faces(style: Style, *, emoji: bool) -> Iterator[Face]:
    chain = [(package, file, style.weight) for package, file in _FALLBACKS]
    if emoji:
        chain.insert(0, chain.pop())
    else:
        yield main_face(style)
    for package, file, weight in chain:
        face = _face(package, file, weight)
        if face is not None:
            yield face
    if emoji:
        yield main_face(style)


@lru_cache(maxsize=4096)
def _find(cluster: str, style: Style) -> Face | None:
    emoji = "\ufe0f" in cluster or (len(cluster) > 1 and ZWJ in cluster and ord(cluster[0]) > 8000)
    return next((face for face in _faces(style, emoji=emoji) if face.has(cluster)), None)


def _stand_in(cluster: str, style: Style) -> str:
    """Find something that a reader recognises: the letter bare, a relative, its sound, or a dot."""
    bare = "".join(c for c in unicodedata.normalize("NFD", cluster) if not unicodedata.combining(c))
    bare = "".join(c for c in bare if c not in VARIATION and unicodedata.category(c) != "Cf")
    for candidate in (bare, _LOOKALIKES.get(bare, ""), unicodedata.normalize("NFKC", bare)):
        if candidate and candidate != cluster and _shows(candidate, style):
            return candidate
    try:
        from anyascii import anyascii
    except ImportError:
        return _MISSING
    sound = str(anyascii(bare)).strip()
    return sound if sound and not sound.startswith(":") and sound.isprintable() else _MISSING


def _shows(text: str, style: Style) -> bool:
    return all(_find(cluster, style) is not None for cluster in graphemes(text))


@lru_cache(maxsize=4096)
def shown(cluster: str, style: Style) -> tuple[str, Face]:
    """Give what paper shows for one cluster, and the font that has it."""
    cluster = plain_marks(cluster)
    face = _find(cluster, style)
    if face is not None:
        return cluster, face
    replaced = _stand_in(cluster, style)
    face = _find(replaced, style) if len(graphemes(replaced)) == 1 else None
    return replaced, face or main_face(style)


class Piece(Struct, frozen=True):
    """One cluster as it is set, and its font."""

    text: str
    face: Face


@lru_cache(maxsize=4096)
def pieces(text: str, style: Style) -> tuple[Piece, ...]:
    """Cut tidy text into clusters, each with a font that has it; stand-ins are already in."""
    found: list[Piece] = []
    for cluster in graphemes(text):
        if cluster == "\u00a0":
            cluster = " "
        replaced, face = shown(cluster, style)
        if replaced == cluster:
            found.append(Piece(cluster, face))
            continue
        for part in graphemes(replaced):
            again = _find(part, style)
            found.append(Piece(part if again else _MISSING, again or main_face(style)))
    return tuple(found)


def substitutions(text: str) -> tuple[Substitution, ...]:
    """List the signs of a text that paper cannot show as they are, each once, in order.

    The preview says these before anything is printed; paper never shows a box.
    """
    if plain_signs(Style.REGULAR).issuperset(text):
        return ()
    found: dict[str, Substitution] = {}
    for cluster in graphemes(tidy(text)):
        if cluster == "\u00a0" or cluster in found:
            continue
        shows = "".join(piece.text for piece in pieces(cluster, Style.REGULAR))
        if shows != cluster:
            name = " + ".join(unicodedata.name(char, f"U+{ord(char):04X}") for char in cluster)
            found[cluster] = Substitution(cluster, name, shows)
    return tuple(found.values())
