"""Show the poster as lines before it is printed: what is on stands on the paper, nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.engine.events import TABLE
from game.engine.view.drawn import LinkView, TraceView
from game.engine.view.lines import LineView
from game.engine.view.parts import (
    AgreementView,
    AnswerView,
    BoardView,
    CardView,
    GapView,
    NoteView,
    ParkedView,
    TallyView,
    TokenView,
)
from game.language import _, and_list, short_date
from game.table.houseposter import answer_words, tally_words
from game.table.poster import quoted
from game.table.words import gap_word, kind_word, named, status_word
from game.tui.kit.paperpreview import PreviewLine, PreviewPicture
from game.tui.kit.tokens import row_token
from game.tui.pictures import gap_sentence, letters_of

if TYPE_CHECKING:
    from exports.content import PosterContent
    from exports.fonts import Substitution
    from exports.house.content import HousePosterContent
    from game.engine.view.screen import ScreenView

BEFORE = ("token", "gap", "quote")
AFTER = ("insight", "answer", "tally", "card", "parked", "then", "agreement")
BLANK = "\u00a0"
"""A label that keeps the column."""


def group_of(line: LineView) -> str:
    """Give under which head a line stands: the board, a question's number, or its own section."""
    if line.section in BEFORE:
        return "board"
    return str(line.question) if line.question is not None else line.section


def in_order(view: ScreenView, lines: Sequence[LineView]) -> tuple[LineView, ...]:
    """Give the lines as they are read: per person on the board, by question, then the rest."""
    seats = {player.id: player.seat for player in view.players}

    def place(line: LineView) -> tuple[int, int, int]:
        if line.section in BEFORE:
            return (0, seats.get(line.owner, -1), 0)
        if line.question is not None:
            return (1, line.question, seats.get(line.owner, -1))
        return (2, AFTER.index(line.section), seats.get(line.owner, -1))

    return tuple(sorted(lines, key=place))


def bundled(lines: Sequence[LineView]) -> tuple[tuple[LineView, ...], ...]:
    """Put lines together that are switched as one: each person's places in the house.

    On a field a person has one place, so that nothing is put together there.
    """
    found: list[list[LineView]] = []
    for line in lines:
        last = found[-1][-1] if found else None
        if (
            last is not None
            and line.section == last.section == "token"
            and line.owner == last.owner
        ):
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(tuple(bundle) for bundle in found)


def preview(
    view: ScreenView,
    content: PosterContent | HousePosterContent,
    board: BoardView | None,
    lines: Sequence[LineView],
    *,
    cursor: str,
    private: bool,
    names: Mapping[str, str],
    sheet: frozenset[str] = frozenset(),
    changed: Sequence[Substitution] = (),
) -> PreviewPicture:
    """Give the paper; `private` is one person's own lines, without what is always printed.

    `names` puts ids in answers into words, `sheet` holds the lines that go on the person's sheet.
    """
    shown: list[PreviewLine] = []
    if not private:
        shown.append(PreviewLine("", content.title, bold=True))
        head = (content.kicker, content.date, *content.place_lines)
        shown += [PreviewLine("", " · ".join(part for part in head if part)), PreviewLine()]
    group = ""
    for bundle in bundled(lines):
        line = bundle[0]
        here = group_of(line)
        if group and here != group:
            shown.append(PreviewLine())
        label = _heading(here, board) if here != group else BLANK
        group = here
        shown.append(
            PreviewLine(
                line.id,
                _marked(bundle_words(view, board, bundle, names), bundle, sheet),
                label,
                "on" if any(one.on for one in bundle) else "off",
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


def _marked(text: str, bundle: Sequence[LineView], sheet: frozenset[str]) -> str:
    on = any(line.id in sheet for line in bundle)
    return f"{text}   {_('[op je blad]')}" if on else text


def _owner(view: ScreenView, player: str) -> str:
    token = row_token(view.player(player).seat, letters_of(view)[player])
    return _("alleen {token}").format(token=token)


def bundle_words(
    view: ScreenView,
    board: BoardView | None,
    bundle: Sequence[LineView],
    names: Mapping[str, str] | None = None,
) -> str:
    """Give what is switched as one in words."""
    places = [one.content.zone for one in bundle if isinstance(one.content, TokenView)]
    if len(places) < 2 or board is None:
        return line_words(view, board, bundle[0], names)
    floors = and_list([board.zone(place).name for place in places])
    return named(view.player(bundle[0].owner).name, floors)


def line_words(
    view: ScreenView,
    board: BoardView | None,
    line: LineView,
    names: Mapping[str, str] | None = None,
) -> str:
    """Give a line in words."""
    content = line.content
    if isinstance(content, AnswerView):
        return named(view.player(content.by).name, answer_words(content, names or {}))
    if isinstance(content, TallyView):
        return ", ".join(tally_words(content, names or {}))
    if isinstance(content, ParkedView):
        return content.text
    if line.section == "then" and isinstance(content, AgreementView):
        said = named(content.what, status_word(content.status))
        return f"{said}. {content.learned}" if content.learned else said
    if isinstance(content, TokenView):
        zone = board.zone(content.zone).name if board is not None else content.zone
        if board is not None and board.kind == "levels":
            return _("De pion van {name} op {zone}").format(
                name=view.player(content.about).name, zone=zone
            )
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
        kind = kind_word(content.kind)
        double = content.text.casefold().startswith(kind.casefold())
        head = content.category_name if double else f"{content.category_name}, {kind}"
        return named(head, content.text)
    if isinstance(content, TraceView | LinkView):
        return ""  # drawn alone: on one's own sheet at most
    return _agreement_words(view, content)


def _agreement_words(view: ScreenView, one: AgreementView) -> str:
    who = and_list([view.player(player).name for player in one.who])
    parts = [named(who, one.what), one.first_step]
    parts.append(short_date(one.by_when, view.held_on) if one.by_when else "")
    parts.append(_("nodig: {text}").format(text=one.need) if one.need else "")
    return " · ".join(part for part in parts if part)


def _heading(group: str, board: BoardView | None) -> str:
    if group.isdigit():
        return _("Vraag {number}").format(number=group)
    levels = board is not None and board.kind == "levels"
    return {
        "board": _("Het huis") if levels else _("Het veld"),
        "insight": _("Inzichten"),
        "answer": _("Antwoorden"),
        "tally": _("Stippen"),
        "card": _("Kaarten"),
        "parked": _("Parkeerplek"),
        "then": _("Vorige keer"),
        "agreement": _("Afspraken"),
    }[group]
