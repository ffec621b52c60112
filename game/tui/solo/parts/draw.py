"""Draw cards alone, and write about each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import TextArea

from game.engine import commands as c
from game.engine.steps.draw import DrawPanel as DrawView
from game.engine.view.parts import CardView
from game.language import _
from game.tui.actions import Action
from game.tui.kit.cardface import CardFace
from game.tui.kit.chrome import MessagePicture
from game.tui.pictures import card_picture, hue_of
from game.tui.solo.writing import Sheet, WritingPart

if TYPE_CHECKING:
    from game.engine.events import AnyEvent
    from game.tui.solo.screen import SoloScreen


class DrawPart(WritingPart):
    """The card at hand beside a page; earlier cards are leafed back to."""

    def __init__(self, play: SoloScreen) -> None:
        super().__init__(play)
        self._at = len(self._drawing.written) - 1
        self._kept = ""

    def compose(self) -> ComposeResult:
        """Make the card and the page."""
        hues = tuple(hue_of(one.sign) for one in self._drawing.categories) or ("know",)
        with Horizontal():
            yield CardFace(back_hues=hues)
            yield Sheet()

    def on_mount(self) -> None:
        """Lay down the last card that was drawn."""
        self._lay(turn=False)

    @property
    def _drawing(self) -> DrawView:
        panel: DrawView = self.view.panel
        return panel

    @property
    def _card(self) -> tuple[CardView, str] | None:
        written = self._drawing.written
        return written[self._at] if 0 <= self._at < len(written) else None

    def _lay(self, *, turn: bool) -> None:
        card = self._card
        face = self.query_one(CardFace)
        self.sheet.display = card is not None
        if card is None:
            face.turned = False
            return
        face.picture = card_picture(card[0])
        self._kept = card[1]
        half = self.play.halves.pop((self.here.id, card[0].card), None)
        self.sheet.text = card[1] if half is None else half
        self.sheet.move_cursor(self.sheet.document.end)
        if turn and self.play.motion:
            face.turned = False
            face.turn(True)
        else:
            face.turned = True

    def show(self) -> None:
        """Look whether a card, or what was written about it, was taken back or brought again."""
        if not self.ready:
            return
        count = len(self._drawing.written)
        gone = self._at >= count or (self._at < 0 < count)
        if gone:
            self._at = len(self._drawing.written) - 1
        card = self._card
        idle = not self.sheet.has_focus and self.waiting is None
        if gone or (idle and card is not None and card[1] != self._kept):
            self._lay(turn=False)

    def point_at(self, event: AnyEvent, was: Any) -> str:
        """Leaf to the card that came or that words were about."""
        card = getattr(event, "card", "") or getattr(event, "item", "")
        cards = [one for one, _text in self._drawing.written]
        at = next((number for number, one in enumerate(cards) if one.card == card), None)
        if at is None:
            return ""
        if at != self._at:
            self._at = at
            self._lay(turn=False)
        return str(getattr(event, "text", "")) or cards[at].text

    def finish(self) -> bool:
        """Jump to the end of the turning card."""
        return self.query_one(CardFace).finish()

    # -- keeping ------------------------------------------------------------------------------

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what was typed once the hands rest."""
        if event.text_area.text == self._kept:
            self.rest()  # laid down, not typed
        else:
            self.keep_soon()

    def save(self) -> bool:
        """Keep what is written about the card at hand."""
        self.rest()
        card = self._card
        if card is None or not self.ready:
            return True
        text = self.sheet.text
        if text == self._kept or not (text.strip() or self._kept):
            return True
        if self.play.perform(c.Answer(self.me, text=text, item=card[0].card)):
            self._kept = text
            return True
        self.play.halves[self.here.id, card[0].card] = text
        return False

    # -- keys ---------------------------------------------------------------------------------

    @property
    def _unwritten(self) -> bool:
        """Tell whether no letter stands on the page, so that a space or a figure begins none."""
        return not self.sheet.text.strip()

    def takes(self, letter: str) -> bool:
        """Draw by space and figures as long as nothing is written about the card."""
        return self._unwritten and letter in (" ", *"0123456789")

    def actions(self) -> list[Action]:
        """Draw, write, or leaf back."""
        drawing = self._drawing
        first = self._card is None
        found = []
        if not first:
            found.append(
                Action(("enter",), _("schrijf"), self.write,
                       _("Schrijf wat deze kaart bij je oproept."), main=True)
            )  # fmt: skip
        draws = ("space", "f5") if self._unwritten else ("f5",)
        found.append(
            Action(draws, _("trek") if first else _("nieuwe"), self._draw,
                   _("Trek een kaart; deze blijft, met wat je schreef.") if not first else
                   _("Trek een kaart."), main=first)
        )  # fmt: skip
        for number, one in enumerate(drawing.categories if self._unwritten else (), 1):
            found.append(
                Action((str(number),), _("soort") if number == 1 else one.name,
                       partial(self._draw, one.id),
                       _("Trek een kaart van één soort: {kinds}.").format(
                           kinds=", ".join(
                               f"{at} {kind.name}" for at, kind in enumerate(drawing.categories, 1)
                           )
                       ) if number == 1 else "",
                       label=f"1-{len(drawing.categories)}" if number == 1 else "",
                       footer=number == 1)
            )  # fmt: skip
        if self._may_swap:
            found.append(
                Action(("backspace",), _("andere"), self._swap,
                       _("Leg deze lege kaart weg en trek een andere."))
            )  # fmt: skip
        if len(drawing.written) > 1:
            found += [
                Action(("left",), _("blader"), partial(self._leaf, -1),
                       _("Blader door je kaarten."), label="← →"),
                Action(("right",), "", partial(self._leaf, 1), footer=False),
            ]  # fmt: skip
        return found

    def _draw(self, category: str | None = None) -> None:
        """Draw one more card; the one at hand stays with what was written."""
        if not self.save():
            return
        drawing = self._drawing
        if drawing.card is not None and not self.play.perform(c.Discuss(self.me)):
            return
        if self._drawing.player is None:
            said = _("Dit waren {n} kaarten: genoeg voor nu. Blader terug met ← →.")
            self.play.say(said.format(n=drawing.turns))
            return
        if self.play.perform(c.Draw(self.me, category=category)):
            self._at = len(self._drawing.written) - 1
            self._lay(turn=True)
            self.play.redraw()

    @property
    def _may_swap(self) -> bool:
        """Tell whether the card at hand may be put away: the newest, with nothing written."""
        drawing = self._drawing
        newest = self._at == len(drawing.written) - 1 and drawing.card is not None
        return newest and self._unwritten

    def _swap(self) -> None:
        """Put the newest card away for another."""
        drawing = self._drawing
        category = drawing.card.category if drawing.card is not None else None
        if self.play.perform(c.Draw(self.me, category=category)):
            self._lay(turn=True)

    def _leaf(self, by: int) -> None:
        if self.save():
            self._at = min(max(self._at + by, 0), len(self._drawing.written) - 1)
            self._lay(turn=False)
            self.play.redraw()

    def typing_actions(self) -> list[Action]:
        """Give the keys that lead out of the page."""
        return [
            self.done_writing(),
            Action(("f5",), _("nieuwe kaart"), self._draw,
                   _("Trek een kaart; deze blijft, met wat je schreef.")),
            *self.beside(),
        ]  # fmt: skip

    # -- words --------------------------------------------------------------------------------

    def message(self) -> MessagePicture:
        """Say which card this is, and which may be put away."""
        written = self._drawing.written
        if not written:
            return MessagePicture(_("Spatie trekt een kaart; een cijfer kiest de soort."))
        said = _("Kaart {n} van {total}.").format(n=self._at + 1, total=len(written))
        if self.ready and self._unwritten and self._at < len(written) - 1:
            said += " " + _("Alleen de nieuwste kaart leg je nog weg; een lege telt niet mee.")
        elif self.resting and not self._unwritten:
            said += " " + _("Typ gewoon verder, of trek een nieuwe met F5.")
        return MessagePicture(said, plain=True)
