"""Leaf through the decks, built in or in the folder at hand; print them from here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key, Resize
from textual.widgets import Static

from cards.load import deck_ids, load_deck
from cards.models import Card, Deck
from datafiles.text import localized
from game import language
from game.language import _, and_list, plural
from game.table.commands import ours
from game.table.deckfolder import BrokenDeck, found_in
from game.table.findings import sentence
from game.table.words import kind_word
from game.tui.actions import Action, find, keys_picture, pressed
from game.tui.kit.cardface import CardFace, CardPicture
from game.tui.kit.chrome import (
    HeaderBar,
    HeaderPicture,
    KeyBar,
    MessageLine,
    MessagePicture,
)
from game.tui.kit.skeleton import FitGuard, roomy
from game.tui.pictures import depth_word, hue_of
from game.tui.screens.guarded import GuardedScreen

if TYPE_CHECKING:
    from game.tui.app import GroeihuisApp

TAKEN = frozenset("npscwavtxuozbhq" + "dl")
"""Letters that do something else, at a table or here; no category is reached by them."""
DIGITS = 9
"""Categories that a key can reach."""
MOST_LINES = 4
"""Mistakes of a deck that fit on a small screen."""


class DecksScreen(GuardedScreen[None]):
    """One card at a time; arrows leaf, digits jump to a category."""

    CSS_PATH = "decks.tcss"
    AUTO_FOCUS = ""
    app: GroeihuisApp

    def __init__(self) -> None:
        super().__init__()
        own, broken = found_in(Path.cwd())
        built_in = [load_deck(name) for name in deck_ids()]
        self._shelf: list[Deck | BrokenDeck] = [*built_in, *own, *broken]
        self._place = 0
        self._deck: Deck = built_in[0]
        self._at = 0

    def compose(self) -> ComposeResult:
        """Make the card and what stands beside it."""
        with FitGuard(too_small=_("Maak het venster minstens 80×24.")), Vertical(id="page"):
            yield HeaderBar()
            with Horizontal(id="stage"):
                yield CardFace(turned=True)
                yield Static(classes="beside", markup=False)
            yield MessageLine()
            yield KeyBar(keys_picture(self.actions(), self._help_action()))

    def on_mount(self) -> None:
        """Show the first card."""
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Take the room that there is."""
        self.set_class(roomy(event.size), "-roomy")

    @property
    def _card(self) -> Card:
        return self._deck.cards[self._at]

    @property
    def _broken(self) -> BrokenDeck | None:
        """Give the deck that cannot be shown, if one is at hand."""
        found = self._shelf[self._place]
        return found if isinstance(found, BrokenDeck) else None

    def _show(self) -> None:
        self.query_one(CardFace).display = self._broken is None
        self.set_class(self._broken is not None, "-broken")
        if self._broken is not None:
            self._show_broken(self._broken)
            return
        card, lang = self._card, language.language()
        category = self._deck.category(card.category)
        name = localized(category.name, lang) if category else ""
        face = self.query_one(CardFace)
        face.picture = CardPicture(
            category=name,
            hue=hue_of(category.sign if category else ""),
            kind=kind_word(card.kind),
            depth=card.depth,
            depth_word=depth_word(card.depth),
            question=localized(card.text, lang),
            id=card.id,
            title=localized(card.name, lang) if card.name else "",
            after=f"{_('Te veel?')} {localized(card.excess, lang)}" if card.excess else "",
        )
        face.turned = True
        self.query_one(HeaderBar).picture = HeaderPicture(
            game=localized(self._deck.title, lang),
            step=f"{self._at + 1}/{len(self._deck.cards)}",
            time=name,
        )
        self.query_one(".beside", Static).update(
            _("Voor de coach") + "\n\n" + (localized(card.hint, lang) if card.hint else "")
        )
        jumps = "   ".join(
            f"{number} {localized(one.name, lang)}"
            for number, one in enumerate(self._deck.categories[:DIGITS], 1)
        )
        self.query_one(MessageLine).picture = MessagePicture(jumps)

    def _show_broken(self, deck: BrokenDeck) -> None:
        """Say what is wrong with a deck, and what tells whether it is mended."""
        self.query_one(HeaderBar).picture = HeaderPicture(game=deck.path.name)
        lines = [sentence(one, brief=True) for one in sorted(deck.findings)]
        more = len(lines) - MOST_LINES
        if more > 0:
            last = plural("… en nog {n} fout.", "… en nog {n} fouten.", more)
            lines[MOST_LINES:] = [last]
        said = _("Er zit een fout in {name}; daarom zijn de kaarten niet te zien.")
        command = ours(f"decks lint {deck.path.name}")
        mend = _("Verbeter dat in het bestand. Nakijken, buiten dit scherm: {command}")
        texts = (said.format(name=deck.path.name), *lines, mend.format(command=command))
        self.query_one(".beside", Static).update("\n\n".join(texts))
        self.query_one(MessageLine).picture = MessagePicture()

    def actions(self) -> list[Action]:
        """Leaf, print, jump, change deck, go back; a broken deck can only be left."""
        return self._others() if self._broken else [*self._cards(), *self._others(), *self._jumps()]

    def _cards(self) -> list[Action]:
        return [
            Action(("right", "down", "space", "enter"), _("bladeren"), lambda: self._leaf(1),
                   _("Toon de volgende of de vorige kaart."), label="← →", main=True),
            Action(("left", "up"), "", lambda: self._leaf(-1), footer=False),
            Action(("p",), _("printen"), self._print,
                   _("Zet kaarten op papier: kies welke, hoe groot en hoe."), keep=True),
        ]  # fmt: skip

    def _others(self) -> list[Action]:
        found = []
        if len(self._shelf) > 1:
            found.append(
                Action(("d",), _("ander spel"), self._other, _("Toon een ander kaartspel."))
            )
        found += [
            Action(("l",), _("taal"), self._language, _("Nederlands, English, français.")),
            Action(("escape", "q"), _("terug"), self.app.go_home, _("Terug naar het begin.")),
            Action(("b",), _("kleuren"), self.app.action_other_theme,
                   _("Donkere of lichte kleuren (beamer)."), footer=False),
        ]  # fmt: skip
        return found

    def _jumps(self) -> list[Action]:
        """Give a digit to each category, and its letter where that means nothing else."""
        found = []
        for number, one in enumerate(self._deck.categories[:DIGITS], 1):
            letter = one.letter.lower()
            name = localized(one.name, language.language())
            found.append(
                Action(
                    (str(number), *((letter,) if letter not in TAKEN else ())),
                    name,
                    partial(self._jump, one.id),
                    _("Ga naar {name}.").format(name=name),
                    footer=False,
                )
            )
        return found

    def _help_action(self) -> Action:
        return Action(("h", "?", "f1"), _("hulp"), self._help)

    def _leaf(self, by: int) -> None:
        self._at = (self._at + by) % len(self._deck.cards)
        self._show()

    def _jump(self, category: str) -> None:
        self._at = next(
            (n for n, card in enumerate(self._deck.cards) if card.category == category), self._at
        )
        self._show()

    def _other(self) -> None:
        self._place = (self._place + 1) % len(self._shelf)
        found = self._shelf[self._place]
        if isinstance(found, Deck):
            self._deck = found
        self._at = 0
        self._redraw()

    def _redraw(self) -> None:
        self.query_one(KeyBar).picture = keys_picture(self.actions(), self._help_action())
        self._show()
        lang, known = language.language(), self._deck.languages
        if self._broken is None and lang not in known:
            said = _("Dit kaartspel is er niet in {lang}, wel in {languages}.")
            names = and_list([language.NAMES[one] for one in known])
            said = said.format(lang=language.NAMES[lang], languages=names)
            self.query_one(MessageLine).picture = MessagePicture(said, plain=True)

    def _print(self) -> None:
        from game.tui.screens.deckprint import DeckPrintScreen

        self.app.push_screen(DeckPrintScreen(self._deck, self._card.category))

    def _language(self) -> None:
        self.app.next_language()
        self._redraw()

    def _help(self) -> None:
        from game.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(_("Kaarten"), [*self.actions(), self._help_action()]))

    def on_key(self, event: Key) -> None:
        """Do what the key does."""
        action = find([*self.actions(), self._help_action()], pressed(event))
        if action is not None:
            event.stop()
            action.run()

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Do what a clicked footer key does."""
        action = find([*self.actions(), self._help_action()], event.key)
        if action is not None:
            action.run()
