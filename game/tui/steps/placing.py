"""Hold a draft of tokens while somebody places: on a field one token, on levels one for each.

A draft never leaves this module until it is locked. Blind, the keys count and nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from textual.widget import Widget

from boards.geometry import STOPS, level_point, snap, spot, step, stop, zone_at
from boards.models import Point
from game.engine.steps.place import PlacePanel as PlaceView
from game.engine.view.parts import TokenView
from game.language import _
from game.tui.actions import Action
from game.tui.kit.field import FieldBoard, FieldPicture, TokenArt
from game.tui.kit.house import FloorToken, HouseBoard, HousePicture
from game.tui.pictures import floors_art, letters_of, token_art, zones_art

if TYPE_CHECKING:
    from game.tui.steps.place import PlacePanel

START = snap(Point(0.5, 0.5))
MIDDLE = STOPS // 2
EMPTY = "0"
"""The key that gives one floor a stop card."""


class Draft(Protocol):
    """How tokens are placed on one kind of board."""

    @property
    def required(self) -> bool:
        """Tell whether a wanting draft cannot be locked; else a second Enter locks it."""

    def board(self) -> Widget:
        """Make the widget that draws the board."""

    def begin(self, *, blind: bool) -> None:
        """Begin with an empty draft."""

    def take_up(self, tokens: Sequence[TokenView]) -> None:
        """Begin with what was placed before."""

    def bring(self, tokens: Sequence[TokenView]) -> None:
        """Stand where a file says, and draw nothing; what it does not say stays as it is."""

    def draw(self) -> None:
        """Draw what may be seen."""

    def actions(self) -> list[Action]:
        """Give the keys that move tokens."""

    def blind_help(self) -> str:
        """Say which keys count where nothing is seen."""

    def wanting(self) -> str:
        """Say what is still wanting before this is locked; empty when it is complete."""

    def places(self) -> Sequence[tuple[Point | None, str | None]]:
        """Give the points to lock, with their levels."""

    def nowhere(self) -> Sequence[tuple[Point | None, str | None]]:
        """Give what a stop card locks."""


def _arrows(move: Callable[[int, int], None], help_: str) -> list[Action]:
    """Give the four arrow keys; the first one stands for all in the footer."""
    go: dict[str, tuple[int, int]] = {
        "right": (1, 0),
        "left": (-1, 0),
        "up": (0, 1),
        "down": (0, -1),
    }
    return [
        Action((key,), _("zet") if key == "right" else "", partial(move, *by),
               label="←↑↓→" if key == "right" else "", help=help_ if key == "right" else "",
               footer=key == "right")
        for key, by in go.items()
    ]  # fmt: skip


class FieldDraft:
    """One token that stands anywhere on a field."""

    def __init__(self, panel: PlacePanel) -> None:
        self._panel = panel
        self.point: Point | None = None
        self._moved = False

    @property
    def required(self) -> bool:
        """A field needs a point; one that was never moved is asked about once."""
        return self.point is None

    @property
    def _place(self) -> PlaceView:
        view: PlaceView = self._panel.view.panel
        return view

    def board(self) -> Widget:
        """Make the field."""
        return FieldBoard(FieldPicture(zones_art(self._place.board)))

    def begin(self, *, blind: bool) -> None:
        """Begin in the middle, or nowhere while blind."""
        self.point = None if blind else START
        self._moved = False

    def take_up(self, tokens: Sequence[TokenView]) -> None:
        """Stand where the token stood."""
        for one in tokens:
            self.point, self._moved = Point(one.x, one.y), True

    def bring(self, tokens: Sequence[TokenView]) -> None:
        """Stand where the file says."""
        self.take_up(tokens)

    def blind_help(self) -> str:
        """Say which keys count where nothing is seen."""
        return _("Met een cijfer kom je in dat vak; de pijlen schuiven je erbinnen.")

    def draw(self) -> None:
        """Draw the open tokens, and the draft where it may be seen."""
        panel, place, view = self._panel, self._place, self._panel.view
        tokens: tuple[TokenArt, ...] = tuple(token_art(view, one) for one in place.tokens)
        blind = panel.who is not None and panel.blind
        if panel.who is not None and not blind and self.point is not None and panel.subject:
            subject = view.player(panel.subject)
            tokens += (
                TokenArt(
                    key="draft",
                    initials=letters_of(view)[subject.id],
                    name=subject.name,
                    shape=subject.seat,
                    x=self.point.x,
                    y=self.point.y,
                    full=subject.id == panel.who,
                    cursor=True,
                ),
            )
        panel.query_one(FieldBoard).picture = FieldPicture(
            zones_art(place.board), tokens, blind=blind, blind_word=_("BLIND")
        )

    def actions(self) -> list[Action]:
        """Move with the arrows, or go to a zone by its digit or letter."""
        zones = self._place.board.zones
        found = _arrows(self._move, _("Schuif je pion; blind: over negen plekken in het vak."))
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
        return found

    def _to_zone(self, zone_id: str) -> None:
        self.put(spot(self._place.board.zone(zone_id), 1, 1))

    def _move(self, dx: int, dy: int) -> None:
        if self.point is None:
            if self._panel.blind:
                return
            self.point = START
        if not self._panel.blind:
            self.put(step(self.point, dx, dy))
            return
        zone = zone_at(self._place.board.zones, self.point)
        column = min(int((self.point.x - zone.x) / zone.w * 3), 2)
        row = min(int((self.point.y - zone.y) / zone.h * 3), 2)
        self.put(spot(zone, min(max(column + dx, 0), 2), min(max(row + dy, 0), 2)))

    def put(self, point: Point) -> None:
        """Stand here."""
        self.point = point
        self._moved = True
        if not self._panel.blind:
            self._panel.draw()

    def wanting(self) -> str:
        """Ask for a zone, or whether the middle is meant."""
        if self.point is None:
            return _("Kies eerst een vak.")
        if not self._moved:
            return _("Je pion staat nog in het midden. Toch hier? Nog eens Enter.")
        return ""

    def places(self) -> Sequence[tuple[Point | None, str | None]]:
        """Give the one point."""
        return [(self.point, None)]

    def nowhere(self) -> Sequence[tuple[Point | None, str | None]]:
        """Lock without a point."""
        return [(None, None)]


class HouseDraft:
    """One token on each level, from wobbly to firm; the floor at hand is chosen up and down.

    Blind, the choice of a floor is not drawn either: a digit begins at a floor's middle.
    """

    def __init__(self, panel: PlacePanel) -> None:
        self._panel = panel
        self._stops: dict[str, int | None] = {}
        self._at = ""

    @property
    def required(self) -> bool:
        """Every floor wants a token, or to be left empty."""
        return True

    @property
    def _place(self) -> PlaceView:
        view: PlaceView = self._panel.view.panel
        return view

    @property
    def _levels(self) -> tuple[str, ...]:
        """Give the levels to place on, from the bottom up: all, or those that are missing."""
        return self._panel.wanted

    def board(self) -> Widget:
        """Make the house."""
        return HouseBoard(self._picture())

    def begin(self, *, blind: bool) -> None:
        """Begin on the lowest floor with nothing placed."""
        self._stops = {}
        self._at = next(iter(self._levels), "")

    def take_up(self, tokens: Sequence[TokenView]) -> None:
        """Stand on each floor where its token stood."""
        self._stops = {one.zone: stop(one.x) for one in tokens}

    def bring(self, tokens: Sequence[TokenView]) -> None:
        """Stand on the floors of the file, of those that may still be placed."""
        wanted = self._levels
        self._stops |= {one.zone: stop(one.x) for one in tokens if one.zone in wanted}

    def _picture(self) -> HousePicture:
        panel, view = self._panel, self._panel.view
        board = self._place.board
        blind = panel.who is not None and panel.blind
        tokens: list[FloorToken] = []
        selected = ""
        if panel.who is not None and not blind and panel.subject:
            subject = view.player(panel.subject)
            selected = self._at
            tokens = [
                FloorToken(
                    key=f"draft-{level}",
                    floor=level,
                    initials=letters_of(view)[subject.id],
                    name=subject.name,
                    shape=subject.seat,
                    x=level_point(board.zone(level), at).x,
                    full=subject.id == panel.who,
                    cursor=level == self._at,
                )
                for level, at in self._stops.items()
                if at is not None
            ]
        return HousePicture(
            floors=floors_art(board),
            roof=board.roof,
            low=board.low,
            high=board.high,
            caption=board.caption,
            tokens=tuple(tokens),
            selected=selected,
            track=True,
            blind=blind,
            blind_word=_("BLIND"),
        )

    def blind_help(self) -> str:
        """Say which keys count where nothing is seen."""
        board = self._place.board
        said = _("Met een cijfer kom je midden op die verdieping; ← is {low}, → is {high}.")
        return said.format(low=board.low, high=board.high)

    def draw(self) -> None:
        """Draw the house, and the draft where it may be seen."""
        self._panel.query_one(HouseBoard).picture = self._picture()

    def actions(self) -> list[Action]:
        """Choose a floor and slide along it."""
        levels = self._place.board.zones
        found = _arrows(
            self._move,
            _("Links en rechts schuift je pion, omhoog en omlaag kiest de verdieping."),
        )
        for number, level in enumerate(levels, 1):
            first = number == 1
            found.append(
                Action(
                    (str(number),),
                    _("verdieping") if first else level.name,
                    partial(self._stand, level.id),
                    f"{level.name}: {level.meaning}",
                    label=f"1-{len(levels)}" if first else "",
                    footer=first,
                )
            )
        found.append(
            Action(
                (EMPTY,),
                "",
                self._leave_empty,
                _("Laat deze verdieping leeg; de andere niet."),
                footer=False,
            )
        )
        return found

    def _leave_empty(self) -> None:
        """Give one floor a stop card; only a digit puts a token on it again."""
        if self._at in self._levels:
            self._stops[self._at] = None
            if not self._panel.blind:
                self._panel.draw()

    def _to_level(self, level: str) -> None:
        if level in self._levels:
            self._at = level
            if not self._panel.blind:
                self._panel.draw()

    def _stand(self, level: str) -> None:
        """Go to a floor; a first time its token stands in the middle."""
        if level in self._levels:
            if self._stops.get(level) is None:
                self._stops[level] = MIDDLE
            self._to_level(level)

    def _move(self, dx: int, dy: int) -> None:
        levels = self._levels
        if not levels:
            return
        if dy:
            index = min(max(levels.index(self._at) + dy, 0), len(levels) - 1)
            self._to_level(levels[index])
            return
        before = self._stops.get(self._at, MIDDLE)
        if before is None:
            return
        self._stops[self._at] = min(max(before + dx, 0), STOPS - 1)
        if not self._panel.blind:
            self._panel.draw()

    def put(self, level: str, x: float | None) -> None:
        """Stand on a stop of a level, or only choose the level."""
        if level not in self._levels:
            return
        self._at = level
        if x is not None:
            self._stops[level] = stop(x)
        self._panel.draw()

    def wanting(self) -> str:
        """Name the floors without a token, but never while blind: the screen tells nothing."""
        left = [level for level in self._levels if level not in self._stops]
        if not left:
            return ""
        if self._panel.blind:
            return _("Er mist nog een pion. Een cijfer kiest de verdieping, 0 laat haar leeg.")
        names = ", ".join(self._place.board.zone(level).name for level in left)
        self._at = left[0]
        self._panel.draw()
        return _("Nog geen pion op: {floors}. 0 laat een verdieping leeg.").format(floors=names)

    def places(self) -> Sequence[tuple[Point | None, str | None]]:
        """Give a point for each level, or none where it stays empty."""
        board = self._place.board
        stood = ((level, self._stops.get(level)) for level in self._levels)
        return [
            (level_point(board.zone(level), at) if at is not None else None, level)
            for level, at in stood
        ]

    def nowhere(self) -> Sequence[tuple[Point | None, str | None]]:
        """Lock every level without a token, also where one was tried out."""
        return [(None, level) for level in self._levels]
