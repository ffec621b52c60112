"""Hold how to lead a career talk, and put it on one page for the manager."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from datafiles.load import load_model
from datafiles.model import Strict
from datafiles.text import Ident, Text, localized
from exports.content import MetaContent
from exports.sheet.content import LineContent, SectionContent, SheetContent
from game.table.paperwords import page_words

FILE = Path(__file__).with_name("guide.yaml")


class GuideSection(Strict):
    """A head with its sign, and short lines under it."""

    head: Text
    sign: Ident
    lines: Annotated[tuple[Text, ...], Field(min_length=1, max_length=8)]


class Guide(Strict):
    """The whole page."""

    kicker: Text
    title: Text
    footer: Text
    sections: Annotated[tuple[GuideSection, ...], Field(min_length=1)]


def guide_content(lang: str) -> SheetContent:
    """Give what stands on the page, in a language; call it while that language is spoken."""
    guide = load_model(FILE, TypeAdapter(Guide))[0]
    title = localized(guide.title, lang)
    return SheetContent(
        kicker=localized(guide.kicker, lang),
        title=title,
        lang=lang,
        meta=MetaContent(title=title, subject=title, keywords=("groeihuis",)),
        sections=tuple(
            SectionContent(
                localized(one.head, lang),
                lines=tuple(
                    LineContent(localized(line, lang), sign=one.sign if at == 0 else None)
                    for at, line in enumerate(one.lines)
                ),
                writing=0,
                half=True,
            )
            for one in guide.sections
        ),
        footer=localized(guide.footer, lang),
        pages=page_words(),
    )
