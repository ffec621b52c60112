"""The rows that never move: header, progress, task, table strip, message (keys: ``keybar``)."""

from __future__ import annotations

from msgspec import Struct

from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.keybar import KeyBar, KeyHint, KeysPicture
from game.tui.kit.text import shorten, width, wrap
from game.tui.kit.tokens import row_token

__all__ = [
    "HeaderBar",
    "HeaderPicture",
    "KeyBar",
    "KeyHint",
    "KeysPicture",
    "MessageLine",
    "MessagePicture",
    "PersonArt",
    "ProgressLine",
    "ProgressPicture",
    "TablePicture",
    "TableStrip",
    "TaskLines",
    "TaskPicture",
]


# ------------------------------------------------------------------------------------- the header


class HeaderPicture(Struct, frozen=True):
    """Which game, which step (``2/7 Plaats jezelf``), how long still; red while sealed."""

    game: str = ""
    step: str = ""
    time: str = ""
    sealed: bool = False


class HeaderBar(Painted[HeaderPicture]):
    """Row 0: the game left, the step in the middle, the time right."""

    DEFAULT_CSS = "HeaderBar { height: 1; width: 100%; }"

    def __init__(
        self,
        picture: HeaderPicture | None = None,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(picture or HeaderPicture(), name=name, id=id, classes=classes)

    def paint(self, canvas: Canvas) -> None:
        """Draw the row; the step gives way first when it is too long."""
        picture = self.picture
        ground = "header-sealed" if picture.sealed else "surface"
        text = "header-text" if picture.sealed else "foreground"
        soft = (text, ground, 80) if picture.sealed else "muted"
        canvas.fill(0, 0, canvas.width, 1, ground)
        canvas.text(1, 0, "⌂", text)
        wide = canvas.width
        time = shorten(picture.time, wide // 3)
        game = shorten(picture.game, max(8, wide // 3 - 4))
        end = canvas.text(3, 0, game, text, bold=True)
        start = wide - 1 - width(time)
        canvas.text(start, 0, time, text, bold=True)
        room = start - end - 4
        step = shorten(picture.step, max(0, room))
        left = max(end + 2, min((wide - width(step)) // 2, start - 2 - width(step)))
        canvas.text(left, 0, step, soft)


class ProgressPicture(Struct, frozen=True):
    """``current`` counts from 0; ``fraction`` (0..1) is how much of its time has gone.

    Where steps are taken in any order, ``done`` says which ones are.
    """

    total: int = 0
    current: int = 0
    fraction: float = 0.0
    done: frozenset[int] | None = None


class ProgressLine(Painted[ProgressPicture]):
    """Row 1: one segment a step, the current one filling with time."""

    DEFAULT_CSS = "ProgressLine { height: 1; width: 100%; }"

    def __init__(
        self,
        picture: ProgressPicture | None = None,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(picture or ProgressPicture(), name=name, id=id, classes=classes)

    def paint(self, canvas: Canvas) -> None:
        """Draw the segments: done thick, current partly thick, to come dashed."""
        total, current = self.picture.total, self.picture.current
        if total <= 0:
            return
        gap = 1 if canvas.width >= 3 * total else 0
        for step in range(total):
            start = step * (canvas.width + gap) // total
            size = (step + 1) * (canvas.width + gap) // total - gap - start
            done = self.picture.done
            if step == current and done is not None:
                canvas.text(start, 0, ("━" if step in done else "─") * size, "foreground")
            elif step < current if done is None else step in done:
                canvas.text(start, 0, "━" * size, "muted")
            elif step > current or done is not None:
                canvas.text(start, 0, "╌" * size, "line")
            else:
                share = min(1.0, max(0.0, self.picture.fraction))
                full = min(size, max(int(share * size), 1 if share > 0 else 0))
                canvas.text(start, 0, "━" * full + "─" * (size - full), "foreground")


# --------------------------------------------------------------------------------------- the task


class TaskPicture(Struct, frozen=True):
    """What to do, and a line of help."""

    task: str = ""
    help: str = ""


class TaskLines(Painted[TaskPicture]):
    """Rows 2 and 3: the task in bold, help muted; a long task takes the row of the help."""

    DEFAULT_CSS = "TaskLines { height: 2; width: 100%; }"

    def __init__(
        self,
        picture: TaskPicture | None = None,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(picture or TaskPicture(), name=name, id=id, classes=classes)

    def paint(self, canvas: Canvas) -> None:
        """Draw both lines; cut only what two rows cannot hold."""
        x = self.indent
        whole = canvas.width - x - 1
        room = min(whole, 76)  # what is longer is harder to read, and still better than cut
        lines = wrap(self.picture.task, room) if self.picture.task else []
        if len(lines) > 1:
            rest = " ".join(lines[1:])
            canvas.text(x, 0, lines[0], bold=True)
            canvas.text(x, 1, shorten(rest, whole), bold=True)
            return
        canvas.text(x, 0, lines[0] if lines else "", bold=True)
        canvas.text(x, 1, shorten(self.picture.help, whole), "muted")


# -------------------------------------------------------------------------------------- the table


class PersonArt(Struct, frozen=True):
    """One person in the strip: ``locked`` inverts the token, ``active`` the whole entry."""

    shape: int
    initials: str
    state: str = ""
    locked: bool = False
    active: bool = False


class TablePicture(Struct, frozen=True):
    """Who sits at the table."""

    people: tuple[PersonArt, ...] = ()


class TableStrip(Painted[TablePicture]):
    """Row 21: people and their state, without an order and without a count."""

    DEFAULT_CSS = "TableStrip { height: 1; width: 100%; }"

    def __init__(
        self,
        picture: TablePicture | None = None,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(picture or TablePicture(), name=name, id=id, classes=classes)

    def paint(self, canvas: Canvas) -> None:
        """Set everybody out evenly, else closer; then words go whole, the longest first."""
        people = self.picture.people
        if not people:
            return
        room = canvas.width
        pitch = 12
        words = [person.state for person in people]
        sizes = self._sizes(words)
        even = max(sizes) < pitch and pitch * len(people) <= room + pitch - max(sizes)
        gap = 3
        while not even and gap > 1 and sum(sizes) + gap * (len(people) - 1) > room:
            gap -= 1
        while not even and any(words) and sum(sizes) + gap * (len(people) - 1) > room:
            longest = max(width(word) for word in words)
            words = [word if width(word) < longest else "" for word in words]
            sizes = self._sizes(words)
        x = 0
        for person, word, size in zip(people, words, sizes, strict=True):
            self._entry(canvas, x, person, word)
            x += pitch if even else size + gap

    def _sizes(self, words: list[str]) -> list[int]:
        """Count the cells of every entry: a margin, the token, a blank, the word."""
        return [
            1
            + 3
            + (1 + width(word) if word else 1)
            + (3 if person.active and word else 1 if person.active else 0)
            for person, word in zip(self.picture.people, words, strict=True)
        ]

    def _entry(self, canvas: Canvas, x: int, person: PersonArt, word: str) -> None:
        token = row_token(person.shape, person.initials)
        if person.active:
            text = f" ► {token} {word} " if word else f" ►{token} "
            canvas.text(x, 0, text, "on-key", "key", bold=True)
        elif person.locked:
            canvas.put(x, 0, "▐", "key")
            after = canvas.text(x + 1, 0, token, "on-key", "key", bold=True)
            canvas.put(after, 0, "▌", "key")
            canvas.text(after + 1, 0, word, bold=True)
        else:
            after = canvas.text(x + 1, 0, token, bold=True)
            canvas.text(after + 1, 0, word, "muted")


# ------------------------------------------------------------------------------------ the message


class MessagePicture(Struct, frozen=True):
    """``bold`` comes first, then ``text`` (muted unless ``plain``), ``right`` at the edge."""

    text: str = ""
    bold: str = ""
    right: str = ""
    plain: bool = False
    refusal: bool = False


class MessageLine(Painted[MessagePicture]):
    """Row 22: a hint, a question, or a refusal behind an exclamation mark."""

    DEFAULT_CSS = "MessageLine { height: 1; width: 100%; }"

    def __init__(
        self,
        picture: MessagePicture | None = None,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(picture or MessagePicture(), name=name, id=id, classes=classes)

    def paint(self, canvas: Canvas) -> None:
        """Draw the row; what stands right gives way to what must be read."""
        picture = self.picture
        x, room = self.indent, canvas.width - self.indent
        if picture.refusal:
            x = canvas.text(x, 0, " ! ", "on-key", "key", bold=True) + 1
            room -= 4
        bold = shorten(picture.bold, room)
        used = canvas.text(x, 0, bold, bold=True) - x
        if picture.text:
            lead = 1 if bold else 0
            plain = picture.plain or picture.refusal
            text = shorten(picture.text, max(0, room - used - lead))
            used += lead + width(text)
            canvas.text(
                x + used - width(text), 0, text, "foreground" if plain else "muted", bold=False
            )
        if picture.right and used + 2 + width(picture.right) <= room:
            canvas.text(canvas.width - width(picture.right), 0, picture.right, "muted")
