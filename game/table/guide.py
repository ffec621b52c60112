"""Hold how to lead a career talk, and put it on one page for the manager."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from datafiles.load import load_model
from datafiles.model import Strict
from datafiles.text import Ident, Text, localized
from exports.content import MetaContent
from exports.talk.guidecontent import GuideContent, RefusedContent, StepContent

FILE = Path(__file__).with_name("guide.yaml")

Lines = Annotated[tuple[Text, ...], Field(min_length=1, max_length=4)]


class GuideStep(Strict):
    """A step of the talk with its sign."""

    head: Text
    sign: Ident
    text: Text


class Refused(Strict):
    """A question that is better not asked, and why."""

    ask: Text
    why: Text


class Guide(Strict):
    """The whole page."""

    kicker: Text
    title: Text
    footer: Text
    steps: Annotated[tuple[GuideStep, ...], Field(min_length=1, max_length=6)]
    asks_head: Text
    asks: Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]
    refused_head: Text
    refused: Annotated[tuple[Refused, ...], Field(min_length=1, max_length=6)]
    stuck_head: Text
    stuck: Lines
    sheet_head: Text
    sheet: Lines


def guide_content(lang: str) -> GuideContent:
    """Give what stands on the page, in a language."""
    guide = load_model(FILE, TypeAdapter(Guide))[0]

    def said(text: Text) -> str:
        return localized(text, lang)

    return GuideContent(
        kicker=said(guide.kicker),
        title=said(guide.title),
        lang=lang,
        meta=MetaContent(
            title=said(guide.title), subject=said(guide.title), keywords=("groeihuis",)
        ),
        steps=tuple(StepContent(said(one.head), said(one.text), one.sign) for one in guide.steps),
        asks_head=said(guide.asks_head),
        asks=tuple(said(one) for one in guide.asks),
        refused_head=said(guide.refused_head),
        refused=tuple(RefusedContent(said(one.ask), said(one.why)) for one in guide.refused),
        stuck_head=said(guide.stuck_head),
        stuck=tuple(said(one) for one in guide.stuck),
        sheet_head=said(guide.sheet_head),
        sheet=tuple(said(one) for one in guide.sheet),
        footer=said(guide.footer),
    )
