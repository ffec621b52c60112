"""Talk sheets to draw in tests, and what to read on their pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from exports.content import AgreementContent, AgreementHeads, MetaContent, PageWords
from exports.house.content import FloorContent, HouseContent, StandingContent
from exports.pen import Pen, Shape, TextMark
from exports.sheet import FactContent, LineContent, SectionContent, SheetContent
from tests.exports.reading import covered, outside, overlaps, shape_box

WORDS = "Een zin die maar doorgaat over de planning, de dagstart en wat er nog moet gebeuren. "
HOUSE = HouseContent(
    floors=(
        FloorContent("heart", "health", "Gezondheid", note="Besproken. Niets genoteerd."),
        FloorContent("gem", "talents", "Talenten", people=(StandingContent("Ł", 0.45),)),
        FloorContent("compass", "values", "Waarden", people=(StandingContent("Ł", 0.86),)),
        FloorContent("bag", "work", "Werk", people=(StandingContent("Ł", 0.23),)),
    ),
    roof="Werkvermogen",
    low="wankel",
    high="stevig",
)
BLANK = SheetContent(
    kicker="Gespreksblad · van mij, voor mij",
    title="Łucja",
    lang="nl",
    meta=MetaContent("Gespreksblad: Łucja", subject="Bouwoverleg, 19 november 2026"),
    facts=(FactContent("", "gesprek met"), FactContent("", "op")),
    sections=(
        SectionContent("Wat ik wil zeggen", "Begin bij wat goed gaat.", writing=3, numbered=True),
        SectionContent("Wat ik nodig heb", "Klein genoeg om meteen ja op te zeggen.", half=True),
        SectionContent("Tegen wanneer", half=True),
        SectionContent("Dit hoorde ik"),
    ),
    agreements_head="Dit spraken we af",
    agreement_heads=AgreementHeads("wie", "wat", "eerste stap", "klaar op", ""),
    follow_up_head="We kijken terug op:",
    footer="Dit blad is van Łucja en van niemand anders. De rest is gewist op 19 december 2026.",
    pages=PageWords("vervolg", "blad {page} van {pages}"),
)


def talk() -> SheetContent:
    """A sheet like the one in the style guide."""
    return replace(
        BLANK,
        facts=(FactContent("gesprek met Mark"), FactContent("vrijdag 4 december 2026, 14 uur")),
        house=HOUSE,
        house_lines=(
            "Zo zette ik mezelf op 19 november: links wankel, rechts stevig.",
            "Mijn waarden helpen mijn werk: ik verdeel eerlijk, dan krijg ik ook wat terug.",
        ),
        sections=(
            SectionContent(
                "Drie dingen die ik wil zeggen",
                lines=(
                    LineContent("Ik spreek vier talen. Daar doen we nog weinig mee.", "gem"),
                    LineContent("Een goede overdracht is voor mij half het werk.", "compass"),
                    LineContent("Er blijven te veel losse eindjes over op één dag.", "bag"),
                ),
                writing=3,
                numbered=True,
            ),
            SectionContent(
                "Eén vraag aan Mark",
                "Begin open: wat, hoe of wanneer.",
                (LineContent("Wanneer zag jij mij op mijn best dit jaar?"),),
                half=True,
            ),
            SectionContent(
                "Eén verzoek",
                "Klein genoeg om meteen ja op te zeggen.",
                (LineContent("Mag ik een kwartier overlap?", note="tegen 11 december"),),
                half=True,
            ),
            SectionContent("Dit hoorde ik"),
        ),
    )


def long() -> SheetContent:
    """The same with 2,000 letters in every line, and twenty agreements."""
    sections = tuple(
        replace(one, lines=tuple(replace(line, text=(WORDS * 30)[:2000]) for line in one.lines))
        for one in talk().sections
    )
    agreements = tuple(
        AgreementContent(f"Persoon {at}", f"Afspraak {at}: {WORDS * (at % 4)}", WORDS, "11 dec.")
        for at in range(20)
    )
    return replace(
        talk(),
        sections=sections,
        agreements=(*agreements, AgreementContent("Zoë", WORDS * 60, WORDS * 50, "nu", WORDS)),
        house_lines=(talk().house_lines[0], (WORDS * 30)[:2000]),
    )


def strange() -> SheetContent:
    """Words that strain fonts, directions and widths."""
    return replace(
        talk(),
        kicker="شركة المتجر (Noord) en עברית",
        title="Anna" + "maria" * 39 + "Z",
        facts=(FactContent("gesprek met Nguyễn Thị Đức 🌻"), FactContent("", "op" * 40)),
        house_lines=("שלום לכולם", "W" * 90),
        sections=(
            SectionContent(
                "أحمد يعرف كل طريق",
                "W" * 120,
                (
                    LineContent("أحمد يعرف كل طريق في المخزن (Mark) ويحب العمل مع الزملاء", "gem"),
                    LineContent("x̧̣̌̂̂̂̂ ✓ ● ■ ☐ ★ ❤️ 👩🏽‍🌾 🇧🇪 1️⃣ ⇒ 𝄞", "comet", "W" * 90),
                    LineContent("Donau" + "dampfschiff" * 30),
                ),
                numbered=True,
            ),
            SectionContent("", "", (LineContent("Zonder hoofd."),), half=True),
            SectionContent("Alleen 🌻", half=True, writing=0),
            SectionContent("", writing=0),
        ),
        agreement_heads=AgreementHeads("wie" * 9, "wat", "eerste stap", "klaar op", "nodig"),
        agreements=(
            AgreementContent("Anna" * 20, "W" * 150, "Kort.", "overmorgen om negen uur", ""),
            AgreementContent("", "", "", "", ""),
            AgreementContent("🌻", "", "", "", "Tijd."),
        ),
        follow_up_head="W" * 60,
        follow_up="donderdag 18 februari 2027",
    )


def full() -> SheetContent:
    """As much as a page can hold when it is packed: three sections stand beside the house."""
    return replace(
        talk(),
        house_lines=(
            talk().house_lines[0],
            "Mijn talenten helpen mijn werk: ik leg goed uit, ook aan nieuwe mensen.",
        ),
        sections=(
            SectionContent("Dit gaat goed", lines=(LineContent("De avondploeg en de klanten."),)),
            SectionContent(
                "Dit wil ik graag anders",
                lines=(LineContent("Minder losse eindjes, zodat de overdracht goed kan lopen."),),
            ),
            SectionContent(
                "Dit heb ik van jou nodig",
                lines=(LineContent("Een kwartier overlap met de ploeg die na ons komt."),),
            ),
            SectionContent(
                "Wat ik die dag zei",
                lines=(
                    LineContent("Stevig: waarden. Dankzij Anouk.", "compass", "Hier sta ik stevig"),
                    LineContent("Ik volg een zending tot bij de klant.", "bag", "Mijn eigen stap"),
                ),
                writing=0,
            ),
            SectionContent("Dit hoorde ik", writing=3),
        ),
        agreements=(
            AgreementContent("Łucja", "Volgt een zending.", "Vraagt.", "15 jan.", "Een dag."),
        ),
    )


SAMPLES = {
    "talk": talk,
    "blank": lambda: BLANK,
    "full": full,
    "long": long,
    "strange": strange,
}


def wanted(content: SheetContent) -> list[str]:
    """List the texts that must be printed: of a small house only its names and its roof's word."""
    house = content.house
    shown = [house.roof, *(floor.name for floor in house.floors)] if house else []
    shown += [one.text or one.blank for one in content.facts]
    return [*replace(content, house=None, facts=()).texts(), *shown]


def texts_on(page: Pen) -> list[str]:
    return [mark.line.text for mark in page.texts]


def marked(page: Pen, text: str) -> TextMark:
    return next(mark for mark in page.texts if mark.line.text == text)


def ticks(page: Pen) -> int:
    """Count the boxes to tick."""
    boxes = [shape_box(one) for one in page.marks if isinstance(one, Shape) and one.stroke]
    return sum(box[2] - box[0] == pytest.approx(4.2) == box[3] - box[1] for box in boxes)


def writing_lines(page: Pen) -> list[tuple[float, float, float, float]]:
    """Give the lines to write on."""
    return [shape_box(one) for one in page.marks if isinstance(one, Shape) and one.dots]


def doubled(page: Pen) -> list[float]:
    """List where two rules lie on one another."""
    boxes = sorted(
        box
        for one in page.marks
        if isinstance(one, Shape) and one.stroke and not one.fill
        for box in [shape_box(one)]
        if box[1] == box[3] and box[2] - box[0] > 30
    )
    return [
        one[1]
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if abs(one[1] - other[1]) < 0.5 and one[2] > other[0] + 1
    ]


def check(pages: Sequence[Pen]) -> None:
    for page in pages:
        assert overlaps(page) == []
        assert outside(page, 210, 297) == []
        assert covered(page) == []
        assert doubled(page) == []
        assert min((mark.size for mark in page.texts), default=7.0) >= 7.0
