"""Show the poster as lines before it is printed: what is on stands on the paper, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.engine.events import TABLE
from game.engine.view.lines import LineView
from game.engine.view.parts import (
    AgreementView,
    BoardView,
    CardView,
    GapView,
    NoteView,
    TokenView,
)
from game.language import _, and_list, short_date
from game.table.poster import quoted
from game.table.words import gap_word, kind_word, named
from game.tui.kit.paperpreview import PreviewLine, PreviewPicture
from game.tui.kit.tokens import row_token
from game.tui.pictures import gap_sentence, letters_of

if TYPE_CHECKING:
    from exports.content import PosterContent
    from exports.fonts import Substitution
    from game.engine.view.screen import ScreenView

GROUPS = {
    "token": "field",
    "gap": "field",
    "quote": "field",
    "insight": "insight",
    "card": "card",
    "agreement": "agreement",
}
BLANK = "\u00a0"
"""A label that keeps the column."""


def in_order(view: ScreenView, lines: Sequence[LineView]) -> tuple[LineView, ...]:
    """Give the lines as they are read: per person on the field, then as on the poster."""
    seats = {player.id: player.seat for player in view.players}
    groups = list(dict.fromkeys(GROUPS.values()))
    return tuple(
        sorted(lines, key=lambda one: (groups.index(GROUPS[one.section]), seats.get(one.owner, -1)))
    )


def preview(
    view: ScreenView,
    content: PosterContent,
    board: BoardView | None,
    lines: Sequence[LineView],
    *,
    cursor: str,
    private: bool,
    changed: Sequence[Substitution] = (),
) -> PreviewPicture:
    """Give the paper; `private` is one person's own lines, without what is always printed."""
    shown: list[PreviewLine] = []
    if not private:
        shown.append(PreviewLine("", content.title, bold=True))
        head = (content.kicker, content.date, *content.place_lines)
        shown += [PreviewLine("", " · ".join(part for part in head if part)), PreviewLine()]
    group = ""
    for line in lines:
        here = GROUPS[line.section]
        if group and here != group:
            shown.append(PreviewLine())
        label = _heading(here) if here != group else BLANK
        group = here
        shown.append(
            PreviewLine(
                line.id,
                line_words(view, board, line),
                label,
                "on" if line.on else "off",
                owner="" if private or line.owner == TABLE else _owner(view, line.owner),
            )
        )
    if not private:
        if content.follow_up:
            shown += [PreviewLine(), PreviewLine("", content.follow_up)]
        shown += [PreviewLine(), PreviewLine("", content.footer_left)]
        for one in changed:
            said = _("Geen lettertype heeft {letter}; op papier staat {instead}.").format(
                letter=one.original, instead=one.shown or "·"
            )
            shown.append(PreviewLine("", said))
    return PreviewPicture(
        tuple(shown),
        cursor=cursor,
        on_word=_("aan"),
        off_word=_("uit"),
        foot="" if private else content.footer_right,
    )


def _owner(view: ScreenView, player: str) -> str:
    token = row_token(view.player(player).seat, letters_of(view)[player])
    return _("alleen {token}").format(token=token)


def line_words(view: ScreenView, board: BoardView | None, line: LineView) -> str:
    """Give a line in words."""
    content = line.content
    if isinstance(content, TokenView):
        zone = board.zone(content.zone).name if board is not None else content.zone
        return _("De pion van {name}, zelf in {zone} gezet").format(
            name=view.player(content.about).name, zone=zone
        )
    if isinstance(content, GapView):
        said = gap_sentence(view, board, content.gap) if board is not None else ""
        return _("{sentence} Met pijl: {word}").format(
            sentence=said, word=gap_word(content.gap.word)
        )
    if isinstance(content, NoteView):
        if content.about is None:
            return content.text
        return named(view.player(content.about).name, quoted(content.text))
    if isinstance(content, CardView):
        return named(f"{content.category_name}, {kind_word(content.kind)}", content.text)
    return _agreement_words(view, content)


def _agreement_words(view: ScreenView, one: AgreementView) -> str:
    who = and_list([view.player(player).name for player in one.who])
    parts = [named(who, one.what), one.first_step]
    parts.append(short_date(one.by_when) if one.by_when else "")
    parts.append(_("nodig: {text}").format(text=one.need) if one.need else "")
    return " · ".join(part for part in parts if part)


def _heading(group: str) -> str:
    return {
        "field": _("Het veld"),
        "insight": _("Inzichten"),
        "card": _("Kaarten"),
        "agreement": _("Afspraken"),
    }[group]
