"""Put a house poster's view into words: floors, questions with what was kept, agreements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from boards import spread as spreading
from exports.content import MetaContent
from exports.house.content import (
    BlankHouseContent,
    FloorContent,
    HouseContent,
    HousePosterContent,
    KeptContent,
    QuestionContent,
    QuestionGroup,
    StandingContent,
)
from game.engine.view.lines import LineView
from game.engine.view.parts import (
    AgreementView,
    AnswerView,
    BoardView,
    CardView,
    NoteView,
    ParkedView,
    TallyView,
    TokenView,
)
from game.engine.view.poster import PosterView
from game.language import _, and_list, long_date, plain_date, plural
from game.table.paperwords import (
    agreement_heads,
    agreements,
    kept_until,
    page_words,
    tile_words,
)
from game.table.words import spread_word, status_word


def house_content(view: PosterView, letters: Mapping[str, str]) -> HousePosterContent:
    """Give what stands on the team's house, from the lines that are on and nothing else."""
    title = view.team or and_list([player.name for player in view.players if player.present])
    left, right, below = _groups(view, letters)
    below = replace(below, questions=(*below.questions, *_loose(view, letters)))
    coach = _("begeleid door {name}").format(name=view.coach) if view.coach else ""
    people = and_list([player.name for player in view.players if player.present])
    place = " · ".join(part for part in (people if view.team else "", view.place, coach) if part)
    parked = tuple(
        one.content.text for one in view.lines if isinstance(one.content, ParkedView)
    ) + tuple(then_words(view))
    return HousePosterContent(
        kicker=view.title,
        title=title,
        date=long_date(view.held_on),
        lang=view.lang,
        house=house(view.board, view.tokens, view.talked, letters),
        meta=MetaContent(
            title=f"{view.title}: {title}",
            subject=f"{view.title}, {plain_date(view.held_on)}",
            keywords=("groeihuis", view.title),
        ),
        place_lines=(place,) if place else (),
        left=left,
        right=right,
        below=below,
        agreements_head=_("Afspraken"),
        agreement_heads=agreement_heads(),
        agreements=agreements(
            {player.id: player.name for player in view.players},
            [
                one.content
                for one in view.lines
                if one.section == "agreement" and isinstance(one.content, AgreementView)
            ],
            view.held_on,
        ),
        follow_up=_("Terugblik: {date}").format(date=long_date(view.follow_up))
        if view.follow_up
        else None,
        parked_head=_("Parkeerplek"),
        parked=parked,
        footer_left=_footer(view),
        footer_right=_("gemaakt met groeihuis, in de stijl van het Huis van Werkvermogen"),
        pages=page_words(),
        tiles=tile_words(),
    )


def blank_content(
    board: BoardView, questions: Sequence[tuple[int, str]], heads: Mapping[int, str], title: str,
    lang: str,
) -> BlankHouseContent:  # fmt: skip
    """Give the table poster to write on: the house and the questions, without anybody."""
    groups = _grouped(
        [(number, QuestionContent(str(number), text)) for number, text in questions], heads
    )
    return BlankHouseContent(
        kicker=title,
        title=board.title,
        lang=lang,
        house=house(board, (), tuple(zone.id for zone in board.zones if zone.sensitive), {}),
        meta=MetaContent(title=title, subject=title, keywords=("groeihuis", title)),
        fields=(_("datum"), _("wie"), _("team")),
        left=groups[0],
        right=groups[1],
        below=groups[2],
        footer_left=_("Wat aan deze tafel gezegd wordt, blijft aan deze tafel."),
        footer_right=_("gemaakt met groeihuis, in de stijl van het Huis van Werkvermogen"),
        pages=page_words(),
        tiles=tile_words(),
    )


def house(
    board: BoardView | None,
    tokens: tuple[TokenView, ...],
    talked: tuple[str, ...],
    letters: Mapping[str, str],
) -> HouseContent:
    """Give the house with the people on its floors; a floor that was talked about has nobody."""
    if board is None:
        return HouseContent(())
    floors = []
    for zone in board.zones:
        here = [one for one in tokens if one.zone == zone.id and one.own and zone.id not in talked]
        # With fewer a word about the spread would tell where somebody stands.
        enough = len(here) >= spreading.FEWEST
        said = spreading.spread([one.x for one in here]) if enough else None
        note = ""
        if zone.id in talked:
            note = (
                _("Besproken. Niets genoteerd.")
                if letters
                else _("Praat erover. Schrijf niets op.")
            )
        floors.append(
            FloorContent(
                zone.sign,
                zone.sign,
                zone.name,
                zone.short,
                tuple(StandingContent(letters[one.about], one.x) for one in here),
                note,
                spread_word(said.word) if said else "",
            )
        )
    around = (*board.around, "", "")
    return HouseContent(
        tuple(floors),
        board.roof,
        board.low,
        board.high,
        left=around[0],
        right=around[1],
        caption=board.caption,
    )


def _groups(view: PosterView, letters: Mapping[str, str]) -> list[QuestionGroup]:
    kept = dict(_kept(view, letters))
    asked = [
        (one.number, QuestionContent(str(one.number), one.text, kept.get(one.number, ())))
        for one in view.questions
    ]
    return _grouped(asked, dict(view.sections))


def _grouped(
    asked: list[tuple[int, QuestionContent]], heads: Mapping[int, str]
) -> list[QuestionGroup]:
    """Put questions left of the house, right of it and under it, by the script's sections.

    Without sections each third of the questions is a group.
    """
    starts = sorted(heads)[:3]
    if len(starts) < 3:
        third = max(-(-len(asked) // 3), 1)
        starts = [1, 1 + third, 1 + 2 * third]
    bounds = [*starts, 10_000]
    return [
        QuestionGroup(
            heads.get(bounds[index], ""),
            tuple(one for number, one in asked if bounds[index] <= number < bounds[index + 1]),
        )
        for index in range(3)
    ]


def _kept(
    view: PosterView, letters: Mapping[str, str]
) -> Iterator[tuple[int, tuple[KeptContent, ...]]]:
    """Give the lines that are on, question by question."""
    for question in view.questions:
        names = dict(question.options)
        lines = [line for line in view.lines if line.question == question.number]
        kept = [one for line in lines for one in _lines(view, line, names, letters)]
        yield question.number, tuple(kept)


def _lines(
    view: PosterView, line: LineView, names: Mapping[str, str], letters: Mapping[str, str]
) -> Iterator[KeptContent]:
    match line.content:
        case NoteView(text=text, about=about):
            yield KeptContent(text, letters.get(about or "", ""))
        case AnswerView() as answer:
            yield KeptContent(answer_words(answer, names), letters.get(answer.by, ""))
        case TallyView() as tally:
            for text in tally_words(tally, names):
                yield KeptContent(text)
        case CardView() as card:
            yield KeptContent(card.text)


def _loose(view: PosterView, letters: Mapping[str, str]) -> Iterator[QuestionContent]:
    """Give what is on and belongs to no numbered question, under a head of its own."""
    free = [line for line in view.lines if line.question is None]
    parts = [
        (one.title, dict(one.options), [line for line in free if step_of(line) in one.steps])
        for one in view.loose
    ]
    parts.append(
        (_("Wat we zagen"), {}, [one for one in free if isinstance(one.content, NoteView)])
    )
    cards = [one for one in view.lines if one.section == "card"]
    parts.append((_("Kaarten die bleven hangen"), {}, cards))
    for head, names, lines in parts:
        kept = tuple(one for line in lines for one in _lines(view, line, names, letters))
        if kept:
            yield QuestionContent("", head, kept)


def step_of(line: LineView) -> str:
    """Give the step of an answer or a tally; empty for other lines."""
    return line.content.step if isinstance(line.content, AnswerView | TallyView) else ""


def answer_words(answer: AnswerView, names: Mapping[str, str]) -> str:
    """Put an answer into words: what was chosen, and what was said."""
    chosen = [names.get(choice, choice) for choice in answer.choices]
    if answer.carries and len(chosen) == 2:
        head = _("{strong} als steun voor {weak}").format(strong=chosen[0], weak=chosen[1])
    else:
        head = ", ".join(chosen)
    text = answer.text
    if names.get(answer.item) and _day(text) is not None:
        text = long_date(_day(text) or date.min)
    if not head:
        return text
    return _("{name}: {text}").format(name=head, text=text) if text else head


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def tally_words(tally: TallyView, names: Mapping[str, str]) -> list[str]:
    """Give what got dots, the most first; equal ones keep the order in which they were offered."""
    order = list(names)
    counts = [(key, count) for key, count in tally.counts if key in names]
    counts.sort(key=lambda one: (-one[1], order.index(one[0])))
    return [f"{names[key]} ({plural('{n} stip', '{n} stippen', count)})" for key, count in counts]


def then_words(view: PosterView) -> Iterator[str]:
    """Say what became of last time's agreements, and what was learned."""
    for line in view.lines:
        if line.section == "then" and isinstance(line.content, AgreementView):
            one = line.content
            said = _("{name}: {text}").format(name=one.what, text=status_word(one.status))
            yield f"{said}. {one.learned}" if one.learned else said


def _footer(view: PosterView) -> str:
    said = _("Hierop staat alleen wat de mensen aan tafel hebben aangezet.")
    return kept_until(said, view.purge_on)
