"""Place oneself on the field or in the house, for oneself alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from boards.models import Point
from game.engine import commands as c
from game.engine.view.parts import TokenView, private_tokens
from game.language import _
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, TaskPicture
from game.tui.kit.field import FieldBoard
from game.tui.kit.house import FloorToken, HouseBoard
from game.tui.kit.rail import RailPicture
from game.tui.pictures import token_art
from game.tui.solo.part import Part, rail_of
from game.tui.steps.place import PlacePanel
from game.tui.steps.placing import EMPTY, FieldDraft, HouseDraft

if TYPE_CHECKING:
    from game.engine.events import AnyEvent


class PlacePart(PlacePanel, Part):
    """The board with the own token where it was left."""

    def begin(self) -> None:
        """Begin where the tokens stood."""
        super().begin()
        self.draft.take_up(self._place.mine)
        self.draw()

    def next_curtain(self) -> None:
        """Hang no curtain: nobody else is here."""
        self.begin_openly(self.me)

    def show(self) -> None:
        """Draw; what was taken back is gone from the board, and is not kept again."""
        if not self._place.mine:
            self.draft.begin(blind=False)
        self.draft.take_up(self._place.mine)
        self.draw()

    def point_at(self, event: AnyEvent, was: Any) -> str:
        """Name the floor that changed, where there are floors."""
        level = getattr(event, "level", None)
        return self._place.board.zone(level).name if level else ""

    def draw(self) -> None:
        """Draw, and keep what was moved once the hands rest."""
        super().draw()
        if self.ready:
            self._show_earlier()
        if self._unkept():
            self.keep_soon()

    def _earlier(self) -> tuple[TokenView, ...]:
        """Give where one stands on this board in an earlier part: now, beside later."""
        state = self.play.table.state
        here = next((one for one in state.started.script.steps if one.id == self.here.id), None)
        found: tuple[TokenView, ...] = ()
        for step in state.started.script.steps:
            if step is here:
                break
            same = here is not None and step.needs_board and step.kind == "place"
            if same and here is not None and state.board(step).id == state.board(here).id:
                found = private_tokens(state, step, self.me) or found
        return found

    def _show_earlier(self) -> None:
        """Draw under the own tokens, faded, where one stands now: else nobody can compare."""
        earlier, view = self._earlier(), self.view
        if not earlier:
            return
        faded = [
            replace(token_art(view, one), initials="··", faded=True, full=False) for one in earlier
        ]
        if self._place.board.kind == "levels":
            house = self.query_one(HouseBoard)
            under = tuple(
                FloorToken(
                    key=f"earlier-{one.zone}",
                    floor=one.zone,
                    initials=art.initials,
                    name=art.name,
                    shape=art.shape,
                    x=one.x,
                    full=False,
                    faded=True,
                )
                for one, art in zip(earlier, faded, strict=True)
            )
            house.picture = replace(house.picture, tokens=(*under, *house.picture.tokens))
        else:
            field = self.query_one(FieldBoard)
            tokens = tuple(replace(one, key=f"earlier-{one.key}") for one in faded)
            field.picture = replace(field.picture, tokens=(*tokens, *field.picture.tokens))

    @property
    def wanted(self) -> tuple[str, ...]:
        """Give all levels: each may be placed anew."""
        return tuple(zone.id for zone in self._place.board.zones)

    def actions(self) -> list[Action]:
        """Place, and keep it."""
        return [
            Action(("enter",), _("bewaar"), self._keep, _("Bewaar waar je staat."), main=True),
            *self._moves(),
        ]

    def _moves(self) -> list[Action]:
        """Give the keys that move, without what they would do where others look along."""
        found = [one for one in self.draft.actions() if one.keys != (EMPTY,)]
        if isinstance(self.draft, FieldDraft):
            found[0] = replace(found[0], help=_("Schuif je pion."))
        return found

    def _drafted(self) -> list[tuple[Point, str | None]]:
        """Give what stands on the board now, with its levels."""
        levels = isinstance(self.draft, HouseDraft)
        places = self.draft.places()
        moved = levels or not self.draft.wanting()
        return [(point, level) for point, level in places if point is not None and moved]

    def _unkept(self) -> list[tuple[Point, str | None]]:
        """Give what was moved since it was kept."""
        if not self.ready or self.who is None:
            return []
        levels = isinstance(self.draft, HouseDraft)
        kept = {one.zone if levels else None: (one.x, one.y) for one in self._place.mine}
        return [one for one in self._drafted() if kept.get(one[1]) != (one[0].x, one[0].y)]

    def save(self) -> bool:
        """Keep what was moved since it was kept."""
        self.rest()
        return all(
            self.play.perform(c.Place(self.me, self.me, point.x, point.y, level))
            for point, level in self._unkept()
        )

    def _keep(self) -> None:
        if not self._drafted() and not self._place.mine:
            self.play.say(_("Zet eerst je pion ergens neer."), refusal=True)
        elif self.save():
            self.play.say(_("Bewaard. N gaat verder."))

    def claims(self) -> tuple[bool, bool]:
        """Show the task, and no people."""
        return True, False

    def task_lines(self) -> TaskPicture:
        """Ask, in the words of the script."""
        return TaskPicture(self.view.text, self.view.more)

    def rail(self) -> RailPicture:
        """Give the parts."""
        return rail_of(self.play.solo)

    def message(self) -> MessagePicture:
        """Say what is never kept."""
        earlier = bool(self._earlier())
        touchy = any(zone.sensitive for zone in self._place.board.zones)
        if touchy and self.view.health == "talk":
            return MessagePicture(
                _("Over gezondheid blijft niets bewaard. Vaag, met ··, staat waar je nu bent.")
                if earlier
                else _("Over gezondheid blijft niets bewaard: het verdwijnt na deze stap.")
            )
        if earlier:
            return MessagePicture(
                _("Vaag, met ··, staat waar je nu bent. Alles wordt vanzelf bewaard.")
            )
        return MessagePicture(_("Alles wordt vanzelf bewaard, alleen in dit bestand."))
