"""The guide for whoever leads a talk: one page in each language, whole, in black on white."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from msgspec.structs import replace
from pydantic import TypeAdapter
from pypdf import PdfReader

from datafiles.load import load_model
from datafiles.text import LANGUAGES
from exports.pen import Shape, TextMark
from exports.signs import SIGNS
from exports.talk.guide import guide_pages, render_guide
from exports.talk.guidecontent import GuideContent
from game.table.guide import FILE, Guide, guide_content
from tests.exports.reading import as_shown
from tests.exports.sheet_samples import check, texts_on

GREYS = ("#000000", "#FFFFFF", "#8C8C8C")


def said(content: GuideContent) -> str:
    (page,) = guide_pages(content)
    return "".join("".join(text.split()) for text in texts_on(page))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_stands_on_one_page_and_nothing_touches(lang: Any) -> None:
    content = guide_content(lang)
    check(guide_pages(content))
    read = said(content)
    signs = {one.sign for one in content.steps}
    for text in content.texts():
        assert text in signs or as_shown(text) in read, text
    assert len(PdfReader(BytesIO(render_guide(content))).pages) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_type_keeps_its_size_and_stays_above_the_foot(lang: Any) -> None:
    (page,) = guide_pages(guide_content(lang))
    sizes = {mark.size for mark in page.texts}
    assert {34.0, 14.5, 12.5, 12.0, 11.0, 10.0, 9.5} <= sizes
    footer = max(mark.y for mark in page.texts)
    assert sorted(mark.y for mark in page.texts if mark.y < footer)[-1] < 279.0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_has_a_colour_for_no_place_is_named(lang: Any) -> None:
    (page,) = guide_pages(guide_content(lang))
    used = {
        colour
        for mark in page.marks
        if isinstance(mark, Shape | TextMark)
        for colour in ((mark.fill, mark.stroke) if isinstance(mark, Shape) else (mark.colour,))
        if colour
    }
    assert used <= set(GREYS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_six_of_either_and_no_two_alike(lang: Any) -> None:
    content = guide_content(lang)
    assert [len(content.steps), len(content.asks), len(content.refused)] == [5, 6, 6]
    assert all(one.sign in SIGNS for one in content.steps)
    texts = [text for text in content.texts() if text not in SIGNS]
    assert len(texts) == len(set(texts))
    assert all(text.endswith("?") for text in content.asks)


def test_every_text_is_there_in_three_languages_of_its_own() -> None:
    guide = load_model(FILE, TypeAdapter(Guide))[0]
    texts = [*guide.asks, *guide.stuck, *guide.sheet, *(one.text for one in guide.steps)]
    texts += [text for one in guide.refused for text in (one.ask, one.why)]
    for text in texts:
        told = [text.get(lang) for lang in LANGUAGES]
        assert None not in told
        assert len(set(told)) == len(LANGUAGES)


def test_longer_words_make_smaller_type_and_still_do_not_touch() -> None:
    content = guide_content("fr")
    longer = replace(
        content,
        asks=tuple(f"{one} {one}" for one in content.asks),
        steps=tuple(replace(one, text=f"{one.text} Et encore.") for one in content.steps),
    )
    check(guide_pages(longer))
    (page,) = guide_pages(longer)
    assert 14.5 not in {mark.size for mark in page.texts}


def test_the_same_guide_gives_the_same_bytes_with_its_fonts_inside() -> None:
    content = guide_content("nl")
    pdf = render_guide(content)
    assert pdf == render_guide(content)
    (page,) = PdfReader(BytesIO(pdf)).pages
    for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
        (inner,) = font.get_object()["/DescendantFonts"]
        assert "/FontFile2" in inner.get_object()["/FontDescriptor"]
