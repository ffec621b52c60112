"""Let each player place tokens: behind the curtain, blind where the group sees the screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult

from boards.geometry import clamp, snap
from boards.models import Point
from game.engine import commands as c
from game.engine.steps.place import PlacePanel as PlaceView
from game.engine.steps.place import SeatView
from game.engine.view.parts import TokenView
from game.language import _, and_list
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, TaskPicture
from game.tui.kit.field import FieldBoard
from game.tui.kit.house import HouseBoard
from game.tui.steps.curtained import CurtainedPanel
from game.tui.steps.placing import Draft, FieldDraft, HouseDraft


class PlacePanel(CurtainedPanel):
    """The board, and whose turn it is; the draft knows how tokens move on its kind of board."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self._about: tuple[str, ...] = ()
        self._sure = False
        levels = self._place.board.kind == "levels"
        self.draft: Draft = HouseDraft(self) if levels else FieldDraft(self)

    def compose(self) -> ComposeResult:
        """Make the board."""
        yield self.draft.board()

    def on_mount(self) -> None:
        """Draw the curtain for the first player who has not locked."""
        self.blind = self.view.group_sees
        self.next_curtain()

    @property
    def _place(self) -> PlaceView:
        panel: PlaceView = self.view.panel
        return panel

    @property
    def seats(self) -> Sequence[SeatView]:
        """Give the seats in the order of this step."""
        return self._place.seats

    @property
    def private(self) -> bool:
        """Tell whether placing is sealed."""
        return self._place.sealed

    @property
    def over(self) -> bool:
        """Tell whether the set is open, with nothing in it that may be placed again."""
        return self._place.read_only

    @property
    def subject(self) -> str | None:
        """Give who is being placed now."""
        return self._about[0] if self._about else None

    def blind_words(self, player: str) -> str:
        """Say whom somebody places where nobody sees it."""
        view = self.view
        name = view.player(player).name
        others = [one for one in self._subjects(player) if one != player]
        if len(others) == 1:
            other = view.player(others[0]).name
            return _("{name} plaatst nu {other}, blind.").format(name=name, other=other)
        return _("{name} plaatst blind.").format(name=name)

    def under_words(self, player: str) -> str:
        """Name the floors that must be placed again: what is never kept is gone after a crash."""
        seat = self.seat(player)
        board = self._place.board
        if seat is None or board.kind != "levels" or not seat.missing:
            return ""
        levels = [level for _about, level in seat.missing]
        if len(levels) == len(board.zones) or not all(board.zone(one).sensitive for one in levels):
            return ""
        floors = and_list([board.zone(one).name for one in levels])
        return _("Alleen {floors} nog eens: dat wordt nooit bewaard.").format(floors=floors)

    @property
    def wanted(self) -> tuple[str, ...]:
        """Give the levels that whoever is at the keyboard has still to place, else all."""
        place = self._place
        if place.read_only:
            return place.again
        seat = self.seat(self.who or "")
        missing = seat.missing if seat is not None else ()
        left = tuple(level for about, level in missing if about == self.subject)
        return left or tuple(zone.id for zone in place.board.zones)

    def seat(self, player: str) -> SeatView | None:
        """Give somebody's seat."""
        return next((seat for seat in self.seats if seat.player == player), None)

    def _subjects(self, player: str) -> tuple[str, ...]:
        return next((seat.subjects for seat in self.seats if seat.player == player), ())

    def begin(self) -> None:
        """Begin with the first one whom this player places."""
        self._about = self._subjects(self.who or "")
        self._begin_subject()

    def forget(self) -> None:
        """Drop the draft."""
        self._about = ()
        self._sure = False
        self.draft.begin(blind=True)
        self.draw()

    def _begin_subject(self) -> None:
        self._sure = False
        self.draft.begin(blind=self.blind)
        self.draw()
        self.play.redraw()

    def show(self) -> None:
        """Redraw; when whoever is at the keyboard left, or nobody is left to place, go on."""
        at_hand = self.who or self.turn
        subjects = self._subjects(at_hand) if at_hand is not None else ()
        self._about = tuple(one for one in self._about if one in subjects)
        self.follow(able=bool(subjects) and not (self.who and not self._about))
        self.draw()

    def draw(self) -> None:
        """Draw the board with what may be seen."""
        if self.ready:
            self.draft.draw()

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Give the keys of the curtain, of placing, or of the board when all have locked."""
        if self.turn is not None:
            return self.curtain_actions()
        if self.who is not None:
            return self._placing_actions()
        if self.over and not self._place.again:
            return []
        return self.seat_actions()

    def _placing_actions(self) -> list[Action]:
        found = [
            Action(("enter",), _("vast"), self._fix, _("Leg je keuze vast."), main=True),
            *self.draft.actions(),
            Action(
                ("s",),
                _("stopkaart"),
                self._stop,
                _("Leg vast zonder iets te plaatsen. Niemand ziet dat."),
            ),
            Action(
                ("backspace",),
                _("opnieuw"),
                self._begin_subject,
                _("Begin opnieuw met deze pion."),
                footer=self.blind,
            ),
        ]
        if not self.blind and self.private:
            found.append(
                Action(
                    ("v",),
                    _("blind"),
                    self._go_blind,
                    _("Kijkt er iemand mee? Plaats dan zonder dat het scherm iets toont."),
                )
            )
        if self._may_bring():
            found.append(
                Action(
                    ("m",),
                    _("neem mee"),
                    self._ask_for_file,
                    _("Neem je plek uit je voorbereiding mee: een bestand, en een code."),
                    footer=False,
                )
            )
        found.append(self.drop_action())
        found.append(
            Action(("u",), "", self._undo_own, _("Neem je eigen keuze terug."), footer=False)
        )
        return found

    def _may_bring(self) -> bool:
        """Tell whether the one behind the curtain may stand where their preparation says."""
        from game.table.taking import may_bring

        place = self._place
        return self.private and place.about == "self" and may_bring(place.board, self.wanted)

    def _ask_for_file(self) -> None:
        from game.tui.steps.bringing import BringScreen

        state, who = self.play.table.state, self.who
        if who is not None and state.current is not None:
            board, papers = state.board(state.current), self.play.settings.poster_folder
            self.app.push_screen(BringScreen(board, who, papers), partial(self._bring, who))

    def _bring(self, who: str, tokens: tuple[TokenView, ...] | None) -> None:
        """Put the draft where the file says; what is said of it is the same wherever that is."""
        if not tokens or self.who != who or not self.ready:
            return
        self.draft.bring(tokens)
        if not self.blind:
            self.draw()
        board = self._place.board
        never = [zone.name for zone in board.zones if zone.sensitive and zone.id in self.wanted]
        said = _("Meegenomen. Enter legt vast.")
        if never:
            said = _("Meegenomen. {floors} zet je zelf, dan legt Enter vast.")
        self.play.say(said.format(floors=and_list(never)))

    def _go_blind(self) -> None:
        self.blind = True
        self._begin_subject()

    def _undo_own(self) -> None:
        player = self.who
        if player is not None and self.play.perform(c.Undo(by=player)):
            self.play.say(_("Teruggenomen. Plaats opnieuw."))

    def on_field_board_pointed(self, event: FieldBoard.Pointed) -> None:
        """Place by mouse where the screen may show it."""
        event.stop()
        if self.who is not None and not self.blind and isinstance(self.draft, FieldDraft):
            self.play.quiet()
            self.draft.put(snap(clamp(*event.point)))

    def on_house_board_pointed(self, event: HouseBoard.Pointed) -> None:
        """Place by mouse on a floor where the screen may show it."""
        event.stop()
        if self.who is not None and not self.blind and isinstance(self.draft, HouseDraft):
            self.play.quiet()
            self.draft.put(event.floor, event.x)

    def _fix(self) -> None:
        if self.who is None or self.subject is None:
            return
        wanting = self.draft.wanting()
        if wanting and (self.draft.required or not self._sure):
            self._sure = True
            self.play.say(wanting, refusal=self.draft.required)
            return
        self._put(self.draft.places())

    def _stop(self) -> None:
        self._put(self.draft.nowhere())

    def _put(self, places: Sequence[tuple[Point | None, str | None]]) -> None:
        """Lock one subject: a token, on levels one for each."""
        who, about = self.who, self.subject
        if who is None or about is None:
            return
        for point, level in places:
            x, y = point if point is not None else (None, None)
            if not self.play.perform(c.Place(who, about, x, y, level)):
                return
        if self.who is None or self.subject != about:
            return
        self._about = self._about[1:]
        if self._about:
            self._begin_subject()
        else:
            self.locked()

    # -- words --------------------------------------------------------------------------------

    def task_lines(self) -> TaskPicture:
        """Address whoever is at the keyboard."""
        view = self.view
        if self.who is None:
            if self.over or (self._place.seats and self.turn is None):
                return TaskPicture(_("Iedereen heeft geplaatst."), _("Verder met N."))
            return super().task_lines()
        name = view.player(self.who).name
        text = f"{name}, {view.text[:1].lower()}{view.text[1:]}"
        about = self.subject or self.who
        if len(self._place.seats) > 2 and about != self.who:
            text = _("{name}, waar zie jij {other} staan?").format(
                name=name, other=view.player(about).name
            )
        return TaskPicture(text, self.draft.blind_help() if self.blind else view.more)

    def message(self) -> MessagePicture:
        """Say who may look."""
        if self.who is not None and self.blind:
            return MessagePicture(
                _("Je ziet niets, maar je toetsen tellen. Toch zien? Esc, en dan V.")
            )
        if self.who is not None and self.private:
            name = self.view.player(self.who).name
            return MessagePicture(
                _("Kijkt er iemand mee? Druk op V en plaats blind."),
                bold=_("Alleen {name} kijkt.").format(name=name),
            )
        if self.turn is None and not self.over and not self.view.waiting:
            return MessagePicture(self.again_words())
        if self.turn is None and self._place.again:
            return MessagePicture(
                _("Wat niet bewaard werd, mag opnieuw: {who}.").format(who=self.digit_words())
            )
        return MessagePicture()
