"""Name what can be done on a screen; one action gives its key, footer, help and palette entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from textual.events import Key

from game.language import _
from game.tui.kit.chrome import KeyHint, KeysPicture

AZERTY = dict(zip("&é\"'(§è!çà", "1234567890", strict=True)) | {"-": "6", "_": "8"}
"""The Belgian digit row without Shift, and where the French one differs."""

NAMES = {
    "space": "Spatie",
    "escape": "Esc",
    "tab": "Tab",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "backspace": "Bksp",
    "delete": "Del",
    "f1": "F1",
    "f2": "F2",
    "f3": "F3",
    "ctrl+q": "Ctrl+Q",
}


class Action(Struct, frozen=True):
    """Something to do: the keys that do it, a word for the footer and a sentence for the help.

    `keys` are names as `pressed` gives them; the first is what a click on the footer stands for,
    and without one the footer only tells. `keep` holds its place in a full footer.
    """

    keys: tuple[str, ...]
    word: str
    run: Callable[[], object]
    help: str = ""
    label: str = ""
    main: bool = False
    footer: bool = True
    keep: bool = False

    @property
    def shown(self) -> str:
        """Give the key as it stands in the footer."""
        if self.label:
            return self.label
        key = _first(self)
        if key == "enter":
            return _("Enter")
        return _("Spatie") if key == "space" else NAMES.get(key, key.upper())


def _first(action: Action) -> str:
    return action.keys[0] if action.keys else ""


def pressed(event: Key, *, typing: bool = False) -> str:
    """Give the name of a key: letters in lower case, AZERTY digits as digits.

    While somebody is typing the digit row keeps its letters.
    """
    character = event.character or ""
    if len(character) == 1 and character.isprintable() and character != " ":
        return character.lower() if typing else AZERTY.get(character, character.lower())
    return event.key


def find(actions: Iterable[Action], key: str) -> Action | None:
    """Give the first action that a key does."""
    return next((action for action in actions if key in action.keys), None)


def keys_picture(actions: Sequence[Action], help_action: Action | None) -> KeysPicture:
    """Give the footer: the main action first, help at the right."""
    shown = [action for action in actions if action.footer]
    shown.sort(key=lambda action: (not action.main, not action.keep))
    return KeysPicture(
        tuple(
            KeyHint(one.keys[0] if one.keys else "", one.shown, one.word, one.main)
            for one in shown[:5]
        ),
        KeyHint(help_action.keys[0], help_action.shown, help_action.word) if help_action else None,
    )
