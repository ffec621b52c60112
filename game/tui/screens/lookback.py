"""Look back on agreements: done, going, dropped; and make a poster once more.

Every session is replayed for it, so that happens behind the first frame, and so does a review.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec import Struct
from msgspec.structs import replace
from textual.events import Key
from textual.timer import Timer
from textual.worker import Worker, WorkerState, get_current_worker

from game.engine.answers import Refusal
from game.engine.codec import LogProblem
from game.engine.events import AgreementStatus
from game.language import _, and_list, plain_date, short_date
from game.store import StoreError
from game.table import agreements, faults, refusals
from game.table.agreements import Reviewed, SessionAgreement
from game.table.dates import this_day
from game.table.words import named, status_word
from game.tui.actions import Action
from game.tui.linelist import LineItem
from game.tui.screens.guarded import SLOW
from game.tui.screens.lists import ListScreen
from game.tui.starting import open_session


def line_of(one: SessionAgreement) -> LineItem:
    """Give the line of an agreement, with how it stands."""
    parts = [one.first_step]
    by = short_date(one.by_when, this_day()) if one.by_when else ""
    parts.append(_("klaar: {date}").format(date=by) if by else "")
    parts.append(_("nodig: {text}").format(text=one.need) if one.need else "")
    parts.append(_("uit {game} van {date}").format(game=one.game, date=plain_date(one.held_on)))
    if one.follow_up:
        parts.append(_("terugblik {date}").format(date=plain_date(one.follow_up)))
    return LineItem(
        one.id,
        named(and_list(one.who), one.what),
        tag=status_word(one.status),
        note=" · ".join(part for part in parts if part),
    )


class Read(Struct, frozen=True):
    """What was found behind the first frame, its lines, and what could not be read, in words."""

    found: tuple[SessionAgreement, ...]
    lines: tuple[LineItem, ...]
    unread: tuple[str, ...]


class Answered(Struct, frozen=True):
    """What became of a review."""

    one: SessionAgreement
    answer: Reviewed | Refusal


class LookbackScreen(ListScreen):
    """Agreements of all sessions, the earliest date first."""

    def __init__(self) -> None:
        super().__init__()
        self.head = _("Terugkijken")
        self._found: dict[str, SessionAgreement] = {}
        self._lines: dict[str, LineItem] = {}
        self._far = (0, 0)
        self._telling: Timer | None = None
        self._reviewing = False

    @property
    def awake(self) -> bool:
        """Tell whether keys can be taken: one review is kept before the next key counts."""
        return not self._reviewing

    def on_mount(self) -> None:
        """Read behind the first frame."""
        self.call_after_refresh(self._begin, self._read, "read")

    def items(self) -> tuple[LineItem, ...]:
        """Give the lines that were made behind the first frame."""
        return tuple(self._lines.values())

    # -- behind the picture -------------------------------------------------------------------

    def _begin(self, work: Callable[[], object], name: str) -> None:
        self.run_worker(work, thread=True, exit_on_error=False, name=name)
        self._telling = self.set_interval(SLOW, self._tell_how_far)

    def _tell_how_far(self) -> None:
        done, count = self._far
        if self._reviewing or not count:
            self.say(_("Even wachten …"))
        else:
            said = _("Afspraken zoeken: sessie {done} van {count} …")
            self.say(said.format(done=done, count=count))

    def _read(self) -> Read:
        """Replay every session; stops when this screen has gone."""
        worker = get_current_worker()
        unread: list[str] = []

        def going(done: int, count: int) -> bool:
            self._far = (done + 1, count)
            return not worker.is_cancelled

        def unreadable(_session: str, problem: LogProblem) -> None:
            unread.extend(faults.sentences(problem))

        found = agreements.list_agreements(self.app.store(), on_fault=unreadable, going=going)
        return Read(tuple(found), tuple(map(line_of, found)), tuple(unread))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Take in what was read or reviewed, or say why it could not be."""
        worker = event.worker
        if not worker.is_finished or worker.state is WorkerState.CANCELLED:
            return
        if self._telling is not None:
            self._telling.stop()
        self._reviewing = False
        self.say("")
        error = worker.error
        if isinstance(error, (StoreError, LogProblem)):
            self.say(" ".join(faults.sentences(error)), refusal=True)
        elif error is not None:
            self.say(faults.unforeseen(error), refusal=True)
        elif isinstance(worker.result, Read):
            self._take_in(worker.result)
        elif isinstance(worker.result, Answered):
            self._take_in_review(worker.result)

    def _take_in(self, read: Read) -> None:
        self._found = {one.id: one for one in read.found}
        self._lines = {one.key: one for one in read.lines}
        self.empty = _("Nog geen afspraken. Begin met één kleine.")
        self.fill()
        if read.unread:
            self.say(" ".join(read.unread), refusal=True)

    def _take_in_review(self, done: Answered) -> None:
        one, answer = done.one, done.answer
        if isinstance(answer, Refusal):
            self.say(refusals.sentence(answer), refusal=True)
            return
        if answer.gone:
            for each in [each.id for each in self._found.values() if each.session == one.session]:
                del self._found[each], self._lines[each]
            self.say(_("Alle afspraken van die sessie zijn klaar; de sessie is gewist."))
        else:
            self._found[one.id] = one
            self._lines[one.id] = line_of(one)
        self.fill()

    # -- keys ---------------------------------------------------------------------------------

    def own_actions(self) -> list[Action]:
        """Say how the chosen agreement stands, or open its session again."""
        return [
            Action(("g",), _("gedaan"), partial(self._review, "done"),
                   _("Deze afspraak is gedaan."), main=True),
            Action(("l",), _("loopt"), partial(self._review, "going"), _("Deze afspraak loopt.")),
            Action(("v",), _("zit vast"), partial(self._review, "stuck"),
                   _("Deze afspraak zit vast."), footer=False),
            Action(("s",), _("losgelaten"), partial(self._review, "dropped"),
                   _("Jullie laten deze afspraak los.")),
            Action(("m",), _("poster"), self._poster,
                   _("Open de sessie bij het slot en maak de poster opnieuw.")),
        ]  # fmt: skip

    def on_key(self, event: Key) -> None:
        """Let a key wait that comes while a review is being kept."""
        if not self.awake:
            event.stop()
            event.prevent_default()
            self.app.hold(event)

    def _review(self, status: AgreementStatus) -> None:
        one = self._found.get(self.chosen or "")
        if one is None or self._reviewing:
            return
        said = replace(one, status="open" if status == one.status else status)
        self._reviewing = True
        self._begin(partial(self._keep, said), "review")

    def _keep(self, one: SessionAgreement) -> Answered:
        answer = agreements.review(self.app.store(), one.session, one.number, one.status)
        return Answered(one, answer)

    def _poster(self) -> None:
        one = self._found.get(self.chosen or "")
        if one is not None:
            said = open_session(self.app, one.session)
            if said:
                self.say(said, refusal=True)
