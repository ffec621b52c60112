"""The two themes, and how a widget that draws lines gets at their colours.

A colour is asked for by the name of a theme variable; a mix of two is a triple
``(top, base, percent)``. Nothing else in the terminal knows a colour. At 256 and 16 colours
the themes hold colours that exist there (see :mod:`game.tui.kit.palette`).
"""

from __future__ import annotations

from typing import Final

from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.dom import DOMNode
from textual.theme import Theme

from game.tui.kit.palette import TABLES, Depth, Table

Mix = tuple[str, str, int]
"""``(top, base, percent)``: so much of the top over the base."""
Tone = str | Mix
Look = tuple[Tone, Tone, int]
"""Foreground, background and flags of a cell."""

BOLD: Final = 1
UNDERLINE: Final = 2

_TEXTUAL_OWN: Final = ("background", "surface", "panel", "foreground")
_DEPTH: Final = "colour-depth"
"""The variable in which a theme says for how many colours it was made."""


def depth_of(color_system: str | None) -> Depth:
    """Tell how many colours a Rich colour system has.

    None counts as all of them: Textual then writes full colours, whatever the terminal.
    """
    match color_system:
        case "256":
            return "256"
        case "standard" | "windows":
            return "16"
        case _:
            return "true"


def _variables(table: Table, depth: Depth) -> dict[str, str]:
    """Give the theme variables, Textual's own widgets dressed in the same colours."""
    own = {name: colour for name, colour in table.items() if name not in _TEXTUAL_OWN}
    own[_DEPTH] = depth
    key, on_key, line = table["key"], table["on-key"], table["line"]
    return own | {
        "block-cursor-background": key,
        "block-cursor-foreground": on_key,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": table["panel"],
        "block-cursor-blurred-foreground": table["foreground"],
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": table["panel"],
        "border": key,
        "border-blurred": line,
        "input-cursor-background": key,
        "input-cursor-foreground": on_key,
        "input-selection-background": table["muted"] + " 40%",
        "scrollbar": line,
        "scrollbar-hover": line,
        "scrollbar-active": key,
        "scrollbar-background": table["surface"],
        "scrollbar-background-hover": table["surface"],
        "scrollbar-background-active": table["surface"],
        "scrollbar-corner-color": table["surface"],
        "button-foreground": table["foreground"],
        "button-color-foreground": on_key,
        "button-focus-text-style": "bold",
        "link-color": table["foreground"],
        "link-background": table["background"],
        "link-style": "underline",
        "footer-key-foreground": on_key,
        "footer-background": table["surface"],
        "footer-foreground": table["foreground"],
    }


def _theme(name: str, depth: Depth) -> Theme:
    """Build a theme; no red for bad: warning and error are the colour of text."""
    table = TABLES[name, depth]
    text = table["foreground"]
    return Theme(
        name=name,
        primary=table["key"],
        secondary=table["muted"],
        accent=table["key"],
        warning=text,
        error=text,
        success=text,
        foreground=text,
        background=table["background"],
        surface=table["surface"],
        panel=table["panel"],
        dark=name == "avond",
        text_alpha=1.0,
        variables=_variables(table, depth),
    )


def themes(color_system: str | None = "truecolor") -> tuple[Theme, Theme]:
    """Give avond and beamer for a colour system (an app's ``console.color_system``).

    Without a terminal (tests, screenshots) leave it out: pictures then do not depend on ``TERM``.
    """
    depth = depth_of(color_system)
    return _theme("avond", depth), _theme("beamer", depth)


DEFAULT = themes()[0]


def theme_variable_defaults() -> dict[str, str]:
    """Give every variable of the kit a value, so that stylesheets parse under any theme."""
    return dict(DEFAULT.variables)


class Ink:
    """The colours of one theme at one depth, as styles for line drawing; made once, then cached."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        said = theme.variables.get(_DEPTH)
        self.depth: Depth = "256" if said == "256" else "16" if said == "16" else "true"
        own = {name: getattr(theme, name) for name in _TEXTUAL_OWN}
        fallback = TABLES["avond" if theme.dark else "beamer", self.depth]
        given = {k: v for k, v in (theme.variables | own).items() if v}
        self._table: dict[str, str] = fallback | given
        self._colours: dict[Tone, RichColor] = {}
        self._styles: dict[Look, Style] = {}

    def has(self, name: str) -> bool:
        """Tell whether the theme knows a colour name."""
        return name in self._table

    def colour(self, tone: Tone) -> RichColor:
        """Resolve a tone.

        With 256 colours a mix that rounds to its base keeps its top, so that nothing faint
        vanishes. With 16 there are no mixes: what is nearly its top becomes that, faint text
        becomes muted, faint marks a line, and a hint of colour nothing.
        """
        found = self._colours.get(tone)
        if found is None:
            found = self._colours[tone] = self._resolve(tone)
        return found

    def _resolve(self, tone: Tone) -> RichColor:
        if isinstance(tone, str):
            return RichColor.parse(self._table[tone].lower())
        top, base, percent = tone
        if self.depth == "16":
            return self.colour(_unmixed(top, base, percent))
        over, under = self.colour(top), self.colour(base)
        a, b = over.get_truecolor(), under.get_truecolor()
        share = percent / 100
        mixed = RichColor.from_triplet(
            ColorTriplet(*(round(y + (x - y) * share) for x, y in zip(a, b, strict=True)))
        )
        if self.depth == "256" and percent >= 10 and _rounded(mixed) == _rounded(under):
            return over
        return mixed

    def style(
        self, fg: Tone = "foreground", bg: Tone = "background", *, bold: bool = False
    ) -> Style:
        """Give the style of a text: names of theme variables, or mixes of two."""
        return self.look((fg, bg, BOLD if bold else 0))

    def look(self, look: Look) -> Style:
        """Give the style of a cell."""
        found = self._styles.get(look)
        if found is None:
            fg, bg, flags = look
            found = self._styles[look] = Style(
                color=self.colour(fg),
                bgcolor=self.colour(bg),
                bold=bool(flags & BOLD),
                underline=bool(flags & UNDERLINE),
            )
        return found


def _unmixed(top: str, base: str, percent: int) -> str:
    """Choose one colour for a mix where none can be made."""
    if percent < 30:
        return base
    if top.startswith("curtain"):
        return top if percent >= 50 else base
    if percent < 50 and not top.endswith("-solid"):
        return "line"
    return "muted" if top in ("key", "foreground") and percent < 75 else top


def _rounded(colour: RichColor) -> RichColor:
    """Round a colour as a 256-colour terminal gets it."""
    return colour.downgrade(ColorSystem.EIGHT_BIT)


_INKS: dict[str, Ink] = {}


def ink(node: DOMNode) -> Ink:
    """Give the ink of the theme in force; the same object as long as that theme stays."""
    theme = node.app.current_theme
    found = _INKS.get(theme.name)
    if found is None or found.theme is not theme:
        found = _INKS[theme.name] = Ink(theme)
    return found
