"""Turn views into the pictures that widgets draw; the words come from here, the data from views."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING

from game.language import _, plural
from game.table import words
from game.tui.kit.cardface import CardPicture
from game.tui.kit.chrome import HeaderPicture, PersonArt, ProgressPicture
from game.tui.kit.field import TokenArt, ZoneArt
from game.tui.kit.houseart import FloorArt
from game.tui.kit.tokens import initials

if TYPE_CHECKING:
    from datetime import datetime

    from boards.gaps import Gap
    from game.engine.view.parts import BoardView, CardView, TokenView
    from game.engine.view.screen import ScreenView

HUES = {
    "blocks": "know",
    "waves": "flow",
    "sun": "glow",
    "sprout": "grow",
    "heart": "gezondheid",
    "gem": "talenten",
    "compass": "waarden",
    "bag": "werk",
}


def hue_of(sign: str) -> str:
    """Give the colour that goes with a sign, on screen as on paper."""
    return HUES.get(sign, "know")


def zones_art(board: BoardView) -> tuple[ZoneArt, ...]:
    """Give a board's zones with their digits."""
    return tuple(
        ZoneArt(
            id=zone.id,
            name=zone.name,
            short=zone.short,
            sign=zone.sign,
            digit=str(number),
            x=zone.x,
            y=zone.y,
            w=zone.w,
            h=zone.h,
            hue=hue_of(zone.sign),
        )
        for number, zone in enumerate(board.zones, 1)
    )


def floors_art(board: BoardView) -> tuple[FloorArt, ...]:
    """Give the floors of a levels board with their digits, the lowest first."""
    return tuple(
        FloorArt(
            id=zone.id,
            digit=str(number),
            name=zone.name,
            short=zone.short,
            hue=hue_of(zone.sign),
            sign=zone.sign,
        )
        for number, zone in enumerate(board.zones, 1)
    )


def letters_of(view: ScreenView) -> dict[str, str]:
    """Give each player's two letters."""
    names = [player.name for player in view.players]
    return dict(zip((player.id for player in view.players), initials(names), strict=True))


def person(view: ScreenView, player_id: str, state: str = "", **flags: bool) -> PersonArt:
    """Give somebody for the table strip."""
    return PersonArt(view.player(player_id).seat, letters_of(view)[player_id], state, **flags)


def token_art(
    view: ScreenView, token: TokenView, *, faded: bool = False, blank: bool = False
) -> TokenArt:
    """Give an opened token: full for one's own, open in its placer's silhouette for another's."""
    placer = view.player(token.by)
    return TokenArt(
        key=f"{token.about}<{token.by}",
        initials=letters_of(view)[token.by],
        name=placer.name,
        shape=placer.seat,
        x=token.x,
        y=token.y,
        full=token.own,
        faded=faded,
        blank=blank,
    )


def depth_word(depth: int) -> str:
    """Give how deep a card goes."""
    return {1: _("licht"), 2: _("dieper"), 3: _("diep")}[depth]


def card_picture(card: CardView, foot: str = "") -> CardPicture:
    """Give a card's face."""
    return CardPicture(
        category=card.category_name,
        hue=hue_of(card.sign),
        kind=words.kind_word(card.kind),
        depth=card.depth,
        depth_word=depth_word(card.depth),
        question=card.text,
        id=card.card,
        foot=foot,
    )


def time_left(seconds: float) -> str:
    """Give time in whole minutes, the last minute per ten seconds, then what is over."""
    if seconds > 60:
        return plural("nog {n} min", "nog {n} min", math.ceil(seconds / 60))
    if seconds > 0:
        return _("nog {seconds} s").format(seconds=math.ceil(seconds / 10) * 10)
    over = int(-seconds // 60)
    return _("+{minutes} min").format(minutes=over) if over else _("tijd om")


def total_words(total: float) -> str:
    """Say how much time there is left for all steps together."""
    return _("samen {time}").format(time=time_left(total))


def header_picture(
    view: ScreenView, left: float, *, sealed: bool, total: float | None = None
) -> HeaderPicture:
    """Give the first row; a clock that stands still says so, a closed session has no time.

    With `total`, the seconds left for all steps, these are told as well: where there is room.
    """
    title = view.step.title if view.step else ""
    time = time_left(left) if view.status != "closed" else ""
    if time and view.clock.running_since is None:
        time = _("stil, {time}").format(time=time)
    if time and total is not None:
        time = f"{time} · {total_words(total)}"
    return HeaderPicture(
        game=view.title,
        step=" ".join(part for part in (_place_of(view), title) if part),
        time=time,
        sealed=sealed,
    )


def _place_of(view: ScreenView) -> str:
    """Say where the table is: by questions, where the script counts those, else by steps."""
    if view.counts == "steps":
        return f"{view.number + 1}/{len(view.steps)}"
    question = view.step.question if view.step is not None else None
    return f"{question}/{view.questions}" if question is not None else ""


def rest_of(view: ScreenView, now: datetime) -> float:
    """Give the seconds until the end if every step to come takes as long as planned.

    That is what is left of this step, nothing once it is over time, and of the steps after it in
    which the table has not been yet. Of those in which it was, only the last was not done with.
    """
    left, _total = view.clock.left(now)
    last = max((at for at, one in enumerate(view.steps) if one.visits), default=0)
    ahead = enumerate(view.steps[view.number + 1 :], view.number + 1)
    return max(left, 0.0) + sum(one.left for at, one in ahead if at >= last)


def ready_at(view: ScreenView, now: datetime) -> str:
    """Say at what time everything is done if every step to come takes as long as planned."""
    end = (now + timedelta(seconds=math.ceil(rest_of(view, now) / 60) * 60)).astimezone()
    return _("klaar rond {time}").format(time=f"{end:%H:%M}")


def progress_picture(view: ScreenView, left: float) -> ProgressPicture:
    """Give the second row: the step at hand fills with its time."""
    return ProgressPicture(len(view.steps), view.number, _worn(view, left))


def worn(view: ScreenView, now: datetime) -> float:
    """Give how much of the time of the step at hand is gone, from 0 to 1."""
    left, _total = view.clock.left(now)
    return _worn(view, left)


def _worn(view: ScreenView, left: float) -> float:
    room = view.clock.step_room
    return round(1.0 if room <= 0 else min(max(1 - left / room, 0.0), 1.0), 2)


def gap_sentence(view: ScreenView, board: BoardView, gap: Gap) -> str:
    """Say where both put somebody, without he or she."""
    names = {player.id: player.name for player in view.players}
    return words.gap_sentence(names, board, gap)
