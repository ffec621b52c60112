"""Rules that the kinds share at which each player answers: ask, vote, pick, rate, prepare.

A kind says by its `Form` what may be answered; taking answers in, opening them all at once and
showing them works the same for all.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from msgspec import Struct

from cards.models import Card, Deck
from datafiles.text import localized
from game.engine import commands as c
from game.engine.answers import Answer, Decision, Refusal
from game.engine.events import TABLE, Answered, Heard, Noted, Revealed
from game.engine.sensitive import answer_touches, bears_names, is_kept, note_touches
from game.engine.state import AnswerKey, Kept, State
from game.engine.view.lines import answer_option
from game.engine.view.parts import AnswerView, BoardView, NoteView, board_view, notes_of, order
from game.engine.words import line_or_refusal, page_or_refusal
from game.script.base import Audience, Step
from game.script.options import Choosing, Option

Words = Literal["none", "line", "long", "page"]


class OptionView(Struct, frozen=True):
    """Something to choose, in the session's language; `sign` is a zone's or a category's.

    `more` explains what `text` only names, `group` is the name of a card's category.
    """

    id: str
    text: str
    sign: str = ""
    sensitive: bool = False
    more: str = ""
    group: str = ""


class ItemView(Struct, frozen=True):
    """One thing of a step that is answered; `date` asks for a day."""

    id: str
    text: str
    date: bool = False
    sensitive: bool = False


THE_ITEM = (ItemView("", ""),)
"""The item of a step that asks one thing."""


class Form(Struct, frozen=True):
    """What may be answered: from `least` to `most` choices for each item, words, a value.

    `repeat` lets a choice stand more than once (dots); `labels` name the choices one by one.
    `low` and `high` name the ends of a value's scale; without them there is no value.
    """

    items: tuple[ItemView, ...] = THE_ITEM
    options: tuple[OptionView, ...] = ()
    least: int = 0
    most: int = 0
    repeat: bool = False
    labels: tuple[str, ...] = ()
    words: Words = "none"
    low: str = ""
    high: str = ""

    @property
    def barren(self) -> bool:
        """Tell whether something must be chosen, and there is nothing to choose from."""
        return self.least > 0 and not self.options


class AnswerSeat(Struct, frozen=True):
    """How far a player is: whether all is locked, and whether they were heard."""

    player: str
    locked: bool
    heard: bool


class AnswerPanel(Struct, frozen=True):
    """What is asked and what the viewer may see of the answers.

    `answers` are those that everybody sees now; `tally` counts choices once they are open, without
    names; `mine` and `missing` (items not locked yet) are for a player's own view alone.
    """

    audience: Audience
    form: Form
    revealed: bool
    read_only: bool
    seats: tuple[AnswerSeat, ...]
    answers: tuple[AnswerView, ...]
    tally: tuple[tuple[str, int], ...]
    mine: tuple[AnswerView, ...]
    missing: tuple[str, ...]
    notes: tuple[NoteView, ...]
    board: BoardView | None

    @property
    def sealed(self) -> bool:
        """Tell whether answers are given behind the curtain."""
        return self.audience in ("sealed", "private")


def options_of(state: State, step: Choosing) -> tuple[OptionView, ...]:
    """Give what players choose from at a step, in the session's language."""
    lang = state.started.lang
    if step.source == "zones":
        return zone_options(state, step)
    if step.source == "cards":
        deck = state.deck(step)
        return tuple(_card_option(deck, card, lang) for card in deck.cards)
    if step.source == "lines":
        return _line_options(state, step)
    if step.source == "statements":
        rated = state.started.script.step(step.lines_of or "")
        return tuple(_option(one, lang) for one in getattr(rated, "statements", ()))
    return tuple(_option(one, lang) for one in step.options)


def _line_options(state: State, step: Choosing) -> tuple[OptionView, ...]:
    """Give the lines of an earlier step; an answer keeps its id also when its words change."""
    kept = [
        OptionView(str(seq), note.text)
        for seq, note in state.notes.items()
        if note.step == step.lines_of and is_kept(state, note)
    ]
    source = state.started.script.step(step.lines_of or "")
    if source is not None and not bears_names(state, source):
        return tuple(kept)  # whose line it is would tell
    open_now = [one for one in state.answered.values() if one.event.audience == "shared"]
    said = [
        OptionView(answer_option(one.event), one.event.text)
        for one in (*open_now, *state.disclosed.values())
        if one.event.step == step.lines_of and one.event.text and is_kept(state, one.event)
    ]
    return (*kept, *said)


def _card_option(deck: Deck, card: Card, lang: str) -> OptionView:
    """Name a card by its name where it has one; its text then explains it."""
    category = deck.category(card.category)
    text = localized(card.text, lang)
    return OptionView(
        card.id,
        localized(card.name, lang) if card.name else text,
        sign=category.sign if category else "",
        more=text if card.name else "",
        group=localized(category.name, lang) if category else "",
    )


def _option(one: Option, lang: str) -> OptionView:
    return OptionView(one.id, localized(one.text, lang), sensitive=one.sensitive)


def zone_options(state: State, step: Step) -> tuple[OptionView, ...]:
    """Give the zones of a step's board to choose from."""
    lang = state.started.lang
    return tuple(
        OptionView(zone.id, localized(zone.name, lang), zone.sign, zone.sensitive)
        for zone in state.board(step).zones
    )


def items_of(state: State, listed: Sequence[Option]) -> tuple[ItemView, ...]:
    """Give prompts or statements in the session's language."""
    lang = state.started.lang
    return tuple(
        ItemView(one.id, localized(one.text, lang), getattr(one, "date", False), one.sensitive)
        for one in listed
    )


def decide(state: State, step: Any, form: Form, command: Any) -> Answer:
    """Take an answer in, open all at once, mark who was heard, or keep a line of the group."""
    sealed = step.audience == "sealed"
    opened = step.id in state.revealed
    match command:
        case c.Answer():
            return _answer(state, step, form, command)
        case c.Reveal() if sealed:
            if opened:
                return Refusal("already-revealed")
            return Decision((Revealed(step=step.id, visit=state.visit, of=(step.id,)),))
        case c.Hear() | c.Note() if sealed and not opened:
            return Refusal("not-revealed")
        case c.Hear():
            return _hear(state, step, command)
        case c.Note() if step.audience != "private":
            return note(state, step, command)
    return Refusal("wrong-step")


def _hear(state: State, step: Step, command: c.Hear) -> Answer:
    player = state.player(command.about)
    if player is None or not player.present:
        return Refusal("not-about")
    if (step.id, command.about) in state.heard:
        return Decision()
    heard = Heard(
        step=step.id,
        visit=state.visit,
        by=command.by,
        audience="shared",
        about=command.about,
    )
    return Decision((heard,))


def note(state: State, step: Step, command: c.Note) -> Answer:
    """Keep a line of the group, change it, or take it away by writing nothing in its place."""
    old = state.notes.get(command.replaces) if command.replaces is not None else None
    if command.replaces is not None and (old is None or old.step != step.id):
        return Refusal("unknown-note")
    text = line_or_refusal(command.text, required=old is None)
    if isinstance(text, Refusal):
        return text
    zones = {zone.id for board in state.started.boards for zone in board.zones}
    if command.zone is not None and command.zone not in zones:
        return Refusal("unknown-zone")
    if text and state.health == "talk" and note_touches(state, step, command.zone):
        return Refusal("health-not-asked")
    noted = Noted(
        step=step.id,
        visit=state.visit,
        by=command.by,
        audience="shared",
        text=text,
        zone=command.zone,
        about=None,
        replaces=command.replaces,
    )
    return Decision((noted,))


def _answer(state: State, step: Any, form: Form, command: c.Answer) -> Answer:
    if step.audience == "spoken":
        return Refusal("wrong-step")
    if step.id in state.revealed:
        return Refusal("read-only")
    if command.by == TABLE:
        return Refusal("not-at-table")
    item = next((one for one in form.items if one.id == command.item), None)
    if item is None:
        return Refusal("unknown-item")
    said = _said(form, item, command)
    if isinstance(said, Refusal):
        return said
    full = Answered(
        step=step.id,
        visit=state.visit,
        by=command.by,
        audience=step.audience,
        item=command.item,
        text=said,
        choices=command.choices,
        value=command.value,
    )
    touches = answer_touches(state, step, command.item, command.choices)
    if state.health == "keep" or not touches or is_empty(full):
        return Decision((full,))
    # The log holds what a stop card leaves, so that nobody can tell who chose this.
    nothing = full.model_copy(update={"text": "", "choices": (), "value": None})
    return Decision((nothing,), (full,))


def _said(form: Form, item: ItemView, command: c.Answer) -> str | Refusal:
    """Give the cleaned words of an answer that keeps to its form."""
    page = form.words == "page"
    text = page_or_refusal(command.text) if page else line_or_refusal(command.text, required=False)
    if isinstance(text, Refusal):
        return text
    if not text and not command.choices and command.value is None:
        return ""  # locked without a value
    if not set(command.choices) <= {one.id for one in form.options}:
        return Refusal("unknown-option")
    if not form.repeat and len(set(command.choices)) < len(command.choices):
        return Refusal("chosen-twice")
    if len(command.choices) < form.least:
        return Refusal("too-few", {"least": str(form.least)})
    if len(command.choices) > form.most:
        return Refusal("too-many", {"most": str(form.most)})
    if (command.value is not None) != bool(form.low):
        return Refusal("outside-board")
    if command.value is not None and not 0 <= command.value <= 1:
        return Refusal("outside-board")
    if text and form.words == "none":
        return Refusal("wrong-step")
    if item.date:
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            return Refusal("date-unreadable", {"text": text[:20]})
    return text


def keeps_to(form: Form, event: Answered) -> bool:
    """Tell whether an answer that comes from outside is one that its form allows."""
    item = next((one for one in form.items if one.id == event.item), None)
    given = c.Answer(
        event.by, text=event.text, choices=event.choices, item=event.item, value=event.value
    )
    return item is not None and _said(form, item, given) == event.text


def is_empty(event: Answered) -> bool:
    """Tell whether an answer is locked without a value."""
    return not event.text and not event.choices and event.value is None


def in_force(state: State, key: AnswerKey, kept: Kept[Answered]) -> Answered:
    """Give an answer as it is shown: what is never kept in place of the empty one in the log."""
    unkept = state.unkept.get(key)
    return unkept.event if unkept is not None and unkept.seq == kept.seq else kept.event


def _view(
    state: State, key: AnswerKey, kept: Kept[Answered], *, named: bool, own: bool = False
) -> AnswerView:
    """Show an answer; one that is never kept bears no name and no line."""
    event = in_force(state, key, kept)
    kept_here = event is kept.event
    return AnswerView(
        id=str(kept.seq) if kept_here and named else "",
        by=event.by if (kept_here and named) or own else "",
        step=event.step,
        item=event.item,
        text=event.text,
        choices=event.choices,
        value=event.value,
    )


def _shown(state: State, step: Any, *, named: bool) -> list[AnswerView]:
    """Give the answers that everybody may see now.

    Those without a name come last, ordered by what they say: their place among the others would
    tell whose they are.
    """
    if step.audience == "private":
        return []
    here = {player.id for player in state.present}
    views = [
        _view(state, key, one, named=named)
        for key, one in (state.disclosed if step.audience == "sealed" else state.answered).items()
        if key[0] == step.id
        and (step.audience == "sealed" or key[1] in here)
        and _counts(state, key, one)
    ]
    nameless = [one for one in views if not one.by]
    nameless.sort(key=lambda one: (one.item, one.choices, one.text, one.value or 0.0))
    return [*(one for one in views if one.by), *nameless]


def _counts(state: State, key: AnswerKey, kept: Kept[Answered]) -> bool:
    """Tell whether an answer may still be shown: kept, or never to be kept."""
    return is_kept(state, kept.event) or in_force(state, key, kept) is not kept.event


def locked(state: State, step: Step, form: Form, player: str) -> bool:
    """Tell whether a player answered or passed every item."""
    return all((step.id, player, item.id) in state.answered for item in form.items)


def waiting(state: State, step: Any, form: Form) -> frozenset[str]:
    """Give who has not answered, or, once all is open or said aloud, who was not heard."""
    here = state.present
    if step.audience == "spoken":
        return frozenset(one.id for one in here if (step.id, one.id) not in state.heard)
    if step.id in state.revealed or form.barren:
        return frozenset()
    return frozenset(
        one.id
        for one in here
        if not locked(state, step, form, one.id)
        and (step.audience != "shared" or (step.id, one.id) not in state.heard)
    )


def panel(state: State, step: Any, form: Form, viewer: str, *, names: bool = True) -> AnswerPanel:
    """Give what the viewer may see; without `names` only a tally is open."""
    views = _shown(state, step, named=bears_names(state, step))
    counts = Counter(choice for one in views for choice in one.choices)
    opened = step.id in state.revealed
    open_now = opened or step.audience == "shared"
    own = [(key, one) for key, one in state.answered.items() if key[:2] == (step.id, viewer)]
    boards = state.started.boards
    return AnswerPanel(
        audience=step.audience,
        form=form,
        revealed=opened,
        read_only=opened or form.barren,
        seats=tuple(
            AnswerSeat(
                one.id,
                opened or form.barren or locked(state, step, form, one.id),
                (step.id, one.id) in state.heard,
            )
            for one in order(state, step)
        ),
        answers=tuple(one for one in views if not is_blank(one)) if names else (),
        tally=tuple((one.id, counts[one.id]) for one in form.options) if open_now else (),
        mine=tuple(
            _view(state, key, one, named=True, own=True)
            for key, one in own
            if _counts(state, key, one)
        ),
        missing=tuple(
            item.id
            for item in form.items
            if viewer in {one.id for one in state.players}
            and (step.id, viewer, item.id) not in state.answered
        ),
        notes=notes_of(state, step),
        board=board_view(state, state.board(step)) if boards else None,
    )


def is_blank(view: AnswerView) -> bool:
    """Tell whether there is nothing to show."""
    return not view.text and not view.choices and view.value is None
