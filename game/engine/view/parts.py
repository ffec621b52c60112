"""Name the parts that views are built of: frozen, in one language, without anything hidden."""

from datetime import date

from msgspec import Struct

from boards.gaps import Gap, gap
from boards.models import Board, DrawnBoard, FieldBoard, Point, Zone
from cards.models import Card, Deck
from datafiles.text import localized
from game.engine.events import AgreementStatus, Placed
from game.engine.sensitive import is_kept
from game.engine.state import Kept, Player, State
from game.script.base import Step


class ZoneView(Struct, frozen=True):
    """A zone in the session's language; x, y, w and h in the unit square."""

    id: str
    letter: str
    sign: str
    name: str
    short: str
    meaning: str
    x: float
    y: float
    w: float
    h: float
    sensitive: bool = False
    examples: tuple[str, ...] = ()


class BoardView(Struct, frozen=True):
    """A board in the session's language; `roof` to `around` are those of a levels board."""

    id: str
    title: str
    up: str
    right: str
    zones: tuple[ZoneView, ...]
    kind: str = "field"
    roof: str = ""
    roof_about: str = ""
    low: str = ""
    high: str = ""
    caption: str = ""
    around: tuple[str, ...] = ()

    def zone(self, zone_id: str) -> ZoneView:
        """Give a zone by its id."""
        return next(zone for zone in self.zones if zone.id == zone_id)


class PlayerView(Struct, frozen=True):
    """Somebody at the table; `seat` counts from 0 and decides the token's shape."""

    id: str
    name: str
    role: str
    present: bool
    seat: int


class TokenView(Struct, frozen=True):
    """An opened placement: `by` put `about` at x, y; ids of players; `id` names its line."""

    id: str
    about: str
    by: str
    x: float
    y: float
    zone: str

    @property
    def own(self) -> bool:
        """Tell whether somebody placed themself."""
        return self.about == self.by


class GapView(Struct, frozen=True):
    """A gap between opened placements, with the id of its line."""

    id: str
    gap: Gap


class CardView(Struct, frozen=True):
    """A card in the session's language; `id` names its line, `card` is the printed id."""

    id: str
    card: str
    category: str
    category_name: str
    sign: str
    kind: str
    depth: int
    text: str


class NoteView(Struct, frozen=True):
    """A written line."""

    id: str
    text: str
    zone: str | None
    about: str | None


class AnswerView(Struct, frozen=True):
    """An answer: `id` names its line and `by` is empty where it is shown and never kept.

    `carries` tells that the first of two choices holds up the second.
    """

    id: str
    by: str
    step: str
    item: str
    text: str
    choices: tuple[str, ...]
    value: float | None
    carries: bool = False


class TallyView(Struct, frozen=True):
    """How many dots each choice got, of those that are kept; never whose."""

    id: str
    step: str
    counts: tuple[tuple[str, int], ...]


class ParkedView(Struct, frozen=True):
    """Something that was put aside for later."""

    id: str
    text: str


class AgreementView(Struct, frozen=True):
    """An agreement; `who` holds player ids in a session and names once it is distilled."""

    id: str
    number: int
    what: str
    who: tuple[str, ...]
    first_step: str
    by_when: date | None
    need: str
    status: AgreementStatus
    learned: str = ""


def board_view(state: State, board: Board) -> BoardView:
    """Give a board in the session's language."""
    return board_in(board, state.started.lang)


def board_in(board: Board, lang: str) -> BoardView:
    """Give a board in a language."""
    title = localized(board.title, lang)
    if isinstance(board, FieldBoard):
        zones = tuple(_zone_view(zone, lang) for zone in board.zones)
        axes = board.axes
        up, right = (localized(axes.up, lang), localized(axes.right, lang)) if axes else ("", "")
        return BoardView(board.id, title, up, right, zones)
    if isinstance(board, DrawnBoard):
        return BoardView(board.id, title, "", "", (), kind=board.kind)
    levels = tuple(
        _zone_view(zone, lang, tuple(localized(one, lang) for one in level.examples))
        for zone, level in zip(board.zones, board.levels, strict=True)
    )
    return BoardView(
        board.id,
        title,
        "",
        "",
        levels,
        kind="levels",
        roof=localized(board.roof, lang),
        roof_about=localized(board.about, lang) if board.about else "",
        low=localized(board.low, lang),
        high=localized(board.high, lang),
        caption=localized(board.caption, lang),
        around=tuple(localized(one, lang) for one in board.around),
    )


def _zone_view(zone: Zone, lang: str, examples: tuple[str, ...] = ()) -> ZoneView:
    return ZoneView(
        zone.id,
        zone.letter,
        zone.sign,
        localized(zone.name, lang),
        localized(zone.short, lang),
        localized(zone.meaning, lang),
        zone.x,
        zone.y,
        zone.w,
        zone.h,
        zone.sensitive,
        examples,
    )


def card_view(state: State, deck: Deck, card: Card, line: str = "") -> CardView:
    """Give a card in the session's language."""
    lang = state.started.lang
    category = deck.category(card.category)
    return CardView(
        id=line,
        card=card.id,
        category=card.category,
        category_name=localized(category.name, lang) if category else card.category,
        sign=category.sign if category else "",
        kind=card.kind,
        depth=card.depth,
        text=localized(card.text, lang),
    )


def players_of(state: State) -> tuple[PlayerView, ...]:
    """Give everybody who is or was at the table, in the order of their seats."""
    return tuple(
        PlayerView(one.id, one.name, one.role, one.present, seat)
        for seat, one in enumerate(state.players)
    )


def order(state: State, step: Step) -> tuple[Player, ...]:
    """Give the players at the table in this step's order; it rotates, so nobody is always first.

    All seats rotate, also of who left: otherwise the turn would jump when somebody goes.
    """
    start = state.started.script.steps.index(step) % len(state.players)
    turned = state.players[start:] + state.players[:start]
    return tuple(one for one in turned if one.present)


def opened_tokens(state: State, steps: tuple[str, ...]) -> tuple[TokenView, ...]:
    """Give what a reveal opened of some steps, volatile placements without an id."""
    tokens = [
        _token(kept)
        for key, kept in state.opened.items()
        if key[0] in steps and is_kept(state, kept.event)
    ]
    for key, placed in state.opened_volatile.items():
        if key[0] in steps:
            tokens.append(_token(Kept(0, placed)))
    return tuple(token for token in tokens if token is not None)


def shared_tokens(state: State, step: Step) -> tuple[TokenView, ...]:
    """Give the placements of a step that everybody sees at once, volatile ones without an id."""
    here = {player.id for player in state.present}
    kept = [one for one in state.placed.values() if is_kept(state, one.event)]
    kept += [Kept(0, placed) for placed in state.volatile.values()]
    tokens = [
        _token(one)
        for one in kept
        if one.event.step == step.id
        and one.event.audience == "shared"
        and {one.event.by, one.event.about} <= here
    ]
    return tuple(token for token in tokens if token is not None)


def private_tokens(state: State, step: Step, by: str) -> tuple[TokenView, ...]:
    """Give where somebody stands at a step for themself alone, of what is kept."""
    found = [
        _token(kept)
        for key, kept in state.placed.items()
        if key[:3] == (step.id, by, by)
        and kept.event.audience == "private"
        and is_kept(state, kept.event)
    ]
    return tuple(token for token in found if token is not None)


def _token(kept: Kept[Placed]) -> TokenView | None:
    event = kept.event
    if event.x is None or event.y is None or event.zone is None:
        return None
    line = str(kept.seq) if kept.seq else ""
    return TokenView(line, event.about, event.by, event.x, event.y, event.zone)


def gaps_of(board: Board, tokens: tuple[TokenView, ...]) -> tuple[GapView, ...]:
    """Give every gap between an own token and another's about the same person.

    Those about one person stay together; whose largest gap is largest comes first.
    """
    own = {token.about: token for token in tokens if token.own}
    found = [
        GapView(
            f"{own[token.about].id}-{token.id}" if token.id and own[token.about].id else "",
            gap(
                board,
                token.about,
                token.by,
                Point(own[token.about].x, own[token.about].y),
                Point(token.x, token.y),
            ),
        )
        for token in tokens
        if not token.own and token.about in own
    ]
    largest: dict[str, float] = {}
    for one in found:
        largest[one.gap.about] = max(largest.get(one.gap.about, 0.0), one.gap.distance)
    return tuple(
        sorted(
            found,
            key=lambda one: (
                -largest[one.gap.about],
                one.gap.about,
                -one.gap.distance,
                one.gap.by,
            ),
        )
    )


def notes_of(state: State, step: Step) -> tuple[NoteView, ...]:
    """Give the lines that were written at a step."""
    return tuple(
        NoteView(str(seq), note.text, note.zone, note.about)
        for seq, note in state.notes.items()
        if note.step == step.id and is_kept(state, note)
    )


def parked_of(state: State) -> tuple[ParkedView, ...]:
    """Give what was put aside for later."""
    return tuple(ParkedView(str(seq), one.text) for seq, one in state.parked.items())


def agreements_of(state: State) -> tuple[AgreementView, ...]:
    """Give the agreements in force, with how they stand."""
    if state.distilled is not None:
        return tuple(
            AgreementView(
                str(one.id),
                one.id,
                one.what,
                one.who,
                one.first_step,
                one.by_when,
                one.need,
                state.reviews.get(one.id, one.status),
                state.learned.get(one.id, one.learned),
            )
            for one in state.distilled.agreements
        )
    return tuple(
        AgreementView(
            str(seq),
            seq,
            made.what,
            made.who,
            made.first_step,
            made.by_when,
            made.need,
            state.reviews.get(seq, "open"),
            state.learned.get(seq, ""),
        )
        for seq, made in state.agreements.items()
    )


def followed_of(state: State) -> tuple[AgreementView, ...]:
    """Give the agreements of the session before, with how they stand now; `who` holds names."""
    follows = state.started.follows
    found = []
    for one in follows.agreements if follows is not None else ():
        seen = state.followed.get(one.id)
        found.append(
            AgreementView(
                f"then-{one.id}",
                one.id,
                one.what,
                one.who,
                one.first_step,
                one.by_when,
                one.need,
                seen.status if seen else one.status,
                seen.learned if seen else one.learned,
            )
        )
    return tuple(found)
