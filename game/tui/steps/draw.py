"""Draw cards in turns: a card lies face down, turns over, and is talked about."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from game.engine import commands as c
from game.engine.steps.draw import DrawPanel as DrawView
from game.engine.view.parts import CardView
from game.language import _
from game.tui.actions import Action
from game.tui.kit.cardface import CardFace, StopCard, StopPicture
from game.tui.kit.chrome import MessagePicture, PersonArt
from game.tui.kit.rail import TokenPicture, TokenView
from game.tui.kit.tokens import row_token
from game.tui.panel import Panel
from game.tui.pictures import card_picture, hue_of, letters_of, person


class DrawPanel(Panel):
    """The card on the table and whose turn it is."""

    def compose(self) -> ComposeResult:
        """Make the card, the people beside it and the line for a card's number."""
        hues = tuple(hue_of(one.sign) for one in self._drawing.categories) or ("know",)
        with Horizontal():
            yield CardFace(back_hues=hues)
            with Vertical(classes="beside"):
                yield Static(classes="turn", markup=False)
                yield TokenView(TokenPicture(0, "", ()))
                yield Static(classes="others", markup=False)
                yield StopCard(
                    StopPicture("S", _("STOPKAART"), (_("mag altijd"), _("zonder uitleg")))
                )
        yield Input(classes="sentence", max_length=20, select_on_focus=False)

    def on_mount(self) -> None:
        """Lay down what is on the table."""
        self.query_one(Input).display = False
        self._shown: str | None = None
        card = self._drawing.card
        if card is not None:
            self._lay(face_up=True)
        self.show()

    @property
    def _drawing(self) -> DrawView:
        panel: DrawView = self.view.panel
        return panel

    def _lay(self, *, face_up: bool) -> None:
        card = self._drawing.card
        face = self.query_one(CardFace)
        if card is not None:
            foot = _("{name} vertelt eerst").format(name=self._first_to_tell(card))
            face.picture = card_picture(card, foot)
            self._shown = card.card
        else:
            self._shown = None
        face.turned = face_up and card is not None

    def _teller(self, card: CardView | None) -> str | None:
        """Give who tells: on a card that asks the other, with two players, that is the other."""
        drawing = self._drawing
        others = [one.id for one in self.view.players if one.present and one.id != drawing.player]
        if card is not None and card.kind == "ask" and len(others) == 1:
            return others[0]
        return drawing.player

    def _first_to_tell(self, card: CardView) -> str:
        teller = self._teller(card)
        return self.view.player(teller).name if teller else ""

    @property
    def _player_name(self) -> str:
        player = self._drawing.player
        return self.view.player(player).name if player is not None else ""

    def show(self) -> None:
        """Redraw whose turn it is; a card that changed is turned over."""
        drawing = self._drawing
        card = drawing.card
        face = self.query_one(CardFace)
        if card is None and self._shown is not None:
            self._lay(face_up=False)
        elif card is not None and card.card != self._shown:
            self._lay(face_up=False)
            if self.play.motion:
                face.turn(True)
            else:
                face.turned = True
        self._show_people()
        self.query_one(StopCard).display = drawing.player is not None

    def _show_people(self) -> None:
        """Show whose turn it is, who tells, and who asks on."""
        drawing, view = self._drawing, self.view
        letters = letters_of(view)
        token = self.query_one(TokenView)
        token.display = drawing.player is not None
        if drawing.player is None:
            said, others = _("Alle kaarten zijn besproken."), ""
        else:
            turn = _("ronde {turn} van {turns}").format(turn=drawing.turn, turns=drawing.turns)
            said = _("{name} trekt").format(name=self._player_name) + "\n" + turn
            teller = self._teller(drawing.card) or drawing.player
            seat = view.player(teller).seat
            token.picture = TokenPicture(seat, letters[teller], (_("vertelt"),))
            asking = [one for one in view.players if one.present and one.id != teller]
            others = "\n".join(
                f"{row_token(one.seat, letters[one.id])} {_('vraagt door')}" for one in asking
            )
        self.query_one(".turn", Static).update(said)
        self.query_one(".others", Static).update(others)

    def finish(self) -> bool:
        """Jump to the end of the turning card."""
        return self.query_one(CardFace).finish()

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Draw, turn, talk, or take another card."""
        drawing = self._drawing
        if self.typing or drawing.player is None:
            return []
        found: list[Action] = []
        if drawing.card is None:
            if drawing.category is not None:
                found.append(
                    Action(("space", "enter"), _("trek"), self._draw_card,
                           _("Trek een kaart uit het vak waar je pion staat."), main=True)
                )  # fmt: skip
            else:
                found.append(
                    Action(("space", "enter"), _("trek"), self._draw_card,
                           _("Trek een kaart."), main=True)
                )  # fmt: skip
                found += [
                    Action(
                        (str(number), one.letter.lower()),
                        one.name,
                        partial(self._draw_card, one.id),
                        _("Trek een kaart van {name}.").format(name=one.name),
                        footer=number <= 2,
                    )
                    for number, one in enumerate(drawing.categories, 1)
                ]
        else:
            found.append(
                Action(("enter",), _("besproken"), self._discussed,
                       _("Deze beurt is klaar; de volgende trekt."), main=True)
            )  # fmt: skip
            found.append(Action(("space",), _("draai"), self._turn, _("Draai de kaart om.")))
            found.append(
                Action(("a",), _("andere"), self._draw_card, _("Leg weg en trek een andere kaart."))
            )
        found.append(
            Action(
                ("i",),
                _("kaartnummer"),
                self._type_id,
                _(
                    "Trok je een kaart uit het gedrukte spel? Typ het nummer, zoals {example}."
                ).format(example=drawing.example),
                footer=drawing.card is None,
            )
        )
        found.append(
            Action(
                ("s",),
                _("stopkaart"),
                self._discussed,
                _("Sla deze kaart over, zonder uitleg. Het blijft hetzelfde als besproken."),
            )
        )
        return found

    def typing_actions(self) -> list[Action]:
        """Lay the card down, or leave it."""
        return [
            Action(("enter",), _("leg neer"), lambda: None,
                   _("Legt de kaart met dit nummer neer."), main=True),
            Action(("escape",), _("sluit"), self.play.escape, _("Sluit het tekstvak.")),
        ]  # fmt: skip

    def _draw_card(self, category: str | None = None) -> None:
        player = self._drawing.player
        if player is not None:
            self.play.perform(c.Draw(player, category=category))

    def _turn(self) -> None:
        face = self.query_one(CardFace)
        if self.play.motion:
            face.turn()
        else:
            face.turned = not face.turned

    def _discussed(self) -> None:
        player = self._drawing.player
        done = player is not None and self.play.perform(c.Discuss(player))
        if done and self._drawing.player is None:
            self.play.say(_("Iedereen heeft getrokken. Verder met N."))

    def _type_id(self) -> None:
        line = self.query_one(Input)
        line.value = ""
        line.placeholder = _("Nummer op de kaart, zoals {example}").format(
            example=self._drawing.example
        )
        line.display = True
        self.play.set_focus(line)
        self.play.redraw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Lay the card with this number on the table."""
        event.stop()
        player = self._drawing.player
        if (
            not event.value.strip()
            or player is None
            or self.play.perform(c.Draw(player, card=event.value))
        ):
            self.leave()

    def leave(self) -> bool:
        """Close the line."""
        line = self.query_one(Input)
        if not line.display:
            return False
        line.display = False
        self.play.take_focus()
        self.play.redraw()
        return True

    # -- words --------------------------------------------------------------------------------

    def claims(self) -> tuple[bool, bool]:
        """The card takes the task rows too."""
        return False, False

    def person(self, player: str) -> PersonArt:
        """Show whose turn it is."""
        return person(self.view, player, active=player == self._drawing.player)

    def message(self) -> MessagePicture:
        """Say what to do before the card is there."""
        drawing = self._drawing
        if drawing.player is None:
            return MessagePicture(_("Verder met N."), plain=True)
        if self.typing:
            return MessagePicture(_("Enter legt de kaart neer, Esc sluit."))
        if drawing.card is None:
            return MessagePicture(self.view.text, plain=True)
        teller = self._teller(drawing.card)
        if teller is not None and teller != drawing.player:
            return MessagePicture(
                _("{name} vertelt eerst. {other} vraagt door.").format(
                    name=self.view.player(teller).name, other=self._player_name
                )
            )
        return MessagePicture(self.view.more)
