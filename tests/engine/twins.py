"""Play two sessions at once that hear the same, but for what some seal or keep to themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from game.engine import commands as c
from game.engine.answering import AnswerPanel
from game.engine.answers import Refusal
from game.engine.decide import decide
from game.script.load import Game
from tests.engine.sitting import Sitting, duo, first, house, overleg, shown, trio

GAMES: dict[str, Callable[[], Game]] = {
    "duo": duo,
    "trio": trio,
    "a sensitive board": lambda: trio(sensitive=True),
}
"""By their names, so that a failing example tells which and not all that is in it."""
HOUSES: dict[str, Callable[[], Game]] = {"house": house, "overleg": overleg}


class Twins:
    """Two sessions; in the second the `secretive` put in other values where the first is `closed`.

    `closed` holds the audiences that no reveal has opened. A value may also be missing in one of
    them: a stop card. Nobody but the secretive may tell the two apart.
    """

    def __init__(
        self,
        game: Game,
        secretive: tuple[str, ...],
        keep: bool,
        closed: tuple[str, ...] = ("sealed", "private"),
    ) -> None:
        self.secretive, self.closed = secretive, closed
        how = "keep" if keep else "talk"
        self.one, self.other = Sitting.of(game, health=how), Sitting.of(game, health=how)

    def ask(self, command: c.Command, data: st.DataObject, *, look: bool = True) -> None:
        """Ask both; they answer alike, and nobody else can tell them apart."""
        if isinstance(command, c.ChooseLine) and command.by in self.secretive:
            return  # what somebody prints of their own is theirs to show
        told = self.told(command, data)
        assert self.one.ask(command) == self.other.ask(told), (command, told)
        assert self.one.kinds() == self.other.kinds()
        if look:
            self.look()

    def told(self, command: c.Command, data: st.DataObject) -> c.Command:
        """Give what the second hears: something else where it is nobody else's."""
        step = self.one.state.current
        hides = getattr(step, "audience", "") in self.closed
        if not hides or getattr(command, "by", "") not in self.secretive:
            return command
        if isinstance(decide(self.one.state, command, first), Refusal):
            return command
        if isinstance(command, c.Place):
            x, y = data.draw(st.tuples(POINTS, POINTS) | st.just((None, None)))
            return replace(command, x=x, y=y)
        panel = self.one.panel()
        if isinstance(command, c.Answer) and isinstance(panel, AnswerPanel):
            return another(command, panel, data)
        return command

    def look(self) -> None:
        """See that all others see the same in both."""
        left, right = shown(self.one, self.secretive), shown(self.other, self.secretive)
        assert left.keys() == right.keys()
        for viewer in left:
            assert left[viewer] == right[viewer], viewer


POINTS = st.floats(0, 1)
STOP: dict[str, Any] = {"text": "", "choices": (), "value": None}


def another(command: c.Answer, panel: AnswerPanel, data: st.DataObject) -> c.Answer:
    """Give another answer to the same item that the step takes, or a stop card."""
    form = panel.form
    if data.draw(st.booleans()):
        return replace(command, **STOP)
    item = next(one for one in form.items if one.id == command.item)
    ids = st.sampled_from([one.id for one in form.options] or [""])
    most = min(form.most, len(form.options))
    lists = st.lists(ids, min_size=form.least, max_size=most, unique=not form.repeat)
    some = data.draw(lists) if form.options else []
    words = st.dates().map(str) if item.date else st.sampled_from(["", "Zo.", "Heel anders."])
    return replace(
        command,
        text="" if form.words == "none" else data.draw(words),
        choices=tuple(some),
        value=data.draw(st.floats(0, 1)) if form.low else None,
    )
