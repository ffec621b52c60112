"""Put one player's own sheet into words: only the lines that this player put on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from boards import spread as spreading
from exports.content import MetaContent
from exports.sheet.content import FactContent, LineContent, SectionContent, SheetContent
from game.engine.view.parts import AgreementView, AnswerView, NoteView
from game.engine.view.poster import SheetView
from game.language import _, and_list, long_date, plain_date, using
from game.table.files import writable
from game.table.houseposter import answer_words, house
from game.table.letters import token_letters
from game.table.paperwords import agreement_heads, agreements, page_words


def sheet_content(view: SheetView) -> SheetContent:
    """Give what stands on a player's talk sheet."""
    with using(view.lang):
        return _content(view)


def write_session_sheet(view: SheetView, path: Path) -> Path:
    """Write a talk sheet as PDF, whole or not at all; raise exports.errors.ExportError."""
    from exports.sheet.write import write_sheet

    return write_sheet(sheet_content(view), writable(path))


def sheet_name(view: SheetView) -> str:
    """Give a file name: script, team, the player's name where a file system can carry it, and day.

    The seat stands in it where two names look alike to a file system.
    """
    name = next(player.name for player in view.players if player.id == view.player)
    plain = {player.id: _plain(player.name) for player in view.players}
    if list(plain.values()).count(plain[view.player]) > 1:
        name = f"{name}-{list(plain).index(view.player) + 1}"
    safe = "".join(
        letter if letter.isalnum() else "-" for letter in f"{view.script}-{view.team}-{name}"
    )
    short = "-".join(part for part in safe.split("-") if part)[:80]
    return f"{short}-{view.held_on.isoformat()}.pdf"


def _plain(name: str) -> str:
    """Give a name as a file system keeps it."""
    return "".join(letter for letter in name if letter.isalnum()).casefold()


def _content(view: SheetView) -> SheetContent:
    names = {player.id: player.name for player in view.players}
    levels = view.board is not None and view.board.kind == "levels"
    own = tuple(one for one in view.tokens if one.own and one.about == view.player)
    day = _talk_day(view)
    return SheetContent(
        kicker=view.title,
        title=_("Mijn gesprek"),
        lang=view.lang,
        meta=MetaContent(
            title=f"{view.title}: {names[view.player]}",
            subject=f"{view.title}, {plain_date(view.held_on)}",
            keywords=("groeihuis", view.title),
        ),
        facts=(
            FactContent(names[view.player]),
            FactContent(" · ".join(part for part in (view.team, long_date(view.held_on)) if part)),
            FactContent(_("Gesprek op {date}").format(date=long_date(day)) if day else "",
                        _("gesprek op")),
            FactContent("", _("met")),
        ),
        house=house(view.board, own, view.talked, token_letters(view.players)) if levels else None,
        house_lines=tuple(_house_lines(view)) if levels else (),
        sections=tuple(_sections(view)),
        agreements_head=_("Afspraken"),
        agreement_heads=agreement_heads(),
        agreements=agreements(
            names,
            [
                one.content
                for one in view.lines
                if one.section == "agreement" and isinstance(one.content, AgreementView)
            ],
            view.held_on,
        ),
        follow_up_head=_("Terugblik"),
        follow_up=long_date(view.follow_up) if view.follow_up else "",
        footer=_("Op dit blad staat alleen wat {name} er zelf op zette.").format(
            name=names[view.player]
        ),
        pages=page_words(),
    )  # fmt: skip


def _talk_day(view: SheetView) -> date | None:
    """Give the day of the talk, where a prompt asked for one and it is on the sheet."""
    for line in view.lines:
        if isinstance(line.content, AnswerView) and not line.content.choices:
            try:
                return date.fromisoformat(line.content.text)
            except ValueError:
                continue
    return None


def _house_lines(view: SheetView) -> list[str]:
    """Say what the own house shows, from the tokens that are on the sheet."""
    if view.board is None:
        return []
    places = {one.zone: one.x for one in view.tokens if one.zone not in view.talked}
    seen = spreading.profile(places)
    zones = {zone.id: zone.name for zone in view.board.zones}
    found = []
    if seen.firmest:
        floors = and_list([zones[zone] for zone in seen.firmest])
        found.append(_("In je huis het stevigst: {floors}.").format(floors=floors))
    if seen.wobbliest:
        floors = and_list([zones[zone] for zone in seen.wobbliest])
        found.append(_("In je huis het minst stevig: {floors}.").format(floors=floors))
    for line in view.lines:
        if isinstance(line.content, AnswerView) and line.content.carries:
            found.append(answer_words(line.content, _names(view, line.content.step)))
    return found


def _names(view: SheetView, step: str) -> dict[str, str]:
    asked = (*view.questions, *view.loose)
    return next((dict(one.options) for one in asked if step in one.steps), {})


def _sections(view: SheetView) -> list[SectionContent]:
    """Give a section for each question with lines here; prepared ones come first, with prompts."""
    prompts: list[SectionContent] = []
    others: list[SectionContent] = []
    levels = view.board is not None and view.board.kind == "levels"
    for question in (*view.questions, *view.loose):
        names = dict(question.options)
        answers = [
            line.content
            for line in view.lines
            if isinstance(line.content, AnswerView) and line.content.step in question.steps
        ]
        prepared = question.prepares
        lines = tuple(
            LineContent(answer_words(one, names), note=names.get(one.item, "") if prepared else "")
            for one in answers
            if not (levels and one.carries) and not _is_day(one.text)
        ) + tuple(
            LineContent(line.content.text, note=_("samen opgeschreven"))
            for line in view.lines
            if question.number
            and line.question == question.number
            and isinstance(line.content, NoteView)
        )
        if prepared:
            prompts.append(SectionContent(question.title, lines=lines, writing=3, numbered=True))
        elif lines:
            others.append(SectionContent(question.title, lines=lines, writing=0, half=True))
    return [*prompts, *_unasked(view), *others]


def _unasked(view: SheetView) -> list[SectionContent]:
    """Give what answers no numbered question: where the player stands on a field, what was said."""
    loose = [line.content for line in view.lines if line.question is None]
    stood: list[LineContent] = []
    if view.board is not None and view.board.kind == "field":
        own = [one for one in view.tokens if one.own and one.about == view.player]
        zones = [view.board.zone(one.zone) for one in own]
        stood = [LineContent(one.name, sign=one.sign, note=one.meaning) for one in zones]
    notes = [one for one in loose if isinstance(one, NoteView)]
    said = [LineContent(one.text) for one in notes if one.about is not None]
    shared = [LineContent(one.text) for one in notes if one.about is None]
    parts = (
        (_("Waar ik mezelf zet"), stood),
        (_("Wat ik erover zeg"), said),
        (_("Wat we zagen"), shared),
    )
    return [SectionContent(head, lines=tuple(lines), writing=0) for head, lines in parts if lines]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
