"""Let each player place tokens: behind the curtain, blind where the group sees the screen.

A draft lives in this panel alone and is wiped before the next name appears. While the group sees
the screen nothing that is drawn depends on the draft.
"""

from __future__ import annotations

import time
from functools import partial

from textual.app import ComposeResult

from boards.geometry import clamp, snap, spot, step, zone_at
from boards.models import Point
from game.engine import commands as c
from game.engine.steps.place import PlacePanel as PlaceView
from game.engine.steps.place import SeatView
from game.language import _
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, PersonArt, TaskPicture
from game.tui.kit.curtain import CurtainPicture
from game.tui.kit.field import FieldBoard, FieldPicture, TokenArt
from game.tui.panel import Panel
from game.tui.pictures import letters_of, person, token_art, zones_art

START = snap(Point(0.5, 0.5))
HOLD = 0.6
"""Seconds after a lock in which keys are ignored, so that nobody runs on by accident."""


class PlacePanel(Panel):
    """The field, and whose turn it is; `who` is set while somebody's private moment lasts."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.who: str | None = None
        self.turn: str | None = None
        self.blind = False
        self._about: tuple[str, ...] = ()
        self._draft: Point | None = None
        self._moved = False
        self._sure = False
        self._locked_at = 0.0
        self._asked: str | None = None

    def compose(self) -> ComposeResult:
        """Make the field."""
        yield FieldBoard(FieldPicture(zones_art(self._place.board)))

    def on_mount(self) -> None:
        """Draw the curtain for the first player who has not locked."""
        self.blind = self.view.group_sees
        self._next_curtain()

    @property
    def _place(self) -> PlaceView:
        panel: PlaceView = self.view.panel
        return panel

    @property
    def sealed(self) -> bool:  # type: ignore[override]
        """Tell whether somebody's private moment is on."""
        return self._place.sealed and (self.who is not None or self.turn is not None)

    def _seat(self, player: str) -> SeatView | None:
        return next((seat for seat in self._place.seats if seat.player == player), None)

    def _next_curtain(self) -> None:
        """Close the curtain for the next one; without anyone left the field lies empty."""
        self._wipe()
        place = self._place
        todo = [seat.player for seat in place.seats if not seat.locked]
        nobody = not todo or place.read_only
        if not nobody and place.sealed:
            self._hang(todo[0])
            return
        self.turn = None
        self.play.open_curtain_at_once()
        if not nobody:
            self._begin_openly(todo[0])

    def _begin_openly(self, player: str) -> None:
        """Let somebody place before everybody's eyes, without a curtain."""
        self.who, self.blind = player, False
        seat = self._seat(player)
        self._about = seat.subjects if seat else ()
        self._begin_subject()

    def _hang(self, player: str) -> None:
        """Hang the curtain for somebody; blind where the group sees the screen."""
        self.blind = self.view.group_sees
        self._name_curtain(player)

    def _name_curtain(self, player: str) -> None:
        self.turn = player
        name = self.view.player(player).name
        done = [self.view.player(s.player).name for s in self._place.seats if s.locked]
        private = not self.blind
        self.play.close_curtain(
            CurtainPicture(
                top=_("Geef het toetsenbord aan"),
                name=name,
                shape=self.view.player(player).seat,
                bold=_("Alleen {name} kijkt.").format(name=name)
                if private
                else self._blind_words(player),
                muted=_("De anderen kijken even weg.")
                if private
                else _("Wat je kiest, is niet te zien."),
                done=_("al vast: {names}").format(names=", ".join(done)) if done else "",
            )
        )

    def _blind_words(self, player: str) -> str:
        """Say whom somebody places where nobody sees it."""
        view = self.view
        name = view.player(player).name
        seat = self._seat(player)
        others = [one for one in seat.subjects if one != player] if seat else []
        if len(others) == 1:
            other = view.player(others[0]).name
            return _("{name} plaatst nu {other}, blind.").format(name=name, other=other)
        return _("{name} plaatst blind.").format(name=name)

    def _again_words(self) -> str:
        seats = enumerate(self._place.seats, 1)
        who = ", ".join(f"{number} {self.view.player(one.player).name}" for number, one in seats)
        return _("Toch anders? {who}: een cijfer laat opnieuw plaatsen.").format(who=who)

    def _wipe(self) -> None:
        self.who = None
        self._about = ()
        self._draft = None
        self._moved = self._sure = False
        self._draw()

    def _open(self) -> None:
        """Begin the private moment of whoever's curtain hangs."""
        if time.monotonic() - self._locked_at < HOLD or self.turn is None:
            return
        self.who, self.turn = self.turn, None
        seat = self._seat(self.who)
        self._about = seat.subjects if seat else ()
        self._begin_subject()
        self.play.open_curtain()

    def _begin_subject(self) -> None:
        self._draft = None if self.blind else START
        self._moved = self._sure = False
        self._draw()
        self.play.redraw()

    def show(self) -> None:
        """Redraw; when whoever is at the keyboard left, or nobody is left to place, go on."""
        waiting_for = self.who or self.turn
        seat = self._seat(waiting_for) if waiting_for is not None else None
        subjects = seat.subjects if seat is not None else ()
        self._about = tuple(one for one in self._about if one in subjects)
        if waiting_for is not None and (not subjects or (self.who and not self._about)):
            self._next_curtain()
        elif self.turn is not None:
            self._name_curtain(self.turn)  # the name may have been corrected
        self._draw()

    def _draw(self) -> None:
        if not self.ready:
            return
        place, view = self._place, self.view
        tokens: tuple[TokenArt, ...] = tuple(token_art(view, one) for one in place.tokens)
        if self.who is not None and not self.blind and self._draft is not None:
            subject = view.player(self._about[0])
            tokens += (
                TokenArt(
                    key="draft",
                    initials=letters_of(view)[subject.id],
                    name=subject.name,
                    shape=subject.seat,
                    x=self._draft.x,
                    y=self._draft.y,
                    full=subject.id == self.who,
                    cursor=True,
                ),
            )
        self.query_one(FieldBoard).picture = FieldPicture(
            zones_art(place.board),
            tokens,
            blind=self.who is not None and self.blind,
            blind_word=_("BLIND"),
        )

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Give the keys of the curtain, of placing, or of the field when all have locked."""
        if self.turn is not None:
            return self._curtain_actions(self.turn)
        if self.who is not None:
            return self._placing_actions()
        if self._place.read_only:
            return []
        return [
            Action(
                (str(number),),
                self.view.player(seat.player).name,
                partial(self._again, seat.player),
                _("{name} plaatst opnieuw.").format(name=self.view.player(seat.player).name),
                footer=False,
            )
            for number, seat in enumerate(self._place.seats, 1)
        ]

    def _curtain_actions(self, player: str) -> list[Action]:
        name = self.view.player(player).name
        return [
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
                _("Laat eerst iemand anders plaatsen."),
            ),
            Action(
                ("v",),
                _("met zicht") if self.blind else _("blind"),
                partial(self._switch_sight, player),
                _("Kies of het scherm toont wat je zet. Met zicht kijken de anderen weg."),
            ),
        ]

    def _placing_actions(self) -> list[Action]:
        zones = self._place.board.zones
        found = [
            Action(("enter",), _("vast"), self._fix, _("Leg je keuze vast."), main=True),
            Action(("right",), _("zet"), partial(self._move, 1, 0), label="←↑↓→",
                   help=_("Schuif je pion; blind: over negen plekken in het vak.")),
            Action(("left",), "", partial(self._move, -1, 0), footer=False),
            Action(("up",), "", partial(self._move, 0, 1), footer=False),
            Action(("down",), "", partial(self._move, 0, -1), footer=False),
        ]  # fmt: skip
        for number, zone in enumerate(zones, 1):
            first = number == 1
            found.append(
                Action(
                    (str(number), zone.letter.lower()),
                    _("vak") if first else zone.name,
                    partial(self._to_zone, zone.id),
                    f"{zone.name}: {zone.meaning}",
                    label=f"1-{len(zones)}" if first else "",
                    footer=first,
                )
            )
        found.append(
            Action(
                ("backspace",),
                _("opnieuw"),
                self._begin_subject,
                _("Begin opnieuw met deze pion."),
                footer=self.blind,
            )
        )
        found.append(
            Action(
                ("s",),
                _("stopkaart"),
                self._stop,
                _("Leg vast zonder iets te plaatsen. Niemand ziet dat."),
            )
        )
        if not self.blind and self._place.sealed:
            found.append(
                Action(
                    ("v",),
                    _("blind"),
                    self._go_blind,
                    _("Kijkt er iemand mee? Plaats dan zonder dat het scherm iets toont."),
                )
            )
        found.append(
            Action(
                ("escape",),
                _("gordijn dicht"),
                self._drop,
                _("Het gordijn gaat dicht; je keuze is nog niet vast."),
                footer=False,
            )
        )
        found.append(
            Action(("u",), "", self._undo_own, _("Neem je eigen keuze terug."), footer=False)
        )
        return found

    def _other_first(self) -> None:
        seats = [seat.player for seat in self._place.seats if not seat.locked]
        if self.turn in seats and len(seats) > 1:
            self._hang(seats[(seats.index(self.turn) + 1) % len(seats)])
            self.play.redraw()
        else:
            self.play.say(_("Er is niemand anders meer."))

    def _again(self, player: str) -> None:
        if self._place.sealed:
            self._hang(player)
            self.play.redraw()
        else:
            self._begin_openly(player)

    def _switch_sight(self, player: str) -> None:
        self.blind = not self.blind
        self._name_curtain(player)
        self.play.redraw()

    def _drop(self) -> None:
        player = self.who
        if not self._place.sealed:
            self.play.pause()
            return
        self._wipe()
        if player is not None:
            self._hang(player)
        self.play.redraw()

    def cover(self) -> None:
        """Close the curtain again; the draft is gone."""
        if self.who is not None:
            self._drop()

    def _go_blind(self) -> None:
        self.blind = True
        self._begin_subject()

    def _undo_own(self) -> None:
        player = self.who
        if player is None:
            return
        if self.play.perform(c.Undo(by=player)):
            self.play.say(_("Teruggenomen. Plaats opnieuw."))

    def _to_zone(self, zone_id: str) -> None:
        self._set(spot(self._place.board.zone(zone_id), 1, 1))

    def _move(self, dx: int, dy: int) -> None:
        if self._draft is None:
            if self.blind:
                return
            self._draft = START
        if not self.blind:
            self._set(step(self._draft, dx, dy))
            return
        zone = zone_at(self._place.board.zones, self._draft)
        column = min(int((self._draft.x - zone.x) / zone.w * 3), 2)
        row = min(int((self._draft.y - zone.y) / zone.h * 3), 2)
        self._set(spot(zone, min(max(column + dx, 0), 2), min(max(row + dy, 0), 2)))

    def _set(self, point: Point) -> None:
        self._draft = point
        self._moved = True
        if not self.blind:
            self._draw()

    def on_field_board_pointed(self, event: FieldBoard.Pointed) -> None:
        """Place by mouse where the screen may show it."""
        event.stop()
        if self.who is not None and not self.blind:
            self.play.quiet()
            self._set(snap(clamp(*event.point)))

    def _fix(self) -> None:
        if self.who is None:
            return
        if self._draft is None:
            self.play.say(_("Kies eerst een vak."), refusal=True)
            return
        if not self._moved and not self._sure:
            self._sure = True
            self.play.say(_("Je pion staat nog in het midden. Toch hier? Nog eens Enter."))
            return
        self._put(self._draft.x, self._draft.y)

    def _stop(self) -> None:
        self._put(None, None)

    def _put(self, x: float | None, y: float | None) -> None:
        who = self.who
        if who is None:
            return
        if not self.play.perform(c.Place(who, self._about[0], x, y)):
            return
        self._about = self._about[1:]
        if self._about:
            self._begin_subject()
            return
        self._locked_at = time.monotonic()
        self._next_curtain()
        self.play.redraw()

    # -- words --------------------------------------------------------------------------------

    def task_lines(self) -> TaskPicture:
        """Address whoever is at the keyboard."""
        view = self.view
        if self.who is None:
            if self._place.read_only or (self._place.seats and self.turn is None):
                return TaskPicture(_("Iedereen heeft geplaatst."), _("Verder met N."))
            return super().task_lines()
        name = view.player(self.who).name
        text = f"{name}, {view.text[:1].lower()}{view.text[1:]}"
        about = self._about[0] if self._about else self.who
        if len(self._place.seats) > 2 and about != self.who:
            text = _("{name}, waar zie jij {other} staan?").format(
                name=name, other=view.player(about).name
            )
        return TaskPicture(text, view.more)

    def person(self, player: str) -> PersonArt:
        """Show who has locked, who is busy and who comes later."""
        seat = self._seat(player)
        if seat is not None and player == self.who:
            return person(self.view, player, _("bezig"))
        if seat is not None and seat.locked:
            return person(self.view, player, _("vast"), locked=True)
        return person(self.view, player, _("straks"))

    def message(self) -> MessagePicture:
        """Say who may look."""
        if self.who is not None and self.blind:
            return MessagePicture(
                _("Je ziet niets, maar je toetsen tellen. Toch zien? Esc, en dan V.")
            )
        if self.who is not None and self._place.sealed:
            name = self.view.player(self.who).name
            return MessagePicture(
                _("Kijkt er iemand mee? Druk op V en plaats blind."),
                bold=_("Alleen {name} kijkt.").format(name=name),
            )
        if self.turn is None and not self._place.read_only and not self.view.waiting:
            return MessagePicture(self._again_words())
        return MessagePicture()
