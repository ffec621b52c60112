"""Let one person after another put something in behind the curtain, or before everybody's eyes.

A draft lives in the panel alone and is forgotten before the next name appears. While the group
sees the screen nothing that is drawn depends on the draft.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from typing import Protocol

from game.language import _
from game.tui.actions import Action
from game.tui.kit.chrome import PersonArt
from game.tui.kit.curtain import CurtainPicture
from game.tui.panel import Panel
from game.tui.pictures import letters_of, person

FEW = 3
"""How many names fit on the message row."""
HOLD = 0.6
"""Seconds after a lock in which keys are ignored, so that nobody runs on by accident."""


class Seat(Protocol):
    """How far somebody is, as a step's view tells it."""

    @property
    def player(self) -> str:
        """Whose seat it is."""

    @property
    def locked(self) -> bool:
        """Whether everything is locked."""


class CurtainedPanel(Panel):
    """Whose turn it is: `turn` while their curtain hangs, `who` while their moment lasts.

    A kind says who is seated, whether the moment is private, and what to do when one begins.
    """

    by_turns = True
    """False for a kind that waits until somebody is chosen."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.who: str | None = None
        self.turn: str | None = None
        self.blind = False
        self._locked_at = 0.0

    # -- what a kind says ---------------------------------------------------------------------

    @property
    def seats(self) -> Sequence[Seat]:
        """Give the seats in the order of this step."""
        raise NotImplementedError

    @property
    def private(self) -> bool:
        """Tell whether what is put in is hidden from the others."""
        raise NotImplementedError

    @property
    def over(self) -> bool:
        """Tell whether nothing can be put in any more."""
        raise NotImplementedError

    def begin(self) -> None:
        """Begin the moment of `who`."""
        raise NotImplementedError

    def forget(self) -> None:
        """Drop the draft, and draw without it."""
        raise NotImplementedError

    def blind_words(self, player: str) -> str:
        """Say on the curtain what somebody does where nobody sees it."""
        return _("{name} kiest blind.").format(name=self.view.player(player).name)

    def under_words(self, player: str) -> str:
        """Say something more on the curtain, in place of who may look; nothing by default."""
        return ""

    # -- turns --------------------------------------------------------------------------------

    @property
    def sealed(self) -> bool:  # type: ignore[override]
        """Tell whether somebody's private moment is on."""
        return self.private and (self.who is not None or self.turn is not None)

    @property
    def hushed(self) -> bool:  # type: ignore[override]
        """Tell whether somebody acts blind: then not even that a key was pressed may show."""
        return self.sealed and self.blind and self.who is not None

    def seat(self, player: str) -> Seat | None:
        """Give somebody's seat."""
        return next((seat for seat in self.seats if seat.player == player), None)

    def next_curtain(self) -> None:
        """Close the curtain for the next one; without anyone left the stage lies open."""
        self._wipe()
        todo = [seat.player for seat in self.seats if not seat.locked]
        nobody = not todo or self.over or not self.by_turns
        if not nobody and self.private:
            self.hang(todo[0])
            return
        self.turn = None
        self.play.open_curtain_at_once()
        if not nobody:
            self.begin_openly(todo[0])

    def begin_openly(self, player: str) -> None:
        """Let somebody begin before everybody's eyes, without a curtain."""
        self.who, self.turn, self.blind = player, None, False
        self.begin()

    def hang(self, player: str) -> None:
        """Hang the curtain for somebody; blind where the group sees the screen."""
        self.blind = self.view.group_sees
        self._name_curtain(player)

    def _name_curtain(self, player: str) -> None:
        self.turn = player
        name = self.view.player(player).name
        done = [self.view.player(seat.player).name for seat in self.seats if seat.locked]
        seen = not self.blind
        self.play.close_curtain(
            CurtainPicture(
                top=_("Geef het toetsenbord aan"),
                name=name,
                shape=self.view.player(player).seat,
                bold=_("Alleen {name} kijkt.").format(name=name)
                if seen
                else self.blind_words(player),
                muted=self.under_words(player)
                or (
                    _("De anderen kijken even weg.")
                    if seen
                    else _("Wat je kiest, is niet te zien.")
                ),
                done=_("al vast: {names}").format(names=", ".join(done)) if done else "",
            )
        )

    def _wipe(self) -> None:
        self.who = None
        self.forget()

    def _open(self) -> None:
        """Begin the private moment of whoever's curtain hangs."""
        if time.monotonic() - self._locked_at < HOLD or self.turn is None:
            return
        self.who, self.turn = self.turn, None
        self.begin()
        self.play.open_curtain()

    def locked(self) -> None:
        """End a moment: what was put in is locked."""
        self._locked_at = time.monotonic()
        self.next_curtain()
        self.play.redraw()

    def follow(self, *, able: bool) -> None:
        """Go on when the view changed and whoever is at the keyboard is not `able` any more."""
        at_hand = self.who or self.turn
        if at_hand is not None and (self.seat(at_hand) is None or not able):
            self.next_curtain()
        elif self.turn is not None:
            self._name_curtain(self.turn)  # the name may have been corrected

    # -- keys ---------------------------------------------------------------------------------

    def curtain_actions(self) -> list[Action]:
        """Give the keys of the curtain."""
        player = self.turn or ""
        name = self.view.player(player).name
        found = [
            Action(
                ("space",),
                _("ik ben {name}").format(name=name),
                self._open,
                _("Open het gordijn. Alleen wie op het gordijn staat, doet dat."),
                main=True,
            ),
            Action(
                ("a",),
                _("ander eerst"),
                self._other_first,
                _("Laat eerst iemand anders aan de beurt."),
            ),
            Action(
                ("v",),
                _("met zicht") if self.blind else _("blind"),
                partial(self._switch_sight, player),
                _("Kies of het scherm toont wat je doet. Met zicht kijken de anderen weg."),
            ),
        ]
        if self._may_stay(player):
            found[1] = Action(
                ("escape",),
                _("laat zo"),
                self._stay,
                _("Laat staan wat al vast is."),
            )
        found.append(
            Action(
                ("n",),
                _("verder"),
                self._not_on,
                _("Gaat hier niet verder: eerst is iemand aan de beurt. Zonder die mag ook."),
                footer=False,
            )
        )
        return found

    def _not_on(self) -> None:
        """Say why the key that goes on does nothing here, and which one does."""
        stay = self._may_stay(self.turn or "")
        keys = _("Esc en dan N") if stay else _("Esc en dan G")
        name = self.view.player(self.turn or "").name
        self.play.say(_("Eerst is {name}. Toch verder: {keys}.").format(name=name, keys=keys))

    def _stay(self) -> None:
        self.next_curtain()
        self.play.redraw()

    def _may_stay(self, player: str) -> bool:
        """Tell whether what somebody locked before is still there if they do nothing now."""
        seat = self.seat(player)
        return seat is not None and seat.locked

    def seat_actions(self) -> list[Action]:
        """Give each seat's digit: once more, for whoever wants something else."""
        return [
            Action(
                (str(number),),
                self.view.player(seat.player).name,
                partial(self.again, seat.player),
                _("{name} wil het anders.").format(name=self.view.player(seat.player).name),
                footer=False,
            )
            for number, seat in self.digits()
        ]

    def digits(self) -> list[tuple[int, Seat]]:
        """Give each seat with its digit: where somebody sits at the table, the same all session."""
        found = [(self.view.player(seat.player).seat + 1, seat) for seat in self.seats]
        return sorted(found, key=lambda one: one[0])

    def drop_action(self, *, footer: bool = False) -> Action:
        """Give the key that leaves a moment without locking."""
        return Action(
            ("escape",),
            _("gordijn dicht"),
            self._drop,
            _("Het gordijn gaat dicht; je keuze is nog niet vast."),
            footer=footer,
        )

    def again(self, player: str) -> None:
        """Let somebody begin once more."""
        if self.private:
            self.hang(player)
            self.play.redraw()
        else:
            self.begin_openly(player)

    def _other_first(self) -> None:
        todo = [seat.player for seat in self.seats if not seat.locked]
        if self.turn in todo and len(todo) > 1:
            self.hang(todo[(todo.index(self.turn) + 1) % len(todo)])
            self.play.redraw()
        else:
            self.play.say(_("Er is niemand anders meer."))

    def _switch_sight(self, player: str) -> None:
        self.blind = not self.blind
        self._name_curtain(player)
        self.play.redraw()

    def _drop(self) -> None:
        player = self.who
        if not self.private:
            self.play.pause()
            return
        self._wipe()
        if player is not None and self._may_stay(player):
            self.next_curtain()
        elif player is not None:
            self.hang(player)
        self.play.redraw()

    def cover(self) -> None:
        """Close the curtain again; the draft is gone."""
        if self.who is not None:
            self._drop()

    # -- words --------------------------------------------------------------------------------

    def again_words(self) -> str:
        """Say with which digit somebody begins once more."""
        return _("Toch anders? {who}.").format(who=self.digit_words())

    def digit_words(self) -> str:
        """Give everybody's digit with their name, or with their letters where they are many."""
        seats, letters = self.digits(), letters_of(self.view)
        many = len(seats) > FEW
        said = (
            letters[one.player] if many else self.view.player(one.player).name for _n, one in seats
        )
        return ", ".join(f"{number} {who}" for (number, _one), who in zip(seats, said, strict=True))

    def person(self, player: str) -> PersonArt:
        """Show who has locked, who is busy and who comes later."""
        seat = self.seat(player)
        if seat is not None and player == self.who:
            return person(self.view, player, _("bezig"))
        if seat is not None and seat.locked:
            return person(self.view, player, _("vast"), locked=True)
        return person(self.view, player, _("straks"))
