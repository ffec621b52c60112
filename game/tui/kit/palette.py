"""Colour tables of the terminal, by theme and by how many colours the terminal has.

A name without ``zone-`` is a surface or a role; ``zone-X`` is a tint, ``zone-X-mark`` what stands
on it, ``zone-X-solid`` and ``zone-X-on`` the band of a card. The tables for 256 and 16 colours hold
colours that exist there, because rounding makes neighbouring zones alike.
"""

from __future__ import annotations

from typing import Final, Literal

Depth = Literal["true", "256", "16"]
Table = dict[str, str]

HUES: Final = ("know", "flow", "glow", "grow", "gezondheid", "talenten", "waarden", "werk")

# Solid bands of cards and what is written on them: the same as on paper.
_SOLIDS: Final[dict[str, tuple[str, str]]] = {
    "know": ("#2A2F86", "#FFFFFF"),
    "flow": ("#F27A68", "#000000"),
    "glow": ("#FACB4B", "#000000"),
    "grow": ("#0E7866", "#FFFFFF"),
    "gezondheid": ("#BB4430", "#FFFFFF"),
    "talenten": ("#F0B84A", "#000000"),
    "waarden": ("#5C2A66", "#FFFFFF"),
    "werk": ("#4A9DC0", "#000000"),
}
# The same in the 256-colour cube.
_SOLIDS_256: Final[dict[str, tuple[str, str]]] = {
    "know": ("#000087", "#FFFFFF"),
    "flow": ("#FF875F", "#000000"),
    "glow": ("#FFD75F", "#000000"),
    "grow": ("#00875F", "#FFFFFF"),
    "gezondheid": ("#AF5F5F", "#FFFFFF"),
    "talenten": ("#FFAF5F", "#000000"),
    "waarden": ("#5F005F", "#FFFFFF"),
    "werk": ("#5FAFD7", "#000000"),
}
# ``desk`` is what paper lies on, ``desk-text`` stands there; ``paper-edge`` is the outline of
# paper, seen only on a white ground.
_NAMES: Final = (
    *("background", "surface", "panel", "foreground", "muted", "line", "key", "on-key"),
    *("paper", "ink", "curtain-light", "curtain-deep", "header-sealed", "header-text"),
    *("desk", "desk-text", "paper-edge"),
)


def _table(
    roles: str, tints: dict[str, tuple[str, str]], solids: dict[str, tuple[str, str]]
) -> Table:
    """Name the colours of one theme at one depth."""
    table = dict(zip(_NAMES, roles.split(), strict=True))
    for hue, (tint, mark) in tints.items():
        table[f"zone-{hue}"] = tint
        table[f"zone-{hue}-mark"] = mark
    for hue, (solid, on) in solids.items():
        table[f"zone-{hue}-solid"] = solid
        table[f"zone-{hue}-on"] = on
    # The roof carries no card: its solid is its tint.
    table["zone-roof-solid"], table["zone-roof-on"] = tints["roof"]
    return table


_AVOND: Final = _table(
    "#0E1815 #182621 #22342D #F6F1E4 #A9BBB0 #5E756A #F6F1E4 #0E1815 #F7F1E1 #17211D "
    "#7C2B40 #45141F #45141F #F6F1E4 #0E1815 #A9BBB0 #F7F1E1",
    {
        "know": ("#262A6B", "#BABEFF"),
        "flow": ("#57251C", "#FFAA9A"),
        "glow": ("#44330C", "#FACB4B"),
        "grow": ("#0B3F35", "#62DABF"),
        "gezondheid": ("#521F19", "#FFA493"),
        "talenten": ("#44330C", "#F6C75E"),
        "waarden": ("#40224A", "#DDB2EA"),
        "werk": ("#133C4E", "#8AD0EE"),
        "roof": ("#3B4540", "#F6F1E4"),
    },
    _SOLIDS,
)
_BEAMER: Final = _table(
    "#FFFFFF #EFEBDF #E3DDCC #101A16 #46524B #6B766F #101A16 #FFFFFF #FFFDF4 #101A16 "
    "#C98A97 #8C3A4C #C98A97 #101A16 #E3DDCC #46524B #6B766F",
    {
        "know": ("#CCCDE2", "#2A2F86"),
        "flow": ("#F9C2B9", "#7E2112"),
        "glow": ("#FDE5A5", "#5E4000"),
        "grow": ("#B5D5D0", "#064A3E"),
        "gezondheid": ("#EAC7C1", "#7E2112"),
        "talenten": ("#F9E5BB", "#5E4000"),
        "waarden": ("#D7CBD9", "#5C2A66"),
        "werk": ("#B1D5E4", "#0B425C"),
        "roof": ("#D6D6D6", "#101A16"),
    },
    _SOLIDS,
)
_AVOND_256: Final = _table(
    "#000000 #262626 #303030 #FFFFFF #BCBCBC #808080 #FFFFFF #000000 #FFFFD7 #000000 "
    "#870000 #5F0000 #5F0000 #FFFFFF #000000 #BCBCBC #FFFFD7",
    {
        "know": ("#00005F", "#AFAFFF"),
        "flow": ("#5F0000", "#FFAF87"),
        "glow": ("#5F5F00", "#FFFF87"),
        "grow": ("#005F5F", "#5FFFD7"),
        "gezondheid": ("#5F0000", "#FFAF87"),
        "talenten": ("#5F5F00", "#FFFF87"),
        "waarden": ("#5F005F", "#FFAFFF"),
        "werk": ("#005F87", "#AFD7FF"),
        "roof": ("#585858", "#FFFFFF"),
    },
    _SOLIDS_256,
)
_BEAMER_256: Final = _table(
    "#FFFFFF #EEEEEE #DADADA #000000 #4E4E4E #767676 #000000 #FFFFFF #FFFFFF #000000 "
    "#D78787 #870000 #D78787 #000000 #DADADA #4E4E4E #767676",
    {
        "know": ("#D7D7FF", "#000087"),
        "flow": ("#FFD7D7", "#870000"),
        "glow": ("#FFFFAF", "#5F5F00"),
        "grow": ("#AFFFD7", "#005F5F"),
        "gezondheid": ("#FFD7D7", "#870000"),
        "talenten": ("#FFFFAF", "#5F5F00"),
        "waarden": ("#FFD7FF", "#5F005F"),
        "werk": ("#AFD7FF", "#005F87"),
        "roof": ("#D0D0D0", "#000000"),
    },
    _SOLIDS_256,
)


def _plain(roles: str, light: bool) -> Table:
    """Give sixteen colours their parts: tint is background, mark is foreground.

    The cross, the names and the textures then carry what colour cannot.
    """
    ground, text = ("#FFFFFF", "#000000") if light else ("#000000", "#FFFFFF")
    tints = dict.fromkeys(HUES, (ground, text))
    tints["roof"] = ("#AAAAAA" if light else "#555555", text)
    solids = dict.fromkeys(HUES, ("#AAAAAA", "#000000"))
    return _table(roles, tints, solids)


_AVOND_16: Final = _plain(
    "#000000 #000000 #000000 #FFFFFF #AAAAAA #AAAAAA #FFFFFF #000000 #FFFFFF #000000 "
    "#AA0000 #000000 #AA0000 #FFFFFF #000000 #AAAAAA #FFFFFF",
    light=False,
)
_BEAMER_16: Final = _plain(
    "#FFFFFF #FFFFFF #FFFFFF #000000 #555555 #555555 #000000 #FFFFFF #FFFFFF #000000 "
    "#FF5555 #AA0000 #AA0000 #FFFFFF #AAAAAA #000000 #555555",
    light=True,
)

TABLES: Final[dict[tuple[str, Depth], Table]] = {
    ("avond", "true"): _AVOND,
    ("avond", "256"): _AVOND_256,
    ("avond", "16"): _AVOND_16,
    ("beamer", "true"): _BEAMER,
    ("beamer", "256"): _BEAMER_256,
    ("beamer", "16"): _BEAMER_16,
}
