"""Contents to draw in tests: one like a real session, one with nothing chosen, and huge ones."""

from __future__ import annotations

from exports import (
    AgreementContent,
    AgreementHeads,
    ArrowContent,
    CardContent,
    GapContent,
    InsightContent,
    KeyContent,
    MetaContent,
    PageWords,
    PosterContent,
    TileWords,
    TokenContent,
    ZoneContent,
)

ZONES = (
    ZoneContent("know", "blocks", "know", "Know", "wat ik weet en kan", 0, 0, 0.5, 0.5),
    ZoneContent("flow", "waves", "flow", "Flow", "wat me energie geeft", 0.5, 0, 0.5, 0.5),
    ZoneContent("glow", "sun", "glow", "Glow", "waar ik straal", 0, 0.5, 0.5, 0.5),
    ZoneContent("grow", "sprout", "grow", "Grow", "waar ik heen wil", 0.5, 0.5, 0.5, 0.5),
)

BLANK = PosterContent(
    kicker="Go Grow met twee",
    title="Zoë en Mark",
    date="donderdag 19 november 2026",
    lang="nl",
    zones=ZONES,
    meta=MetaContent("Go Grow: Zoë en Mark", subject="Poster van een sessie Go Grow"),
    place_lines=("magazijn Noord · begeleid door Anouk",),
    key=KeyContent(
        "waar je jezelf zet",
        "waar de ander je zet, met diens letter",
        "omhoog: zichtbaarder · rechts: in beweging",
    ),
    gaps_head="Waar we elkaar anders zien",
    notes_head="Zelf bij te schrijven",
    insights_head="Wat we zagen",
    cards_head="Kaarten die bleven hangen",
    agreements_head="Afspraken",
    agreement_heads=AgreementHeads("wie", "wat", "eerste stap", "klaar", "nodig"),
    footer_left=(
        "Hierop staat alleen wat Zoë en Mark hebben aangevinkt. Wat verder is ingevoerd, wordt "
        "gewist op 19 december 2026. De afspraken blijven tot ze klaar zijn."
    ),
    footer_right="gemaakt met groeihuis, in de stijl van Go Grow",
    pages=PageWords("vervolg", "blad {page} van {pages}"),
    tiles=TileWords(
        "Zo plak je de poster",
        (
            "Print alle bladen op 100 procent, zonder passend maken.",
            "Snijd van elk blad de linkerrand en de bovenrand weg, langs de streepjes.",
            "Leg elk blad over de rand van zijn buur, tot bij de pijltjes, en plak.",
        ),
        "{label}: rij {row}, kolom {column}",
    ),
)


def session() -> PosterContent:
    """A session of two, like the one in the style guide."""
    from msgspec.structs import replace

    return replace(
        BLANK,
        tokens=(
            TokenContent("Z", 0.25, 0.33),
            TokenContent("Z", 0.37, 0.80, "M"),
            TokenContent("M", 0.66, 0.24),
            TokenContent("M", 0.80, 0.47, "Z"),
        ),
        arrows=(ArrowContent(0, 1), ArrowContent(2, 3)),
        gaps=(
            GapContent(
                "Zoë: een sprong",
                "Zelf in Know, volgens Mark in Glow.",
                "‘Voor mij was het gewoon werk. Dat anderen op me bouwen, wist ik niet.’",
            ),
            GapContent(
                "Mark: een stap",
                "Zelf in Flow, volgens Zoë op de rand van Grow.",
                "‘Het nieuwe rooster geeft me lucht. Dat was Zoë opgevallen.’",
            ),
        ),
        insights=(
            InsightContent("Zoë kent elke route in het magazijn uit haar hoofd.", "know"),
            InsightContent("Nieuwe mensen inwerken geeft haar energie voor de hele dag.", "flow"),
            InsightContent("Loopt een zending vast, dan komt iedereen eerst bij haar.", "glow"),
            InsightContent("Ze wil leren hoe een weekplanning tot stand komt.", "grow"),
        ),
        cards=(
            CardContent(
                "GG-K-07",
                "know",
                "vertel",
                1,
                "Vertel over een dag waarop jij het antwoord had en niemand anders.",
            ),
            CardContent(
                "GG-F-04",
                "flow",
                "kies",
                1,
                "Kies: een uur extra voor je leukste taak, of een uur vroeger naar huis.",
            ),
            CardContent(
                "GG-G-11",
                "glow",
                "vraag",
                2,
                "Vraag de ander: wanneer viel ik op zonder dat ik het zelf zag?",
            ),
            CardContent(
                "GG-R-02",
                "grow",
                "stel je voor",
                2,
                "Stel je voor: over een jaar is je maandag anders. Wat doe je als eerste?",
            ),
        ),
        agreements=(
            AgreementContent(
                "Zoë",
                "Loopt twee ochtenden mee met de planning.",
                "Vraagt Anouk om een datum.",
                "11 dec.",
                "Een vervanger op de lijn.",
            ),
            AgreementContent(
                "Zoë, Mark",
                "Zoë werkt de nieuwe collega’s van januari in.",
                "Samen het rooster bekijken.",
                "4 jan.",
                "Een uur per nieuwe collega.",
            ),
            AgreementContent(
                "Mark",
                "Zegt het meteen als iets goed ging.",
                "Begint vrijdag bij de dagstart.",
                "27 nov.",
                "–",
            ),
        ),
        follow_up="Terugblik: donderdag 18 februari 2027",
    )


def huge() -> PosterContent:
    """Far too much of everything: forty long insights, twenty agreements, thirty gaps."""
    from msgspec.structs import replace

    words = "Een zin die maar doorgaat over de planning, de dagstart en wat er nog moet gebeuren. "
    zones = [zone.id for zone in ZONES]
    base = session()
    return replace(
        base,
        place_lines=(*base.place_lines, "met dank aan de avondploeg", "vierde keer samen"),
        insights=tuple(
            InsightContent(f"{index}. {words * 4}"[:300], [*zones, None][index % 5])
            for index in range(1, 41)
        ),
        cards=tuple(replace(base.cards[index % 4], id=f"GG-K-{index:02}") for index in range(11)),
        gaps=tuple(
            GapContent(f"Persoon {index}: een stap", words[:60], words * (index % 4))
            for index in range(1, 13)
        ),
        agreements=tuple(
            AgreementContent(
                f"Persoon {index}",
                f"Afspraak {index}: {words * (index % 3 + 1)}",
                words,
                "11 december",
                words[: index * 5],
            )
            for index in range(1, 21)
        ),
    )


def strange() -> PosterContent:
    """Names and words that strain fonts, directions and widths."""
    from msgspec.structs import replace

    base = session()
    long_name = "Anna" + "maria" * 39 + "Z"
    return replace(
        base,
        title=f"{long_name} en Nguyễn Thị Đức 🌻",
        kicker="Go Grow: شركة المتجر (Noord) en עברית",
        place_lines=("李明 · Ωμέγα · Привет · สวัสดี · नमस्ते", "Łucja · Çağla · Ștefan"),
        tokens=(
            TokenContent("أح", 0.01, 0.99),
            TokenContent("أح", 0.02, 0.98, "李"),
            TokenContent("🌻", 0.02, 0.98),
            TokenContent("Đ", 0.5, 0.5, "12"),
            TokenContent("Đ", 0.5, 0.5),
            TokenContent("WWW", 1.0, 0.0, "WW"),
        ),
        arrows=(ArrowContent(0, 1), ArrowContent(4, 3), ArrowContent(2, 5)),
        insights=(
            InsightContent(
                "أحمد يعرف كل طريق في المخزن (Mark) ويحب العمل مع الزملاء الجدد كل يوم، "
                "وهو يساعد الجميع دائما في التخطيط.",
                "know",
            ),
            InsightContent("Zoë zegt: שלום לכולם! en dan 12 keer أهلا (ok).", "flow"),
            InsightContent("x̧̣̌̂̂̂̂ ✓ ● ■ ☐ ★ ♥ ① ❤️ 👩🏽‍🌾 🇧🇪 1️⃣ ✗ ☆ ⇒ 𝄞", None),
            InsightContent("Donau" + "dampfschiff" * 30, "grow"),
        ),
        agreements=(
            AgreementContent(long_name, "W" * 150, "Kort.", "overmorgen om kwart over negen", ""),
            AgreementContent("", "", "", "", ""),
            *base.agreements,
        ),
        footer_left=f"Hierop staat alleen wat {long_name} en {long_name} hebben aangevinkt.",
    )
