"""Put a curve or a map on paper to draw on with a pen, with what to ask about it overleaf."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from boards.models import CurveBoard, NetworkBoard
from datafiles.text import localized
from exports.content import MetaContent
from exports.sheet.content import SectionContent, SheetContent
from exports.talk.content import BlankDrawing
from exports.talk.curve import CurveContent
from exports.talk.networkcontent import NetworkContent
from game.language import _, using
from game.table.files import writable
from game.table.paperwords import page_words

NAME: Final = "…" * 6
"""Room to write whom or what a question is about."""

ON_SCREEN: Final = frozenset({"empty", "one-point"})
"""Questions about a drawing that was hardly begun: on paper nobody asks."""

_NEXT_SENTENCE: Final = re.compile(r"(?<=\.) (?=[A-ZÀ-ÖØ-ÞŒŸ])")
"""Between two sentences; after bv. a small letter follows."""


def write_blank_drawing(board: CurveBoard | NetworkBoard, lang: str, path: Path) -> Path:
    """Write a board to draw on with a pen; raise exports.errors.ExportError."""
    from exports.talk.blank import write_blank

    return write_blank(blank_content(board, lang), writable(path))


def blank_content(board: CurveBoard | NetworkBoard, lang: str) -> BlankDrawing:
    """Give the drawing with how to make it, and its questions, each under what leads to it."""
    title = localized(board.title, lang)
    with using(lang):
        return BlankDrawing(
            SheetContent(
                kicker="groeihuis",
                title=title,
                lang=lang,
                meta=MetaContent(title=title, subject=title, keywords=("groeihuis",)),
                sections=(
                    SectionContent(
                        _("Kijk naar je tekening"),
                        hint=_("Kruis aan wat je ziet, en schrijf daaronder. De rest sla je over."),
                        writing=0,
                    ),
                    *(
                        _asked(localized(one, lang))
                        for code, one in board.questions.items()
                        if code not in ON_SCREEN
                    ),
                ),
                footer=_("Dit blad is van jou. Jij kiest wie het ziet."),
                pages=page_words(),
            ),
            tuple(_how(board, lang)),
            _drawing(board, lang),
        )


def _asked(question: str) -> SectionContent:
    """Set what may be seen with a box to tick, and under it what to ask then."""
    seen, *asked = _NEXT_SENTENCE.split(question.replace("{name}", NAME), maxsplit=1)
    return SectionContent(f"□  {seen}", hint="".join(asked))


def _how(board: CurveBoard | NetworkBoard, lang: str) -> list[str]:
    """Say in a few sentences how the drawing is made."""
    if board.kind == "curve":
        return [
            _("Teken een lijn voor iets wat je kunt. Links begon je ermee; ‘nu’ is vandaag."),
            _("Rechts van ‘nu’ mag je dromen, met stippels. Iets anders krijgt een eigen lijn."),
        ]
    near, far = localized(board.near, lang), localized(board.far, lang)
    lines = [
        _("Schrijf namen in de hoek waar ze bij horen. Midden: {near}. Rand: {far}.").format(
            near=near, far=far
        ),
        _("Zet een rondje om wie zwaar weegt, en een pijl als het meer of minder wordt."),
    ]
    if board.asks:
        lines.append(localized(board.asks, lang).replace("{name}", NAME))
    if board.gives:
        given = ", ".join(localized(one.name, lang) for one in board.gives)
        lines.append(_("Schrijf erbij wat je van iemand krijgt: {given}.").format(given=given))
    return lines


def _drawing(board: CurveBoard | NetworkBoard, lang: str) -> CurveContent | NetworkContent:
    """Give a board with nothing on it."""
    if board.kind == "network":
        return NetworkContent(
            me=localized(board.me, lang),
            near=localized(board.near, lang),
            far=localized(board.far, lang),
            groups=tuple(localized(one.name, lang) for one in board.groups),
        )
    return CurveContent(
        low=localized(board.low, lang),
        middle=localized(board.middle, lang),
        high=localized(board.high, lang),
        now=localized(board.now, lang),
        past=localized(board.past, lang),
        ahead=localized(board.ahead, lang),
    )
