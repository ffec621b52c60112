"""Give sections and their items one shape, so that they flow over columns and pages alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from exports.fonts import Style
from exports.pen import Pen
from exports.poster.measures import COLUMN, HEAVY, Type
from exports.textfit import Block, wrap

HEAD_LEAD: Final = 2.2
"""From the opening rule to the head's first line box."""
HEAD_TAIL: Final = 2.6
"""From the head's last line box to the first item."""
_TALL: Final = 60.0


class Item(Struct, frozen=True):
    """Something of one column's width that stands in a section."""

    @property
    def height(self) -> float:
        """The least height in millimetres that it needs."""
        raise NotImplementedError

    def draw(self, pen: Pen, x: float, y: float, height: float) -> None:
        """Draw it with its top left corner at x, y, in `height` millimetres or a little less."""
        raise NotImplementedError

    def split(self, room: float) -> tuple[Item, Item] | None:
        """Cut it in a part that fits in `room` millimetres and the rest; `None` if it cannot."""
        return None


class Lines(Item, frozen=True):
    """A paragraph on its own."""

    block: Block

    @property
    def height(self) -> float:
        """The paragraph's height."""
        return self.block.height

    def draw(self, pen: Pen, x: float, y: float, height: float) -> None:
        """Print it."""
        pen.block(x, y, self.block)

    def split(self, room: float) -> tuple[Item, Item] | None:
        """Cut between two lines."""
        count = int(room / self.block.leading + 0.001)
        if not 0 < count < len(self.block.lines):
            return None
        first, rest = self.block.split(count)
        return Lines(first), Lines(rest)


class Section(Struct, frozen=True):
    """A head over items; `gap` parts the items, `spare` is an empty item that may fill room.

    `give` says how much one gap between items may grow to fill a column, `row_give` one item.
    """

    head: str
    items: tuple[Item, ...]
    t: Type
    gap: float = 3.5
    give: float = 0.0
    row_give: float = 0.0
    continued: str = ""
    goes_on: bool = False

    @property
    def spare(self) -> Item | None:
        """An empty item to write on, if the section takes such."""
        return None

    @property
    def first_rows(self) -> int:
        """How many items want to stand on the first page."""
        return 1

    @property
    def most_spare(self) -> int:
        """How many items a column may hold before it is given no more empty ones."""
        return 0

    def _head_block(self, measure: float) -> Block:
        told = self.head
        if self.goes_on and self.continued:
            told = f"{told} · {self.continued}" if told else self.continued
        return wrap(told, Style.BOLD, self.t.size(14), measure, 1.2)

    def head_height(self) -> float:
        """How far below the opening rule the first item starts."""
        block = self._head_block(COLUMN)
        return HEAD_LEAD + block.height + (HEAD_TAIL if block.lines else 0.0)

    def draw_head(self, pen: Pen, x: float, y: float) -> None:
        """Draw the opening rule at y and the head under it."""
        pen.rule(x, y, COLUMN, HEAVY)
        pen.block(x, y + HEAD_LEAD, self._head_block(COLUMN))

    def with_items(self, items: Sequence[Item], *, goes_on: bool | None = None) -> Section:
        """Give the same section with other items."""
        on = self.goes_on if goes_on is None else goes_on
        return replace(self, items=tuple(items), goes_on=on)

    @property
    def body_height(self) -> float:
        """The height of all items with their gaps."""
        gaps = self.gap * max(len(self.items) - 1, 0)
        return sum(item.height for item in self.items) + gaps

    @property
    def height(self) -> float:
        """The height of head and items."""
        return self.head_height() + self.body_height

    def least(self, count: int = 1) -> float:
        """The height of the head and the first `count` items."""
        few = self.items[:count]
        return self.head_height() + sum(item.height for item in few) + self.gap * (len(few) - 1)

    def take(self, room: float, *, fresh: bool = False) -> tuple[Section | None, Section | None]:
        """Split the section into what fits in `room` millimetres and what goes on.

        A tall item is cut between lines; on a fresh column any item is, so that there is an end.
        """
        left = room - self.head_height()
        taken: list[Item] = []
        rest = list(self.items)
        while rest:
            need = rest[0].height + (self.gap if taken else 0.0)
            if need <= left + 0.01:
                left -= need
                taken.append(rest.pop(0))
                continue
            if rest[0].height > _TALL or (fresh and not taken):
                parts = rest[0].split(left - (self.gap if taken else 0.0))
                if parts is not None:
                    taken.append(parts[0])
                    rest[0] = parts[1]
                elif fresh and not taken:
                    taken.append(rest.pop(0))
            break
        first = self.with_items(taken) if taken else None
        if not rest:
            return first, None
        # What has not begun yet starts under its own head, without "continued".
        return first, self.with_items(rest, goes_on=self.goes_on or bool(taken))
