"""Map the people around oneself: who, how near, how much it weighs, what they ask or give."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.widgets import Input

from boards.models import Point
from boards.network import Node, distance_at, sector_at
from game.engine import commands as c
from game.engine.steps.network import MOST_NODES, NAME_LENGTH, NetworkPanel
from game.language import _
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, TaskPicture
from game.tui.kit.line import Line
from game.tui.kit.network import NetworkPicture, NetworkStage
from game.tui.linelist import LineItem, LineList
from game.tui.solo.drawings import network_picture
from game.tui.solo.part import LinePart

if TYPE_CHECKING:
    from game.engine.events import AnyEvent
    from game.tui.solo.screen import SoloScreen

STEP = 1 / 6
"""How far an arrow moves somebody: seven distances from near to far."""
TRENDS = ("same", "more", "less")


class NetworkPart(LinePart):
    """The map with one person chosen; changes to them are a draft until the hands rest."""

    def __init__(self, play: SoloScreen) -> None:
        super().__init__(play)
        links = self._map.links
        self._node: Node | None = links[0].node if links else None
        self._asking = ""
        self._giving = False

    def compose(self) -> ComposeResult:
        """Make the map, the list of what somebody gives, and the line to type in."""
        yield NetworkStage(self._picture())
        yield LineList()
        yield Line(classes="sentence", max_length=400, select_on_focus=False)

    def on_mount(self) -> None:
        """Show the map."""
        self.query_one(Input).display = False
        self.query_one(LineList).display = False
        self.show()

    @property
    def inside(self) -> bool:
        """Tell whether something lies over the part itself."""
        return self._giving

    @property
    def _map(self) -> NetworkPanel:
        panel: NetworkPanel = self.view.panel
        return panel

    def _people(self) -> list[Node]:
        """Give everybody, the one at hand as they are drawn now."""
        mine = self._node
        return [
            mine if mine is not None and one.node.id == mine.id else one.node
            for one in self._map.links
        ]

    def _picture(self) -> NetworkPicture:
        return replace(
            network_picture(self._map, self._people()),
            selected=self._node.id if self._node is not None else "",
            aside=self._aside(),
        )

    def _aside(self) -> tuple[str, ...]:
        node, board = self._node, self._map.board
        if node is None:
            return ()
        names = dict(board.gives)
        gives = ", ".join(names[one] for one in node.gives if one in names)
        return tuple(one for one in (node.expects, gives) if one)

    def show(self) -> None:
        """Draw the map; what was taken back is as it was."""
        if not self.ready:
            return
        if self.waiting is None:
            kept = {one.node.id: one.node for one in self._map.links}
            there = self._node is not None and self._node.id in kept
            if there and self._node is not None:
                self._node = kept[self._node.id]
            else:
                self._node = next(iter(kept.values()), None)
        self._paint()

    def _paint(self) -> None:
        self.query_one(NetworkStage).picture = self._picture()
        if self._giving:
            given = self._node.gives if self._node is not None else ()
            self.query_one(LineList).items = tuple(
                LineItem(key, name, marks=("●" if key in given else "·",))
                for key, name in self._map.board.gives
            )

    def point_at(self, event: AnyEvent, was: Any) -> str:
        """Go to the person who changed."""
        node = getattr(event, "node", "")
        mine = next((one.node for one in self._map.links if one.node.id == node), None)
        if mine is not None:
            self._node = mine
            self._paint()
        gone = next((one.node.name for one in was.links if one.node.id == node), "")
        return mine.name if mine is not None else gone

    # -- keeping ------------------------------------------------------------------------------

    def _change(self, **changes: Any) -> None:
        if self._node is None:
            return
        self._node = self._node._replace(**changes)
        self.keep_soon()
        self._paint()
        self.play.redraw()

    def save(self) -> bool:
        """Keep the one at hand as they stand now."""
        waiting = self.rest()
        if waiting is None or self._node is None:
            return True
        if self._link(self._node):
            return True
        self.waiting = waiting  # they are still to be kept
        return False

    def _link(self, node: Node) -> bool:
        return self.play.perform(
            c.Link(
                self.me,
                node.id,
                node.name,
                node.group,
                node.distance,
                node.weight,
                node.trend,
                node.expects,
                tuple(node.gives),
            )
        )

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Add somebody, choose somebody, and say how they stand."""
        if self._giving:
            return [
                Action(("space",), _("kies"), self._toggle_gift,
                       _("Wat krijg je van deze persoon?"), main=True),
                Action(("up",), _("blader"), partial(self._read, -1), label="↑ ↓"),
                Action(("down",), "", partial(self._read, 1), footer=False),
                Action(("enter",), _("klaar"), self._stop_giving, _("Terug naar de kaart.")),
            ]  # fmt: skip
        found = [
            Action(("v",), _("voeg toe"), partial(self._ask, "add"),
                   _("Zet iemand op de kaart, of een groep."),
                   main=self.here.stand != "done")
        ]  # fmt: skip
        if self._node is None:
            return found
        board = self._map.board
        found += [
            Action(("right",), _("afstand"), partial(self._move, 1),
                   _("Zet deze persoon dichterbij of verder weg."), label="← →"),
            Action(("left",), "", partial(self._move, -1), footer=False),
            Action(("down",), _("wie"), partial(self._choose, 1), _("Kies iemand."),
                   label="↑ ↓"),
            Action(("up",), "", partial(self._choose, -1), footer=False),
            Action(("g",), _("gewicht"), self._weigh,
                   _("Hoe zwaar weegt deze persoon? De lijn wordt dikker.")),
            Action(("t",), _("verandert"), self._turn,
                   _("Wordt het meer of minder? ▲ meer, ▼ minder."), footer=False),
            Action(("i",), _("naam"), partial(self._ask, "name"), _("Verbeter de naam."),
                   footer=False),
            Action(("backspace", "d"), _("weg"), self._drop,
                   _("Haal deze persoon van de kaart."), footer=False),
        ]  # fmt: skip
        if board.asks:
            found.append(
                Action(("enter", "w"), _("verwacht"), partial(self._ask, "expects"),
                       board.asks.replace("{name}", self._node.name))
            )  # fmt: skip
        if board.gives:
            found.append(
                Action(("r",) if board.asks else ("enter", "r"), _("krijg je"), self._give,
                       _("Wat krijg je van deze persoon?"))
            )  # fmt: skip
        for number, group in enumerate(board.groups, 1):
            found.append(
                Action((str(number),), _("groep") if number == 1 else group.name,
                       partial(self._change, group=group.id), group.name,
                       label=f"1-{len(board.groups)}" if number == 1 else "", footer=False)
            )  # fmt: skip
        return found

    def _choose(self, by: int) -> None:
        if not self.save():
            return
        nodes = self._people()
        ids = [one.id for one in nodes]
        at = ids.index(self._node.id) if self._node is not None and self._node.id in ids else 0
        self._node = nodes[(at + by) % len(nodes)]
        self._paint()
        self.play.redraw()

    def _move(self, by: int) -> None:
        if self._node is not None:
            steps = round(self._node.distance / STEP) + by
            self._change(distance=min(max(steps * STEP, 0.0), 1.0))

    def _weigh(self) -> None:
        if self._node is not None:
            self._change(weight=self._node.weight % 3 + 1)

    def _turn(self) -> None:
        if self._node is not None:
            self._change(trend=TRENDS[(TRENDS.index(self._node.trend) + 1) % len(TRENDS)])

    def _drop(self) -> None:
        if self._node is None:
            return
        self.rest()
        gone, self._node = self._node, None
        if self._link(gone._replace(name="", gives=(), expects="")):
            self.play.say(
                _("{name} is van de kaart. U zet terug, zolang je hier blijft.").format(
                    name=gone.name
                )
            )

    def on_network_stage_pointed(self, event: NetworkStage.Pointed) -> None:
        """Put the one at hand where the mouse points."""
        event.stop()
        groups = [one.id for one in self._map.board.groups]
        point = Point(event.x, event.y)
        self._change(group=sector_at(groups, point), distance=distance_at(point))

    # -- what somebody gives ------------------------------------------------------------------

    def _give(self) -> None:
        self._giving = True
        self.query_one(LineList).display = True
        self.query_one(NetworkStage).display = False
        self._paint()
        self.play.redraw()

    def _stop_giving(self) -> None:
        self._giving = False
        self.query_one(LineList).display = False
        self.query_one(NetworkStage).display = True
        self.save()
        self._paint()
        self.play.redraw()

    def _read(self, by: int) -> None:
        self.query_one(LineList).move(by)

    def _toggle_gift(self) -> None:
        chosen = self.query_one(LineList).chosen
        if chosen is None or self._node is None:
            return
        gives: Sequence[str] = self._node.gives
        rest = tuple(one for one in gives if one != chosen)
        self._change(gives=rest if len(rest) < len(gives) else (*rest, chosen))

    # -- names --------------------------------------------------------------------------------

    def _ask(self, what: str) -> None:
        if what == "add" and len(self._map.links) >= MOST_NODES:
            said = _("Er passen {most} mensen op de kaart. Neem er een paar samen als één groep.")
            self.play.say(said.format(most=MOST_NODES), refusal=True)
            return
        if not self.save():
            return
        self._asking = what
        node, asks = self._node, self._map.board.asks
        if what == "expects" and node is not None:
            self.open_line(node.expects, asks.replace("{name}", node.name))
        else:
            before = node.name if what == "name" and node is not None else ""
            self.open_line(before, _("Wie? Een voornaam, of een groep"), NAME_LENGTH)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take in a new person, a name, or what somebody expects."""
        event.stop()
        text = event.value.strip()
        if self._asking == "add" and text:
            node = Node(self._free(), text, self._map.board.groups[0].id, 0.5)
            if not self._link(node):
                return
            self._node = node
        elif self._asking == "name" and text and self._node is not None:
            renamed = self._node._replace(name=text)
            if not self._link(renamed):
                return
            self._node = renamed
        elif self._asking == "expects":
            self._change(expects=text)
        self.leave()
        self.show()

    def _free(self) -> str:
        taken = {one.node.id for one in self._map.links}
        return next(f"n{number}" for number in range(1, 999) if f"n{number}" not in taken)

    def leave(self) -> bool:
        """Close the list of what somebody gives, or the line."""
        if self._giving:
            self._stop_giving()
            return True
        return super().leave()

    # -- words --------------------------------------------------------------------------------

    def task_lines(self) -> TaskPicture:
        """Ask about the one at hand while that is answered."""
        if self._giving and self._node is not None:
            return TaskPicture(_("Wat krijg je van {name}?").format(name=self._node.name))
        return super().task_lines()

    def message(self) -> MessagePicture:
        """Say how to go on, with what is at hand: the map, a person, or what they give."""
        if self._giving:
            return MessagePicture(_("Spatie kiest, en laat weer los. Meer dan één mag."))
        if self.ready and self.query_one(Input).display:
            return MessagePicture(_("Alles wordt vanzelf bewaard, alleen in dit bestand."))
        if self._node is None:
            return MessagePicture(_("Nog niemand. V zet iemand op de kaart."))
        return MessagePicture(
            _("1-{n} kiest de groep, G het gewicht, T of het verandert, D haalt weg.").format(
                n=len(self._map.board.groups)
            )
        )
