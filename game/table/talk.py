"""Put a preparation on paper: a talk sheet with only the chosen lines, and the manager's guide."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from exports.content import MetaContent
from exports.sheet.content import FactContent, LineContent, SectionContent, SheetContent
from exports.talk.content import TalkContent
from game.engine.events import OTHER
from game.engine.view.drawn import LinkView, TraceView
from game.engine.view.lines import LineView
from game.engine.view.parts import AgreementView, AnswerView, TokenView
from game.engine.view.talk import TalkPart, TalkView
from game.language import _, long_date, plain_date, using
from game.table.calendar import Due, follow_up_calendar
from game.table.files import writable
from game.table.guide import guide_content
from game.table.paperwords import agreement_heads, agreements, page_words
from game.table.solowords import line_words
from game.table.talkdrawings import drawings_of, house_now, house_part, pairs_of
from game.table.words import other_words

if TYPE_CHECKING:
    from game.table.table import Table

MESSAGES = 3


def talk_content(view: TalkView) -> TalkContent:
    """Give what stands on the talk sheet, and the drawings after it."""
    with using(view.lang):
        return TalkContent(_sheet(view), tuple(drawings_of(view)))


def write_talk(view: TalkView, path: Path) -> Path:
    """Write the talk sheet, whole or not at all; raise exports.errors.ExportError."""
    from exports.talk.write import write_talk_sheet

    return write_talk_sheet(talk_content(view), writable(path))


def write_guide(lang: str, path: Path) -> Path:
    """Write the guide for whoever leads the talk; raise exports.errors.ExportError."""
    from exports.talk.guide import write_guide_page

    return write_guide_page(guide_content(lang), writable(path))


def write_talk_calendar(table: Table, view: TalkView, path: Path) -> Path:
    """Write the days that were agreed into a calendar file; raise exports.errors.ExportError."""
    from exports.write import write_whole

    found = [one.content for one in view.lines if isinstance(one.content, AgreementView)]
    with using(view.lang):
        names = _names(view)
    data = follow_up_calendar(
        table.session,
        view.title,
        lang=view.lang,
        stamp=table.now(),
        agreements=[
            Due(
                one.id,
                one.what,
                one.by_when,
                ", ".join(names[each] for each in one.who),
                one.first_step,
                one.need,
            )
            for one in found
        ],
        follow_up=view.follow_up if found else None,
        talk=talk_day(view),
    )
    return write_whole(writable(path), data)


def talk_name(view: TalkView) -> str:
    """Give a file name that says what it is and of which day, without a name."""
    with using(view.lang):
        return f"{_('gespreksblad')}-{view.held_on.isoformat()}.pdf".replace(" ", "-")


def _sheet(view: TalkView) -> SheetContent:
    day = talk_day(view)
    now = house_now(view)
    made = [one.content for one in view.lines if isinstance(one.content, AgreementView)]
    return SheetContent(
        kicker=view.title,
        title=_("Mijn gesprek"),
        lang=view.lang,
        meta=MetaContent(
            title=view.title,
            subject=f"{view.title}, {plain_date(view.held_on)}",
            keywords=("groeihuis", view.title),
        ),
        facts=(
            FactContent(view.name),
            FactContent(
                _("Gesprek op {date}").format(date=long_date(day)) if day else "",
                "" if day else _("gesprek op"),
            ),
            FactContent("", _("met")),
        ),
        house=now,
        sections=(*_messages(view), *_supporting(view, with_house=now is not None)),
        agreements_head=_("Afspraken"),
        agreement_heads=agreement_heads(),
        agreements=agreements(_names(view), made, view.held_on),
        follow_up_head=_("Terugblik"),
        follow_up=long_date(view.follow_up) if view.follow_up and made else "",
        footer=_("Op dit blad staat alleen wat {name} er zelf op zette.").format(name=view.name),
        pages=page_words(),
    )


def _names(view: TalkView) -> dict[str, str]:
    return {one.id: one.name for one in view.players} | {OTHER: other_words()}


def _of(view: TalkView, kind: str) -> Iterator[tuple[LineView, TalkPart]]:
    for line in view.lines:
        part = view.part_of(line)
        if part is not None and part.kind == kind:
            yield line, part


def talk_day(view: TalkView) -> date | None:
    """Give the day of the talk, where it was written down and chosen."""
    for line, _part in _of(view, "prepare"):
        if isinstance(line.content, AnswerView):
            with suppress(ValueError):
                return date.fromisoformat(line.content.text)
    return None


def _messages(view: TalkView) -> list[SectionContent]:
    """Give the messages, numbered, then the question and the request; empty ones are for a pen."""
    said: dict[str, str] = {}
    for line, _part in _of(view, "prepare"):
        if isinstance(line.content, AnswerView):
            said[line.content.item] = line.content.text
    # Lines stand in the order in which they were typed, which is not always that of the script.
    prompts = (item for part in view.parts if part.kind == "prepare" for item, _text in part.names)
    messages = tuple(
        LineContent(said[item])
        for item in dict.fromkeys(prompts)
        if item in said and item.startswith("boodschap")
    )
    return [
        SectionContent(_("Wat ik wil zeggen"), lines=messages, writing=MESSAGES, numbered=True),
        *(
            SectionContent(
                head,
                lines=(LineContent(said[item]),) if item in said else (),
                writing=0 if item in said else 1,
                half=True,
            )
            for item, head in (("vraag", _("Mijn vraag")), ("verzoek", _("Mijn verzoek")))
        ),
    ]


def _supporting(view: TalkView, *, with_house: bool) -> Iterator[SectionContent]:
    """Give the other lines under the heads of the script; what is drawn is not told as well."""
    drawn = {one.id for pair in pairs_of(view) for one in pair}
    drawn |= {house_part(view)} if with_house else set()
    heads: dict[str, list[LineContent]] = {}
    last = ("", "")
    for line in view.lines:
        part = view.part_of(line)
        seen = isinstance(line.content, TraceView | AgreementView) or _is_mute(line)
        if part is None or part.kind == "prepare" or seen:
            continue
        if isinstance(line.content, TokenView) and part.id in drawn:
            continue
        text, asked = line_words(line, part)
        told, last = last, (part.id, asked)
        if told == last:
            asked = ""  # people on one map stand under each other
        for paragraph in text.split("\n"):
            if paragraph:
                heads.setdefault(part.head, []).append(LineContent(paragraph, over=asked))
                asked = ""
    for head, lines in heads.items():
        yield SectionContent(head, lines=tuple(lines), writing=0)


def _is_mute(line: LineView) -> bool:
    """Tell whether somebody on a map has nothing that the drawing does not show."""
    content = line.content
    return isinstance(content, LinkView) and not (content.node.expects or content.node.gives)
