"""Name the parts that views are built of: frozen, in one language, without anything hidden."""

from dataclasses import dataclass
from datetime import date

from boards.gaps import Gap, gap
from boards.models import Board, Point
from cards.models import Card, Deck
from datafiles.text import localized
from game.engine.events import AgreementStatus, Placed
from game.engine.state import Kept, Player, State
from game.script.base import Step


@dataclass(frozen=True, slots=True)
class ZoneView:
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


@dataclass(frozen=True, slots=True)
class BoardView:
    """A board in the session's language."""

    id: str
    title: str
    up: str
    right: str
    zones: tuple[ZoneView, ...]

    def zone(self, zone_id: str) -> ZoneView:
        """Give a zone by its id."""
        return next(zone for zone in self.zones if zone.id == zone_id)


@dataclass(frozen=True, slots=True)
class TokenView:
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


@dataclass(frozen=True, slots=True)
class GapView:
    """A gap between opened placements, with the id of its line."""

    id: str
    gap: Gap


@dataclass(frozen=True, slots=True)
class CardView:
    """A card in the session's language; `id` names its line, `card` is the printed id."""

    id: str
    card: str
    category: str
    category_name: str
    sign: str
    kind: str
    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A written line."""

    id: str
    text: str
    zone: str | None
    about: str | None


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement; `who` holds player ids in a session and names once it is distilled."""

    id: str
    number: int
    what: str
    who: tuple[str, ...]
    first_step: str
    by_when: date | None
    need: str
    status: AgreementStatus


def board_view(state: State, board: Board) -> BoardView:
    """Give a board in the session's language."""
    lang = state.started.lang
    axes = board.axes
    return BoardView(
        id=board.id,
        title=localized(board.title, lang),
        up=localized(axes.up, lang) if axes else "",
        right=localized(axes.right, lang) if axes else "",
        zones=tuple(
            ZoneView(
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
            )
            for zone in board.zones
        ),
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


def order(state: State, step: Step) -> tuple[Player, ...]:
    """Give the players at the table in this step's order; it rotates, so nobody is always first."""
    present = state.present
    if not present:
        return ()
    start = state.started.script.steps.index(step) % len(present)
    return present[start:] + present[:start]


def opened_tokens(state: State, steps: tuple[str, ...]) -> tuple[TokenView, ...]:
    """Give what a reveal opened of some steps, volatile placements without an id."""
    tokens = [_token(kept) for key, kept in state.opened.items() if key[0] in steps]
    for key, placed in state.opened_volatile.items():
        if key[0] in steps:
            tokens.append(_token(Kept(0, placed)))
    return tuple(token for token in tokens if token is not None)


def shared_tokens(state: State, step: Step) -> tuple[TokenView, ...]:
    """Give the placements of a step that everybody sees at once, volatile ones without an id."""
    here = {player.id for player in state.present}
    kept = [*state.placed.values(), *(Kept(0, placed) for placed in state.volatile.values())]
    tokens = [
        _token(one)
        for one in kept
        if one.event.step == step.id
        and one.event.audience == "shared"
        and {one.event.by, one.event.about} <= here
    ]
    return tuple(token for token in tokens if token is not None)


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
        )
        for seq, made in state.agreements.items()
    )
