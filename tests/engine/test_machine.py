"""A random life of a session: whatever is asked, the log tells all of it and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.engine import codec
from game.engine import commands as c
from game.engine.answering import AnswerPanel
from game.engine.answers import Decision, Refusal
from game.engine.decide import decide
from game.engine.events import Answered, Envelope, Redone, StepEntered, Undone
from game.engine.evolve import BARRIERS, evolve, fold
from game.engine.state import AnswerKey, Kept, PlaceKey, State
from game.engine.steps.agree import AgreePanel
from game.engine.steps.close import ClosePanel
from game.engine.steps.draw import DrawPanel
from game.engine.steps.note import NotePanel
from game.engine.steps.place import PlacePanel
from game.engine.steps.reveal import RevealPanel
from game.engine.view.screen import screen_view
from game.script.load import Game
from game.table.refusals import sentence
from tests.engine.playing import played
from tests.engine.sitting import (
    Sitting,
    duo,
    everything,
    first,
    house,
    overleg,
    shown,
    starting,
    trio,
)
from tests.engine.strange import (
    CARDS,
    INSIDE,
    PAPERS,
    PEOPLE,
    PLACES,
    STATUSES,
    STEPS,
    TIMERS,
    TURNS,
    UNDOS,
    WORDS,
    ZONES,
)

FIELDS = set(vars(State()))
GAMES: dict[str, Callable[[], Game]] = {
    "duo": duo,
    "trio": trio,
    "a sensitive board": lambda: trio(sensitive=True),
    "house": house,
    "overleg": overleg,
}


def answering(panel: AnswerPanel, people: st.SearchStrategy[str]) -> st.SearchStrategy[c.Command]:
    """Give answers that mostly keep to the form, and stop cards."""
    form = panel.form
    ids = st.sampled_from([one.id for one in form.options] or [""])
    some = st.lists(ids, min_size=form.least, max_size=form.most).map(tuple)
    item = st.sampled_from(form.items)
    value = INSIDE if form.low else st.none()
    words = st.just("") if form.words == "none" else st.sampled_from(["Zo.", "Anders."])
    full = st.builds(
        lambda who, text, choices, value, one: c.Answer(
            who, "2027-03-15" if one.date else text, choices, value, one.id
        ),
        *(people, words, some if form.options else st.just(()), value, item),
    )
    stop = st.builds(lambda who, one: c.Answer(who, item=one.id), people, item)
    turns = st.just(c.Reveal()) | st.builds(c.Hear, people) | st.builds(c.Note, st.just("Samen."))
    return full | full | stop | turns


def fitting(state: State) -> st.SearchStrategy[c.Command]:
    """Give commands that mostly make sense at the step at hand."""
    people = st.sampled_from([player.id for player in state.players])
    actors = people | st.just("table")
    words = st.sampled_from(["Een", "Twee", "Drie", ""])
    match screen_view(state).panel:
        case PlacePanel(board=board) if board.kind == "levels":
            level = st.sampled_from([zone.id for zone in board.zones])
            return st.builds(
                lambda who, x, level: c.Place(who, who, x, None, level),
                *(people, INSIDE | st.none(), level),
            )
        case AnswerPanel() as panel:
            return answering(panel, people)
        case PlacePanel():
            point = st.tuples(INSIDE, INSIDE) | st.just((None, None))
            two = st.tuples(people, people)
            return st.builds(lambda who, at: c.Place(*who, *at), two, point)
        case RevealPanel():
            quotes = st.builds(c.Note, words, about=people, by=actors)
            return st.just(c.Reveal()) | st.builds(c.Hear, people, actors) | quotes
        case DrawPanel(player=player):
            turn = st.just(player or "p1")
            return (
                st.builds(c.Draw, turn)
                | st.builds(c.Draw, turn, CARDS)
                | st.builds(c.Discuss, turn)
            )
        case NotePanel(notes=notes):
            old = st.none() | st.sampled_from([None, *(int(note.id) for note in notes)])
            return st.builds(c.Note, words, ZONES, replaces=old, by=actors)
        case AgreePanel(agreements=made):
            old = st.none() | st.sampled_from([None, *(one.number for one in made)])
            who = st.lists(people, min_size=1, max_size=3).map(tuple)
            return st.builds(c.Agree, words, who, replaces=old, by=actors) | st.builds(
                c.Review, st.sampled_from([one.number for one in made] or [0]), STATUSES, words
            )
        case ClosePanel(lines=lines) if lines:
            line = st.sampled_from(lines)
            return st.builds(
                lambda one, on, paper: c.ChooseLine(one.owner, one.id, on, paper),
                *(line, st.booleans(), PAPERS),
            )
    return TURNS


class Life(RuleBasedStateMachine):
    """One session and everything that anyone could ask of it, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.sitting = Sitting()
        self.opened: dict[PlaceKey, Kept[Any]] = {}
        self.disclosed: dict[AnswerKey, Kept[Any]] = {}
        self.spent: dict[str, float] = {}
        self.looked = 0

    @initialize(
        name=st.sampled_from(sorted(GAMES)),
        keep=st.booleans(),
        yes=st.booleans(),
        far=st.integers(0, 16),
    )
    def begin(self, name: str, keep: bool, yes: bool, far: int) -> None:
        """Start, and play on as people do, so that a life may begin at any step."""
        game = GAMES[name]()
        self.asks(c.Next())
        self.asks(starting(game, names=("Zoë",)))
        self.asks(starting(game, health="keep" if keep else "talk"))
        for player in self.sitting.state.players if yes else ():
            self.asks(c.AnswerHealth(player.id, True))
        assert (self.sitting.state.health == "keep") == (keep and yes)
        assert self.sitting.state.step == game.script.steps[0].id
        for step in self.sitting.state.started.script.steps[:far][:-1]:
            for command in played(self.sitting.state):
                assert self.asks(command) is None, step
            self.asks(c.Next(anyway=True))

    def asks(self, command: c.Command) -> Refusal | None:
        """Ask, and see that a refusal writes nothing, changes nothing and has a sentence."""
        before, content = self.sitting.state, everything(self.sitting.state)
        length = len(self.sitting.log)
        refusal = self.sitting.ask(command)
        assert everything(before) == content, "an older state changed"
        if refusal is not None:
            assert self.sitting.state is before
            assert len(self.sitting.log) == length
            said = sentence(refusal)
            assert said
            assert "{" not in said
            assert not any(letter < " " for value in refusal.params.values() for letter in value)
        return refusal

    @rule(data=st.data())
    def ask_what_fits(self, data: st.DataObject) -> None:
        self.asks(data.draw(fitting(self.sitting.state)))

    @rule(data=st.data())
    def ask_more_that_fits(self, data: st.DataObject) -> None:
        for _ in range(3):
            self.asks(data.draw(fitting(self.sitting.state)))

    @rule(command=st.one_of(TURNS, PLACES, WORDS, TIMERS, UNDOS, PEOPLE))
    def ask_anything(self, command: c.Command) -> None:
        self.asks(command)

    @rule(command=PEOPLE)
    def come_go_and_be_renamed(self, command: c.Command) -> None:
        self.asks(command)

    @rule(command=UNDOS)
    def think_again(self, command: c.Command) -> None:
        self.asks(command)

    @rule(anyway=st.sampled_from([True, True, False]))
    def go_on(self, anyway: bool) -> None:
        self.asks(c.Next(anyway))

    @rule(to=st.sampled_from(STEPS))
    def go_back(self, to: str) -> None:
        visits = dict(self.sitting.state.visits)
        refusal = self.asks(c.GoTo(to))
        assert (refusal is None) == (to in visits and not self.sitting.state.closed)

    @rule(command=TIMERS, seconds=st.sampled_from([1, 59, 3600, -7, -90000]))
    def let_the_clock_run_or_jump_back(self, command: c.Command, seconds: int) -> None:
        self.sitting.now += timedelta(seconds=seconds)
        self.asks(command)

    @precondition(lambda self: len(self.sitting.log) > 30)
    @rule()
    def end(self) -> None:
        closed = self.sitting.state.closed
        refusal = self.asks(c.Close())
        assert (refusal is not None) == closed

    @invariant()
    def undo_then_redo_is_the_identity(self) -> None:
        """Try it beside the session, since both would be in its log."""
        before = self.sitting.state
        for actor in ("table", "p1", "p2", "p3"):
            undo = decide(before, c.Undo(actor), first)
            if isinstance(undo, Refusal):
                continue
            (event,) = undo.durable
            assert isinstance(event, Undone)
            assert self.last_barrier() < event.target <= before.seq
            taken = evolve(before, Envelope(before.seq + 1, self.sitting.now, event))
            redo = decide(taken, c.Redo(actor), first)
            assert isinstance(redo, Decision)
            again = evolve(taken, Envelope(taken.seq + 1, self.sitting.now, redo.durable[0]))
            left, right = everything(again), everything(before)
            assert left.pop("seq") == right.pop("seq") + 2
            assert left == right

    def last_barrier(self) -> int:
        return max(one.seq for one in self.sitting.log if type(one.event) in BARRIERS)

    @invariant()
    def the_log_has_no_holes(self) -> None:
        log = self.sitting.log
        assert [one.seq for one in log] == list(range(1, len(log) + 1))
        assert self.sitting.state.seq == len(log)

    @invariant()
    def the_state_is_the_fold_of_the_log(self) -> None:
        state = self.sitting.state
        assert set(vars(state)) == FIELDS
        folded = everything(fold(self.sitting.log), volatile=False)
        assert folded == everything(state, volatile=False)

    @invariant()
    def what_was_undone_might_never_have_been(self) -> None:
        """Fold the log without what was taken back: all but the number is the same."""
        gone: set[int] = set()
        for one in self.sitting.log:
            if isinstance(one.event, Undone):
                gone.add(one.event.target)
            elif isinstance(one.event, Redone):
                gone.remove(one.event.target)
            if isinstance(one.event, Undone | Redone):
                gone.add(one.seq)
        left = fold(one for one in self.sitting.log if one.seq not in gone)
        plain, full = (
            everything(left, volatile=False),
            everything(self.sitting.state, volatile=False),
        )
        for ours in ("seq", "redoable"):
            del plain[ours], full[ours]
        assert plain == full

    @invariant()
    def undo_never_crosses_a_barrier(self) -> None:
        barrier = 0
        for one in self.sitting.log:
            if isinstance(one.event, Undone):
                assert barrier < one.event.target < one.seq
            if type(one.event) in BARRIERS:
                barrier = one.seq

    @invariant()
    def what_was_revealed_stays_as_it_was(self) -> None:
        now = dict(self.sitting.state.opened)
        assert self.opened.items() <= now.items()
        self.opened = now
        shown = dict(self.sitting.state.disclosed)
        assert self.disclosed.items() <= shown.items()
        self.disclosed = shown

    @invariant()
    def nothing_of_health_is_in_the_log_unless_all_said_yes(self) -> None:
        """Look for it by its names, not by the rules that should keep it away."""
        if not self.sitting.log or self.sitting.state.started.health == "keep":
            return
        words = [repr(codec.encode(one.event)) for one in self.sitting.log[1:]]
        assert not [one for one in words if '"slaap"' in one or '"level":"health"' in one]
        assert not [one for one in words if '["health' in one or '"health"]' in one]
        assert not [one for one in words if '"zone":"health"' in one]
        for one in self.sitting.log:
            if isinstance(one.event, Answered) and one.event.item == "rug":
                assert one.event.value is None

    @invariant()
    def time_never_runs_back(self) -> None:
        spent = dict(self.sitting.state.clock.spent)
        assert all(seconds >= self.spent.get(step, 0) for step, seconds in spent.items())
        assert self.spent.keys() <= spent.keys()
        self.spent = spent

    @invariant()
    def a_visit_counts_from_one(self) -> None:
        entered: dict[str, int] = {}
        for one in self.sitting.log:
            if isinstance(one.event, StepEntered):
                entered[one.event.step] = entered.get(one.event.step, 0) + 1
                assert one.event.visit == entered[one.event.step]
        assert entered == dict(self.sitting.state.visits)

    @invariant()
    def everybody_can_look(self) -> None:
        """Build every view now and then: it takes longer than all the rest."""
        if len(self.sitting.log) >= self.looked + 5:
            self.looked = len(self.sitting.log)
            shown(self.sitting)

    def teardown(self) -> None:
        if self.sitting.log:
            shown(self.sitting)
            replayed = everything(self.sitting.replayed(), volatile=False)
            assert replayed == everything(self.sitting.state, volatile=False)


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
