"""Pick from a list, the most important first; with a name and a sentence there is room to read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from datafiles.text import localized
from game.engine import commands as c
from game.engine.answering import OptionView
from game.language import _
from game.script.steps.rate import Rate
from game.tui.actions import Action
from game.tui.kit.ballot import LEVELS
from game.tui.kit.chrome import MessagePicture, TaskPicture
from game.tui.kit.text import shorten
from game.tui.linelist import LineItem, LineList
from game.tui.pictures import hue_of
from game.tui.solo.part import Part

if TYPE_CHECKING:
    from game.engine.events import AnyEvent
    from game.tui.solo.screen import SoloScreen

ROW = 78
"""Cells of the message row of the smallest window."""


class PickPart(Part):
    """A list to leaf through; what is picked bears its place in the order."""

    def __init__(self, play: SoloScreen) -> None:
        super().__init__(play)
        self._group = ""

    def compose(self) -> ComposeResult:
        """Make the list."""
        yield LineList()

    def on_mount(self) -> None:
        """Show what there is to pick."""
        self.query_one(LineList).columns = (_("keuze"),)
        self.show()

    @property
    def options(self) -> tuple[OptionView, ...]:
        """Give what there is to pick from."""
        options: tuple[OptionView, ...] = self.asked.form.options
        return options

    @property
    def groups(self) -> tuple[str, ...]:
        """Give the categories, where there is more than one."""
        found = tuple(dict.fromkeys(one.group for one in self.options if one.group))
        return found if len(found) > 1 else ()

    @property
    def picked(self) -> list[str]:
        """Give what is picked, in order."""
        return [choice for one in self.asked.mine for choice in one.choices]

    def show(self) -> None:
        """Draw the list: what is picked first, then the rest of the category at hand."""
        if not self.ready:
            return
        picked = self.picked
        shown = [one for one in self.options if self._group in ("", one.group)]
        lines = self.query_one(LineList)
        at, grouped, stops = lines.chosen, bool(self.groups), self._stops()
        lines.items = tuple(
            LineItem(
                one.id,
                one.text,
                tag=one.group if grouped else "",
                hue=hue_of(one.sign) if grouped and one.sign else "",
                note=stops.get(one.id, one.more),
                marks=(f"● {picked.index(one.id) + 1}" if one.id in picked else "·",),
            )
            for one in shown
        )
        kept = [one.id for one in shown if one.id == at] or [one.id for one in shown]
        if kept and lines.chosen != kept[0]:
            lines.choose(kept[0])  # a line stays at hand when others come or go above it

    def _stops(self) -> dict[str, str]:
        """Draw how far each statement held, where statements are picked from: nobody remembers."""
        state = self.play.table.state
        pick = state.started.script.step(self.here.id)
        rated = state.started.script.step(getattr(pick, "lines_of", None) or "")
        if not isinstance(rated, Rate):
            return {}
        lang = state.started.lang
        low, high = localized(rated.low, lang), localized(rated.high, lang)
        found = {}
        for (step, by, item), kept in state.answered.items():
            if (step, by) == (rated.id, self.me) and kept.event.value is not None:
                stop = round(kept.event.value * (LEVELS - 1))
                row = "".join("●" if one == stop else "○" for one in range(LEVELS))
                found[item] = f"{low} {row} {high}"
        return found

    def point_at(self, event: AnyEvent, was: Any) -> str:
        """Go to the choice that came or went, else to the one that is first now."""
        before = [choice for one in was.mine for choice in one.choices]
        now = self.picked
        moved = [one for one in (*before, *now) if (one in before) != (one in now)]
        moved = moved or [two for one, two in zip(before, now, strict=False) if one != two]
        chosen = next((one for one in self.options if one.id in moved[:1]), None)
        if chosen is None:
            return ""
        if self._group not in ("", chosen.group):
            self._group = ""
            self.show()
        self.query_one(LineList).choose(chosen.id)
        return chosen.text

    def actions(self) -> list[Action]:
        """Leaf, pick, put first, and choose a category."""
        found = [
            Action(("space", "enter"), _("kies"), self._toggle,
                   _("Kies deze regel, of laat hem weer los."),
                   main=self.here.stand != "done"),
            Action(("up",), _("blader"), partial(self._move, -1), _("Kies een regel."),
                   label="↑ ↓"),
            Action(("down",), "", partial(self._move, 1), footer=False),
            Action(("pageup",), "", partial(self._move, -5), footer=False),
            Action(("pagedown",), "", partial(self._move, 5), footer=False),
            Action(("a",), _("eerst"), self._first, _("Zet deze keuze vooraan."),
                   footer=len(self.picked) > 1),
        ]  # fmt: skip
        groups = self.groups
        for number, group in enumerate(groups, 1):
            found.append(
                Action((str(number),), _("soort") if number == 1 else group,
                       partial(self._only, group),
                       _("Toon één soort: {groups}.").format(
                           groups=", ".join(f"{at} {one}" for at, one in enumerate(groups, 1))
                       ) if number == 1 else "",
                       label=f"1-{len(groups)}" if number == 1 else "", footer=number == 1)
            )  # fmt: skip
        if groups:
            found.append(Action(("0",), _("alle"), partial(self._only, ""), _("Toon alles."),
                                footer=False))  # fmt: skip
        return found

    def _move(self, by: int) -> None:
        self.query_one(LineList).move(by)

    def _only(self, group: str) -> None:
        self._group = "" if group == self._group else group
        self.show()
        self.play.redraw()

    def _toggle(self) -> None:
        chosen = self.query_one(LineList).chosen
        if chosen is None:
            return
        picked = [one for one in self.picked if one != chosen]
        if len(picked) == len(self.picked):
            picked.append(chosen)
        self._keep(picked)

    def _first(self) -> None:
        chosen = self.query_one(LineList).chosen
        if chosen in self.picked:
            self._keep([chosen, *(one for one in self.picked if one != chosen)])
        else:
            self.play.say(_("Kies deze regel eerst met de spatiebalk."))

    def _keep(self, picked: list[str]) -> None:
        self.play.perform(c.Answer(self.me, choices=tuple(picked)))

    def message(self) -> MessagePicture:
        """Say what is picked so far."""
        names = {one.id: one.text for one in self.options}
        picked = [names[one] for one in self.picked if one in names]
        most = self.asked.form.most
        if not picked:
            return MessagePicture(_("Kies er hoogstens {most}.").format(most=most))
        room = ROW // len(picked) - 4
        names_ = (shorten(one.rstrip("."), room) for one in picked)
        said = ", ".join(f"{number} {name}" for number, name in enumerate(names_, 1))
        return MessagePicture(said, plain=True)

    def task_lines(self) -> TaskPicture:
        """Ask, and say which kind is shown alone."""
        if not self._group:
            return super().task_lines()
        shown = _("Alleen {group}. 0 toont alles.").format(group=self._group)
        return TaskPicture(self.view.text, shown)
