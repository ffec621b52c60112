"""Tell what touches on health, so that it is talked about and only kept when everybody said yes.

Sensitive is what a step, a zone, an item or an option marks so; of free words we only remind.
"""

from boards.models import Zone
from game.engine.events import Answered, Event, Noted, Placed
from game.engine.state import State
from game.script.base import Step
from game.script.options import Option


def placing_touches(state: State, step: Step, level: str | None) -> bool:
    """Tell whether any placement here is sensitive.

    On a field one sensitive zone makes the whole board so: otherwise a gap in the log would tell
    who stood there. On levels everybody has a token on each, so only the sensitive level is.
    """
    zones = state.board(step).zones
    return step.sensitive or any(zone.sensitive and level in (None, zone.id) for zone in zones)


def answer_touches(state: State, step: Step, item: str, choices: tuple[str, ...]) -> bool:
    """Tell whether an answer is sensitive: by its step, its item, or one of its choices."""
    listed = [*getattr(step, "prompts", ()), *getattr(step, "statements", ())]
    if step.sensitive or any(one.id == item and one.sensitive for one in listed):
        return True
    return any(one.id in choices and one.sensitive for one in _offered(state, step))


def _offered(state: State, step: Step) -> list[Zone | Option]:
    offered: list[Zone | Option] = [*getattr(step, "options", ())]
    if getattr(step, "choose", ()) or getattr(step, "source", "") == "zones":
        offered += state.board(step).zones
    return offered


def bears_names(state: State, step: Step) -> bool:
    """Tell whether answers that were sealed say whose they are once they are open.

    Where choosing one thing may touch on health under `talk`, none does: the one name that is
    missing would tell.
    """
    if getattr(step, "audience", None) != "sealed" or state.health == "keep":
        return True
    return not any(one.sensitive for one in _offered(state, step))


def note_touches(state: State, step: Step, zone: str | None) -> bool:
    """Tell whether a line is sensitive: by its step, or by the zone that it was put in."""
    zones = [one for board in state.started.boards for one in board.zones]
    return step.sensitive or any(one.sensitive and one.id == zone for one in zones)


def is_kept(state: State, event: Event) -> bool:
    """Tell whether an input of the log counts: not what touches on health once somebody said no.

    Keeping may end halfway, by a no or by somebody who comes late; what was written before then
    stays in the log until it is purged, and shows nowhere.
    """
    if not isinstance(event, Placed | Answered | Noted):
        return True
    if state.started.health == "talk" or state.health == "keep":
        return True  # nothing of it is in the log, or everybody said yes
    step = state.started.script.step(event.step)
    if step is None:
        return True
    if isinstance(event, Placed):
        return not placing_touches(state, step, event.level)
    if isinstance(event, Answered):
        return not answer_touches(state, step, event.item, event.choices)
    return not note_touches(state, step, event.zone)
