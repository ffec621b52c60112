"""Decide what goes on the poster: put a poster view into the words of its session's language."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from exports.content import (
    ArrowContent,
    CardContent,
    GapContent,
    InsightContent,
    KeyContent,
    MetaContent,
    PosterContent,
    TokenContent,
    ZoneContent,
)
from exports.house.content import HousePosterContent
from game.engine.view.parts import (
    AgreementView,
    AnswerView,
    CardView,
    GapView,
    NoteView,
    ParkedView,
    TallyView,
    TokenView,
)
from game.engine.view.poster import PosterView
from game.language import _, and_list, long_date, plain_date, using
from game.table.files import writable
from game.table.houseposter import (
    answer_words,
    house_content,
    step_of,
    tally_words,
    then_words,
)
from game.table.letters import token_letters
from game.table.paperwords import agreement_heads, agreements, kept_until, page_words, tile_words
from game.table.words import gap_places, gap_word, kind_word, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def paper_content(
    view: PosterView, letters: Mapping[str, str] | None = None
) -> PosterContent | HousePosterContent:
    """Give what stands on a session's poster: the house where it plays on levels, else the field.

    `letters` maps player ids to what their tokens bear; by default the shortest beginnings of
    their names that differ.
    """
    if view.board is None or view.board.kind != "levels":
        return poster_content(view, letters)
    return house_poster(view, letters)


def house_poster(view: PosterView, letters: Mapping[str, str] | None = None) -> HousePosterContent:
    """Give what stands on the poster of a house, from the lines that are on and nothing else."""
    with using(view.lang):
        return house_content(view, letters or token_letters(view.players))


def poster_content(view: PosterView, letters: Mapping[str, str] | None = None) -> PosterContent:
    """Give what stands on a field's poster, from the lines that are on and nothing else."""
    with using(view.lang):
        return _content(view, letters or token_letters(view.players))


def write_session_poster(
    view: PosterView, path: Path, paper: str = "a3", tiles: str | None = None
) -> Path:
    """Write the poster as PDF, whole or not at all; raise exports.errors.ExportError."""
    from exports.write import write_house_poster, write_poster

    content = paper_content(view)
    if isinstance(content, HousePosterContent):
        return write_house_poster(content, writable(path), paper=paper, tiles=tiles)
    return write_poster(content, writable(path), paper=paper, tiles=tiles)


def poster_name(view: PosterView, paper: str = "a3", tiles: str | None = None) -> str:
    """Give a file name: the script, the names where a file system can carry them, day and paper."""
    names = "-".join(player.name for player in view.players if player.present)
    safe = "".join(letter if letter.isalnum() else "-" for letter in f"{view.script}-{names}")
    short = "-".join(part for part in safe.split("-") if part)[:80]
    sheets = f"-{tiles}" if tiles else ""
    return f"{short}-{view.held_on.isoformat()}-{paper}{sheets}.pdf"


def default_folder() -> Path:
    """Give where posters go when no folder was chosen: documents, else the home folder."""
    import platformdirs

    documents = platformdirs.user_documents_path()
    return documents if documents.is_dir() else Path.home()


def paper_folder(chosen: str | None) -> Path:
    """Give where papers go: the folder that somebody chose, or the default one."""
    with suppress(RuntimeError):  # the home of somebody who is not here
        return Path(chosen).expanduser() if chosen else default_folder()
    return default_folder()


def _content(view: PosterView, letters: Mapping[str, str]) -> PosterContent:
    names = {player.id: player.name for player in view.players}
    zones = view.board.zones if view.board else ()
    places = {token.id: index for index, token in enumerate(view.tokens)}
    gaps = [line.content for line in view.lines if isinstance(line.content, GapView)]
    quotes = {
        line.content.about: line.content.text
        for line in view.lines
        if isinstance(line.content, NoteView) and line.content.about is not None
    }
    made = [
        line.content
        for line in view.lines
        if line.section == "agreement" and isinstance(line.content, AgreementView)
    ]
    title = and_list([player.name for player in view.players if player.present])
    return PosterContent(
        kicker=view.title,
        title=title,
        date=long_date(view.held_on),
        lang=view.lang,
        zones=tuple(
            ZoneContent(one.id, one.sign, one.sign, one.name, one.short, one.x, one.y, one.w, one.h)
            for one in zones
        ),
        meta=MetaContent(
            title=named(view.title, title),
            subject=f"{view.title}, {plain_date(view.held_on)}",
            keywords=("groeihuis", view.title),
        ),
        place_lines=_place_lines(view),
        tokens=tuple(_token(one, letters) for one in view.tokens),
        arrows=tuple(
            ArrowContent(places[own], places[other])
            for own, other in (gap.id.split("-") for gap in gaps)
        ),
        key=KeyContent(
            own=_("waar je jezelf zet"),
            other=_("waar de ander je zet, met diens letter"),
            axes=" · ".join(part for part in (view.board.up, view.board.right) if part)
            if view.board
            else "",
        ),
        gaps=_gaps(view, names, gaps, quotes),
        notes_head=_("Wat we erover zeggen"),
        insights_head=_("Wat we zagen"),
        insights=(
            *(
                InsightContent(line.content.text, line.content.zone)
                for line in view.lines
                if isinstance(line.content, NoteView) and line.content.about is None
            ),
            *map(InsightContent, _more(view, names)),
        ),
        cards_head=_("Kaarten die bleven hangen"),
        cards=tuple(
            CardContent(one.card, one.category, kind_word(one.kind), one.depth, one.text)
            for one in (line.content for line in view.lines)
            if isinstance(one, CardView)
        ),
        agreements_head=_("Afspraken"),
        agreement_heads=agreement_heads(),
        agreements=agreements(names, made, view.held_on),
        follow_up=_("Terugblik: {date}").format(date=long_date(view.follow_up))
        if view.follow_up
        else None,
        footer_left=_footer(view, title),
        footer_right=_("gemaakt met groeihuis, in de stijl van Go Grow"),
        pages=page_words(),
        tiles=tile_words(),
    )


def _more(view: PosterView, names: Mapping[str, str]) -> Iterator[str]:
    """Give what else is on, each behind what it belongs to: answers, dots, what was put aside."""
    for question in (*view.questions, *view.loose):
        options = dict(question.options)
        for line in view.lines:
            if step_of(line) not in question.steps:
                continue
            if isinstance(line.content, AnswerView):
                said = [named(names[line.content.by], answer_words(line.content, options))]
            elif isinstance(line.content, TallyView):
                said = tally_words(line.content, options)
            yield from (f"{question.title} – {one}" for one in said)
    for line in view.lines:
        if isinstance(line.content, ParkedView):
            yield named(_("Parkeerplek"), line.content.text)
    yield from (f"{_('Vorige keer')} – {one}" for one in then_words(view))


def _place_lines(view: PosterView) -> tuple[str, ...]:
    coach = _("begeleid door {name}").format(name=view.coach) if view.coach else ""
    line = " · ".join(part for part in (view.team, view.place, coach) if part)
    return (line,) if line else ()


def _token(token: TokenView, letters: Mapping[str, str]) -> TokenContent:
    placer = None if token.own else letters[token.by]
    return TokenContent(letters[token.about], token.x, token.y, placer)


def _gaps(
    view: PosterView, names: dict[str, str], gaps: list[GapView], quotes: dict[str, str]
) -> tuple[GapContent, ...]:
    """Give the gaps in words; a sentence that somebody kept stands alone where no gap does."""
    found = []
    left = dict(quotes)
    for one in gaps:
        if view.board is None:
            continue
        head = named(names[one.gap.about], gap_word(one.gap.word))
        said = left.pop(one.gap.about, None)
        quote = quoted(said) if said else None
        found.append(GapContent(head, gap_places(names, view.board, one.gap), quote))
    found += [GapContent(names[about], "", quoted(text)) for about, text in left.items()]
    return tuple(found)


def quoted(text: str) -> str:
    """Give what somebody said, in quotation marks."""
    return _("‘{text}’").format(text=text)


def _footer(view: PosterView, title: str) -> str:
    present = sum(player.present for player in view.players)
    said = (
        _("Hierop staat alleen wat {names} heeft aangezet.")
        if present == 1
        else _("Hierop staat alleen wat {names} hebben aangezet.")
    ).format(names=title)
    return kept_until(said, view.purge_on)
