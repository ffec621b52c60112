"""Rows of a talk sheet: under their heads, one to go on with, cut between lines."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from exports.content import AgreementContent
from exports.fonts import Style
from exports.pen import Shape
from exports.sheet import SheetContent
from exports.sheet.rows import Cell, Paragraph, Row, fitting, stack
from exports.sheet.sheet import sheet_pages
from exports.textfit import wrap
from tests.exports.reading import shape_box
from tests.exports.sheet_samples import BLANK, WORDS, marked, talk, texts_on, ticks


@pytest.mark.parametrize("count", range(18))
def test_there_is_an_empty_row_to_go_on_with_unless_it_alone_would_cost_a_page(count: int) -> None:
    agreements = tuple(
        AgreementContent("Zoë", f"{at}. {WORDS}", "Vraagt.", "11 dec.") for at in range(count)
    )
    pages = sheet_pages(replace(BLANK, agreements=agreements))
    rows = sum(ticks(page) for page in pages)
    assert rows >= max(count, 2)
    assert rows > count or len(pages) == 1


def test_a_sheet_gives_up_lines_to_write_on_before_it_takes_a_second_page() -> None:
    full = talk()
    assert len(sheet_pages(full)) == 1
    more = replace(full, agreements=(*full.agreements, *full.agreements[:1]))
    (page,) = sheet_pages(more)
    assert ticks(page) >= len(more.agreements)


def test_agreements_over_two_pages_bear_their_heads_on_both() -> None:
    agreements = tuple(
        AgreementContent("Zoë", f"Afspraak{at} {WORDS}", WORDS, "11 dec.") for at in range(14)
    )
    pages = sheet_pages(replace(BLANK, agreements=agreements))
    assert len(pages) == 2
    assert "Dit spraken we af · vervolg" in texts_on(pages[1])
    assert [texts_on(page).count("eerste stap") for page in pages] == [1, 1]
    assert marked(pages[1], "We kijken terug op:").y > marked(pages[1], "eerste stap").y


def test_a_row_of_agreements_is_not_cut_where_it_fits_whole() -> None:
    agreements = tuple(
        AgreementContent("Zoë", f"van{at} {WORDS * (at % 4 + 1)} tot{at}", "", "11 dec.")
        for at in range(18)
    )
    pages = sheet_pages(replace(BLANK, agreements=agreements))
    for at in range(18):
        homes = [
            [
                f"van{at}" in " ".join(texts_on(page)).split(),
                f"tot{at}" in " ".join(texts_on(page)).split(),
            ]
            for page in pages
        ]
        assert homes.count([True, True]) == 1


def test_only_what_somebody_needs_makes_a_column_for_it() -> None:
    agreement = AgreementContent("Zoë", "Loopt mee.", "Vraagt.", "11 dec.")
    (without,) = sheet_pages(replace(BLANK, agreements=(agreement,)))
    (with_need,) = sheet_pages(replace(BLANK, agreements=(replace(agreement, need="Een uur."),)))
    assert "Een uur." in texts_on(with_need)
    assert marked(with_need, "11 dec.").x < marked(without, "11 dec.").x


def test_the_follow_up_is_the_one_black_label_or_a_line_to_write_on() -> None:
    def labels(content: SheetContent) -> list[str]:
        (page,) = sheet_pages(content)
        return [mark.line.text for mark in page.texts if mark.colour == "#FFFFFF" and mark.y > 200]

    assert labels(replace(talk(), follow_up="18 februari 2027")) == ["18 februari 2027"]
    assert labels(talk()) == []
    (page,) = sheet_pages(replace(talk(), follow_up="18 februari 2027"))
    day = marked(page, "18 februari 2027")
    black = [
        shape_box(one) for one in page.marks if isinstance(one, Shape) and one.fill == "#000000"
    ]
    assert any(box[0] < day.x and box[2] > day.box[2] and box[1] < day.y < box[3] for box in black)
    (page,) = sheet_pages(talk())
    low = marked(page, "We kijken terug op:").y
    rules = [shape_box(one) for one in page.marks if isinstance(one, Shape) and one.stroke]
    assert any(low < box[1] < low + 2 and 40 < box[2] - box[0] < 50 for box in rules)


def _block(words: int) -> Any:
    return wrap(" ".join(f"woord{at}" for at in range(words)), Style.REGULAR, 10, 40)


def test_a_cut_leaves_no_line_alone_above_or_below_it() -> None:
    block = _block(40)
    lines = len(block.lines)
    assert lines > 5
    found = [fitting(block, count * block.leading) for count in range(lines + 2)]
    # Two lines at least, or all of them, and never all but one.
    expected = [0, 0, *range(2, lines - 1), lines - 2, lines, lines]
    assert found == expected
    assert fitting(_block(2).split(1)[0], 0.0) == 0


def test_both_parts_of_a_row_hold_all_its_lines_and_fit() -> None:
    tall, short = _block(60), _block(12)
    row = Row(
        (
            Cell(stack(Paragraph(short), Paragraph(tall, 2.0)), 0.0),
            Cell(stack(Paragraph(short)), 50.0, 3.0),
        ),
        100.0,
        2.0,
        tall,
        boxes=(0.0,),
    )
    for tenth in range(3, 10):
        room = row.height * tenth / 10
        here, rest = row.split(room)
        assert here is not None and rest is not None
        assert here.height <= room + 0.01
        lines = [
            paragraph.block.lines
            for part in (here, rest)
            for cell in part.cells
            for paragraph in cell.stack.paragraphs
        ]
        assert sum(map(len, lines)) == len(tall.lines) + 2 * len(short.lines)
        assert (here.rule, rest.rule, rest.boxes) == (0.0, row.rule, ())
    assert row.split(row.height) == (row, None)
    assert row.split(1.0)[0] is None
