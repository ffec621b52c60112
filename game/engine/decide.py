"""Turn a command into events, or refuse it; nothing is changed here.

What every step shares stands here; what a kind allows stands in `steps/`.
"""

from collections.abc import Callable
from datetime import UTC

from game.engine import commands as c
from game.engine import events as e
from game.engine.answering import Form
from game.engine.answers import Answer, Chance, Decision, Refusal
from game.engine.state import Player, State, is_actor
from game.engine.steps import rules_for
from game.engine.view.lines import line_owner, sheet_lines_of
from game.engine.words import line_or_refusal, name_or_refusal
from game.script.base import Step

MOST_EXTRA = 4 * 3600


def decide(state: State, command: c.Command, chance: Chance) -> Answer:
    """Give the events that a command leads to in this state, or why it is refused."""
    if isinstance(command, c.Start):
        return _start(state, command)
    if isinstance(command, c.Review):
        return _review(state, command)
    if state.setup is None:
        return Refusal("not-started")
    if isinstance(command, c.ChooseLine):
        return _choose_line(state, command)
    if state.closed and not isinstance(command, c.Rename):  # its poster may be made anew
        return Refusal("closed")
    match command:
        case c.Next():
            return _next(state, command)
        case c.GoTo():
            return _go_to(state, command)
        case c.Rename() | c.Leave() | c.Return():
            return _player(state, command)
        case c.Join():
            return _join(state, command)
        case c.AnswerHealth():
            return _answer_health(state, command)
        case c.Park():
            return _park(state, command)
        case c.FollowUp():
            return _look_back(state, command)
        case c.StartTimer():
            running = state.clock.running_since is not None
            return Decision(() if running else (e.TimerStarted(),))
        case c.PauseTimer():
            return _pause(state, command)
        case c.ExtendTimer():
            return _extend(state, command)
        case c.Undo():
            return _undo(state, command.by)
        case c.Redo():
            return _redo(state, command.by)
        case c.SetFollowUp():
            return _follow_up(state, command)
        case c.Close():
            return Decision((e.Closed(),))
    step = state.current
    if step is None:
        return Refusal("wrong-step")
    by = getattr(command, "by", e.TABLE)
    if not is_actor(state, by):
        return Refusal("not-at-table")
    return rules_for(step.kind).decide(state, step, command, chance)


def _start(state: State, command: c.Start) -> Answer:
    if state.setup is not None or state.distilled is not None:
        return Refusal("already-started")
    script = command.script.begun(follows=command.follows is not None)
    count = len(command.seats)
    if not script.players.min <= count <= script.players.max:
        bounds = {"min": str(script.players.min), "max": str(script.players.max)}
        return Refusal("players-count", bounds | {"count": str(count)})
    seated: tuple[e.PlayerSetup, ...] = ()
    taken: tuple[Player, ...] = ()
    for index, seat in enumerate(command.seats):
        name = name_or_refusal(seat.name, taken)
        if isinstance(name, Refusal):
            return Refusal(name.code, name.params | {"seat": str(index + 1)})
        if seat.role not in script.players.roles_for(index):
            return Refusal("role-unknown", {"seat": str(index + 1), "role": seat.role})
        taken = (*taken, Player(f"p{index + 1}", name, seat.role))
        seated = (*seated, e.PlayerSetup(id=f"p{index + 1}", name=name, role=seat.role))
    if command.follow_up is not None and command.follow_up <= command.held_on:
        return Refusal("date-past", {"date": command.follow_up.isoformat()})
    texts: dict[str, str] = {}
    for key in ("coach", "team", "place"):
        line = line_or_refusal(getattr(command, key), required=False)
        if isinstance(line, Refusal):
            return line
        texts[key] = line
    started = e.SessionStarted(
        script=script,
        boards=command.boards,
        decks=command.decks,
        lang=command.lang,
        timezone=command.timezone,
        players=seated,
        held_on=command.held_on,
        follow_up=command.follow_up,
        purge_on=command.purge_on,
        group_sees=command.group_sees,
        practice=command.practice,
        health=command.health,
        follows=command.follows,
        **texts,
    )
    return Decision((started, e.StepEntered(step=script.steps[0].id, visit=1)))


def _next(state: State, command: c.Next) -> Answer:
    step = state.current
    steps = state.started.script.steps
    if step is None:
        return Decision((e.StepEntered(step=steps[0].id, visit=1),))
    index = steps.index(step)
    if index + 1 == len(steps):
        return Refusal("no-more-steps")
    waiting = rules_for(step.kind).waiting(state, step)
    if waiting and not command.anyway:
        names = ", ".join(player.name for player in state.players if player.id in waiting)
        return Refusal("someone-waits", {"names": names})
    if is_closed_set(state, step) and not command.anyway:
        return Refusal("not-opened")
    return _enter(state, steps[index + 1].id)


def is_closed_set(state: State, step: Step) -> bool:
    """Tell whether a step would be left while a set of sealed inputs that it opens is closed."""
    sources = getattr(step, "of", ())
    if sources:
        return not set(sources) <= state.revealed
    opens_itself = step.kind != "place" and getattr(step, "audience", None) == "sealed"
    if not opens_itself or step.id in state.revealed:
        return False
    form: Callable[[State, Step], Form] | None = getattr(rules_for(step.kind), "form", None)
    return form is None or not form(state, step).barren


def _enter(state: State, step_id: str) -> Decision:
    return Decision((e.StepEntered(step=step_id, visit=state.visits.get(step_id, 0) + 1),))


def _go_to(state: State, command: c.GoTo) -> Answer:
    script = state.started.script
    if command.step not in state.visits and not (script.solo and script.step(command.step)):
        return Refusal("never-entered")
    return Decision() if command.step == state.step else _enter(state, command.step)


def _player(state: State, command: c.Rename | c.Leave | c.Return) -> Answer:
    player = state.player(command.player)
    if player is None:
        return Refusal("not-at-table")
    if isinstance(command, c.Return):
        return Decision(() if player.present else (e.PlayerReturned(player=player.id),))
    if isinstance(command, c.Leave):
        if len(state.present) == 1 and player.present:
            return Refusal("last-player")
        return Decision((e.PlayerLeft(player=player.id),) if player.present else ())
    others = tuple(other for other in state.players if other.id != player.id)
    name = name_or_refusal(command.name, others)
    if isinstance(name, Refusal):
        return name
    return Decision(() if name == player.name else (e.PlayerRenamed(player=player.id, name=name),))


def _join(state: State, command: c.Join) -> Answer:
    """Seat somebody who comes late; their yes about health is part of coming to the table."""
    count = len(state.players)
    players = state.started.script.players
    if count >= players.max:
        return Refusal("players-full", {"max": str(players.max)})
    name = name_or_refusal(command.name, state.players)
    if isinstance(name, Refusal):
        return name
    if command.role not in players.roles_for(count):
        return Refusal("role-unknown", {"seat": str(count + 1), "role": command.role})
    joined = e.PlayerJoined(player=f"p{count + 1}", name=name, role=command.role)
    if state.started.health == "talk":
        return Decision((joined,))
    return Decision((joined, e.HealthAnswered(by=joined.player, keeps=command.keeps)))


def _answer_health(state: State, command: c.AnswerHealth) -> Answer:
    """Take a yes or no; a yes counts only before anything was put in, a no at any time."""
    if state.started.health == "talk":
        return Refusal("health-not-asked")
    player = state.player(command.by)
    if player is None or not player.present:
        return Refusal("not-at-table")
    if state.consents.get(command.by) == command.keeps:
        return Decision()
    put_in = state.placed or state.answered or state.volatile or state.opened_volatile
    if command.keeps and put_in:
        return Refusal("health-settled")
    return Decision((e.HealthAnswered(by=command.by, keeps=command.keeps),))


def _park(state: State, command: c.Park) -> Answer:
    if state.step is None:
        return Refusal("wrong-step")
    if not is_actor(state, command.by):
        return Refusal("not-at-table")
    if command.replaces is not None and command.replaces not in state.parked:
        return Refusal("unknown-parked")
    text = line_or_refusal(command.text, required=command.replaces is None)
    if isinstance(text, Refusal):
        return text
    parked = e.Parked(
        step=state.step,
        visit=state.visit,
        by=command.by,
        audience="shared",
        text=text,
        replaces=command.replaces,
    )
    return Decision((parked,))


def _look_back(state: State, command: c.FollowUp) -> Answer:
    follows = state.started.follows
    if follows is None or command.number not in {one.id for one in follows.agreements}:
        return Refusal("unknown-agreement")
    if not is_actor(state, command.by):
        return Refusal("not-at-table")
    learned = line_or_refusal(command.learned, required=False)
    if isinstance(learned, Refusal):
        return learned
    old = state.followed.get(command.number)
    if old is not None and (old.status, old.learned) == (command.status, learned):
        return Decision()
    followed = e.FollowedUp(
        by=command.by, number=command.number, status=command.status, learned=learned
    )
    return Decision((followed,))


def _follow_up(state: State, command: c.SetFollowUp) -> Answer:
    if not is_actor(state, command.by):
        return Refusal("not-at-table")
    if command.on <= state.started.held_on:
        return Refusal("date-past", {"date": command.on.isoformat()})
    if command.on == state.follow_up:
        return Decision()
    return Decision((e.FollowUpSet(by=command.by, on=command.on),))


def _pause(state: State, command: c.PauseTimer) -> Answer:
    if state.clock.running_since is None:
        return Decision()
    until = command.until
    if until is not None and until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return Decision((e.TimerPaused(until=until),))


def _extend(state: State, command: c.ExtendTimer) -> Answer:
    if state.step is None:
        return Refusal("wrong-step")
    total = state.clock.extra.get(state.step, 0) + command.seconds
    if command.seconds <= 0 or total > MOST_EXTRA:
        return Refusal("time-range", {"most": str(MOST_EXTRA // 60)})
    return Decision((e.TimerExtended(step=state.step, seconds=command.seconds),))


def undo_target(state: State, by: str) -> int | None:
    """Give the event that this actor would take back: their own newest one of this visit.

    The table takes back any open input; what somebody sealed is theirs alone.
    """
    newest = state.trail.newest_of(by) if state.trail is not None else None
    return newest.seq if newest is not None else None


def redo_target(state: State, by: str) -> int | None:
    """Give the event that this actor would bring back: what they took back last."""
    return next((one.seq for one in reversed(state.redoable) if one.by == by), None)


def _undo(state: State, by: str) -> Answer:
    if not is_actor(state, by):
        return Refusal("not-at-table")
    target = undo_target(state, by)
    if target is None:
        return Refusal("nothing-to-undo")
    return Decision((e.Undone(by=by, target=target),))


def _redo(state: State, by: str) -> Answer:
    if not is_actor(state, by):
        return Refusal("not-at-table")
    target = redo_target(state, by)
    if target is None:
        return Refusal("nothing-to-redo")
    return Decision((e.Redone(by=by, target=target),))


def _review(state: State, command: c.Review) -> Answer:
    known = set(state.agreements)
    if state.distilled is not None:
        known = {one.id for one in state.distilled.agreements}
    if command.agreement not in known:
        return Refusal("unknown-agreement")
    learned = line_or_refusal(command.learned, required=False)
    if isinstance(learned, Refusal):
        return learned
    stands = state.reviews.get(command.agreement, "open"), state.learned.get(command.agreement, "")
    if stands == (command.status, learned):
        return Decision()
    review = e.AgreementReviewed(
        agreement=command.agreement, status=command.status, learned=learned
    )
    return Decision((review,))


def _choose_line(state: State, command: c.ChooseLine) -> Answer:
    chosen = e.LineChosen(by=command.by, line=command.line, on=command.on, paper=command.paper)
    if command.paper == "sheet":
        return _choose_for_sheet(state, chosen)
    owner = line_owner(state, command.line, command.by)
    if owner is None:
        return Refusal("unknown-line")
    if not is_actor(state, command.by):
        return Refusal("not-at-table")
    player = state.player(owner)
    gone = player is not None and not player.present
    if owner != command.by and not (gone and command.by == e.TABLE and not command.on):
        return Refusal("not-your-line", {"name": player.name if player else ""})
    if state.lines.get(command.line, False) == command.on:
        return Decision()
    return Decision((chosen,))


def _choose_for_sheet(state: State, chosen: e.LineChosen) -> Answer:
    """Put a line on one's own sheet, also after leaving: it is nobody else's to choose."""
    if state.player(chosen.by) is None:
        return Refusal("not-at-table")
    if chosen.line not in {one.id for one in sheet_lines_of(state, chosen.by)}:
        return Refusal("unknown-line")
    if state.sheet_lines.get((chosen.by, chosen.line), False) == chosen.on:
        return Decision()
    return Decision((chosen,))
