"""House contents to draw in tests: one like a real session, a blank one, and ones that strain."""

from __future__ import annotations

from msgspec.structs import replace

from exports import AgreementContent, AgreementHeads, MetaContent, PageWords, TileWords
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


def people(**places: float) -> tuple[StandingContent, ...]:
    """Give people by their letters and places."""
    return tuple(StandingContent(letters, x) for letters, x in places.items())


HOUSE = HouseContent(
    floors=(
        FloorContent(
            "heart",
            "health",
            "Gezondheid",
            "fit in hoofd en lijf",
            (),
            "Besproken. Niets genoteerd.",
        ),
        FloorContent("gem", "talents", "Talenten", "waar je goed in bent"),
        FloorContent("compass", "values", "Waarden", "wat je belangrijk vindt"),
        FloorContent("bag", "work", "Werk", "wat je doet, hoe en met wie"),
    ),
    roof="Werkvermogen",
    low="wankel",
    high="stevig",
    left="familie, vrienden",
    right="netwerk, samenleving",
    caption="Een gespreksopener, geen test.",
)
FILLED_HOUSE = replace(
    HOUSE,
    floors=(
        replace(HOUSE.floors[0], short=""),
        replace(
            HOUSE.floors[1],
            people=people(Ł=0.16, Đ=0.39, Z=0.5, A=0.56, M=0.64, Ç=0.83),
            spread="dicht bijeen",
        ),
        replace(
            HOUSE.floors[2],
            people=people(Ç=0.07, A=0.32, M=0.46, Ł=0.61, Đ=0.66, Z=0.8),
            spread="verspreid",
        ),
        replace(
            HOUSE.floors[3],
            people=people(Ł=-0.03, Đ=0.1, Z=0.29, M=0.43, Ç=0.49, A=0.8),
            spread="twee kampen",
        ),
    ),
)


def _question(number: int, text: str, *lines: tuple[str, str]) -> QuestionContent:
    kept = tuple(KeptContent(told, letters) for letters, told in lines)
    return QuestionContent(str(number), text, kept)


BARE = HousePosterContent(
    kicker="Bouwoverleg · zes mensen, negen vragen, twee uur",
    title="Zo staan onze huizen",
    date="donderdag 19 november 2026",
    lang="nl",
    house=FILLED_HOUSE,
    meta=MetaContent("Bouwoverleg", subject="Poster van een bouwoverleg"),
    place_lines=("Zoë · Mark · Łucja · Çağla · Đức · Anouk", "ambassadeur: Anouk"),
    left=QuestionGroup(
        "Kijken",
        (
            _question(1, "Op welke verdieping sta jij het stevigst?"),
            _question(2, "Wat heeft die verdieping zo sterk gemaakt?"),
            _question(3, "Welke verdieping heeft nu onderhoud nodig?"),
        ),
    ),
    right=QuestionGroup(
        "Verstevigen",
        (
            _question(4, "Welk talent van jou blijft te vaak in de kast?"),
            _question(5, "Welke waarde wil je vaker terugzien in je werk?"),
            _question(6, "Welke verdieping kan een zwakkere helpen dragen?"),
        ),
    ),
    below=QuestionGroup(
        "Naar het gesprek",
        (
            _question(7, "Wie rond je huis kan je een handje helpen?"),
            _question(8, "Wat kun jij deze maand zelf verbouwen?"),
            _question(9, "Wat vraag je aan je leidinggevende?"),
        ),
    ),
    agreements_head="Afspraken",
    agreement_heads=AgreementHeads(
        "wie", "wat", "eerste stap", "klaar", "nodig van leidinggevende"
    ),
    footer_left=(
        "Hierop staat alleen wat iedereen zelf heeft aangevinkt. Over gezondheid is niets bewaard. "
        "Andere invoer wordt gewist op 19 december 2026; afspraken blijven tot ze klaar zijn."
    ),
    footer_right="gemaakt met groeihuis, in de stijl van het Huis van Werkvermogen",
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

KEPT = (
    (
        ("Ç", "Talenten. Ik weet wat ik kan."),
        ("Z", "Waarden. Daar wijk ik niet van af."),
        ("A", "Werk. Mijn rooster past bij mij."),
    ),
    (
        ("M", "Iemand die me liet proberen en fouten liet maken."),
        ("Đ", "Drie keer van ploeg gewisseld."),
    ),
    (
        ("Ł", "Werk. Te veel losse eindjes op één dag."),
        ("Đ", "Werk. Ik zie nooit hoe het afloopt."),
    ),
    (("A", "Tekenen. Ik leg graag iets uit met een schets."), ("Ł", "Talen. Ik spreek er vier.")),
    (
        ("Ç", "Eerlijk verdelen, ook de rotklussen."),
        ("M", "Tijd voor een goede overdracht."),
    ),
    (
        ("Đ", "Mijn waarden houden mijn werk overeind."),
        ("Z", "Met onze talenten kunnen we het werk anders verdelen."),
    ),
    (("Ł", "Mijn carpoolmaatje, elke ochtend."), ("A", "Een oud-collega bij wie ik kan spuien.")),
    (("Ç", "Ik ruil één vaste klus met Đức."), ("Ł", "Ik bundel mijn telefoontjes.")),
    (
        ("Z", "Laat ons zelf de dinsdag verdelen."),
        ("Đ", "Mag ik een zending volgen tot de klant?"),
    ),
)


def kept(group: QuestionGroup, lines: tuple[tuple[tuple[str, str], ...], ...]) -> QuestionGroup:
    """Give a group whose questions keep these lines."""
    questions = tuple(
        replace(question, lines=tuple(KeptContent(text, letters) for letters, text in told))
        for question, told in zip(group.questions, lines, strict=True)
    )
    return replace(group, questions=questions)


def team() -> HousePosterContent:
    """A session of six, like the one in the style guide."""
    return replace(
        BARE,
        left=kept(BARE.left, KEPT[:3]),
        right=kept(BARE.right, KEPT[3:6]),
        below=kept(BARE.below, KEPT[6:]),
        agreements=(
            AgreementContent(
                "Đức",
                "Volgt één zending tot bij de klant.",
                "Vraagt Anouk mee als gids.",
                "15 jan.",
                "Een dag zonder eigen route.",
            ),
            AgreementContent(
                "Zoë, Mark",
                "Verdelen met de ploeg de dinsdag.",
                "Lijstje van alle klussen maken.",
                "8 dec.",
                "Ja op een proef van vier weken.",
            ),
            AgreementContent(
                "Çağla, Đức",
                "Ruilen één vaste klus.",
                "Een ochtend met elkaar meelopen.",
                "1 dec.",
                "–",
            ),
        ),
        follow_up="Terugblik: 18 februari 2027",
    )


BLANK = BlankHouseContent(
    kicker="vier tot zes mensen · negen vragen · twee uur",
    title="Bouwoverleg",
    lang="nl",
    house=replace(
        HOUSE,
        floors=(
            replace(HOUSE.floors[0], note="Praat erover. Schrijf niets op."),
            *HOUSE.floors[1:],
        ),
    ),
    meta=MetaContent("Bouwoverleg: tafelposter"),
    fields=("datum", "wie", "ambassadeur"),
    left=BARE.left,
    right=BARE.right,
    below=BARE.below,
    footer_left=(
        "Schrijf alleen op wat iedereen mag lezen. Elke vraag mag je overslaan. "
        "Zet na afloop de foto niet in een groepsapp."
    ),
    footer_right="groeihuis, in de stijl van het Huis van Werkvermogen",
    pages=BARE.pages,
    tiles=BARE.tiles,
)

NAMES = ("Łukasz", "Çağla", "Đức", "أحمد", "Zoë 🌻", "Mark", "Żaneta")
LETTERS = ("ŁU", "ÇA", "ĐỨ", "أح", "🌻", "MA", "ŻA")
_CROWDS: tuple[tuple[float, ...], ...] = (
    (0.05, 0.14, 0.23, 0.32, 0.41, 0.5, 0.59),
    (0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5),
    (0.41, 0.41, 0.5, 0.5, 0.59, 0.59, 0.59),
    (0.05, 0.05, 0.05, 0.95, 0.95, 0.95, 0.95),
)


def players(count: int, *, kept_health: bool = False) -> HousePosterContent:
    """A session of 3 to 7, whose people crowd on every floor and keep a line at every question."""
    floors = tuple(
        replace(
            floor,
            people=tuple(
                StandingContent(letters, x)
                for letters, x in zip(LETTERS[:count], crowd, strict=False)
            ),
            short="",
            note="",
            spread=("verspreid", "dicht bijeen", "dicht bijeen", "twee kampen")[index],
        )
        for index, (floor, crowd) in enumerate(zip(HOUSE.floors, _CROWDS, strict=True))
    )
    if not kept_health:
        floors = (FILLED_HOUSE.floors[0], *floors[1:])
    base = team()

    def renamed(group: QuestionGroup) -> QuestionGroup:
        return replace(
            group,
            questions=tuple(
                replace(
                    question,
                    lines=tuple(
                        replace(line, letters=LETTERS[(index + int(question.number)) % count])
                        for index, line in enumerate(question.lines)
                    ),
                )
                for question in group.questions
            ),
        )

    return replace(
        base,
        place_lines=(" · ".join(NAMES[:count]), f"ambassadeur: {NAMES[count - 1]}"),
        house=replace(FILLED_HOUSE, floors=floors),
        left=renamed(base.left),
        right=renamed(base.right),
        below=renamed(base.below),
        parked_head="Geparkeerd",
        parked=("Het rooster van de zomer.", "Wie belt de klant terug?"),
    )


def long() -> HousePosterContent:
    """Answers as long as they may be: seven of 2,000 letters, many of a line, agreements too."""
    base = players(7)
    words = "Een antwoord dat maar doorgaat over het rooster, de klussen en wie er helpt. "
    endless = (words * 30)[:2000]

    def much(group: QuestionGroup) -> QuestionGroup:
        return replace(
            group,
            questions=tuple(
                replace(
                    question,
                    lines=(
                        KeptContent("Ja.", "MA"),
                        KeptContent(f"{question.number}: {endless}", "ŁU"),
                        *(KeptContent(words * (at % 3 + 1), LETTERS[at]) for at in range(7)),
                        KeptContent("x", ""),
                    ),
                )
                for question in group.questions
            ),
        )

    return replace(
        base,
        left=much(base.left),
        right=much(base.right),
        below=much(base.below),
        agreements=tuple(
            AgreementContent(
                f"Persoon {index}", f"Afspraak {index}: {words}", words, "11 december", words[:40]
            )
            for index in range(1, 15)
        ),
        parked=tuple(f"Geparkeerd {index}: {words}" for index in range(1, 9)),
    )


def strange() -> HousePosterContent:
    """Names and words that strain fonts, directions and widths."""
    base = players(7, kept_health=True)
    long_name = "Anna" + "maria" * 39 + "Z"
    first = base.left.questions[0]
    return replace(
        base,
        title=f"{long_name} en Nguyễn Thị Đức 🌻",
        kicker="Bouwoverleg: شركة المتجر (Noord) en עברית",
        place_lines=("李明 · Ωμέγα · Привет · สวัสดี · नमस्ते", f"{long_name} · Çağla · Ștefan"),
        left=replace(
            base.left,
            questions=(
                replace(
                    first,
                    lines=(
                        KeptContent(
                            "أحمد يعرف كل طريق في المخزن (Mark) ويحب العمل مع الزملاء الجدد.", "أح"
                        ),
                        KeptContent("Zoë zegt: שלום לכולם! en dan 12 keer أهلا (ok).", "🌻"),
                        KeptContent("x̧̣̌̂̂̂̂ ✓ ● ■ ☐ ★ ♥ ① ❤️ 👩🏽‍🌾 🇧🇪 1️⃣ ✗ ☆ ⇒ 𝄞", "WWW"),
                        KeptContent("Donau" + "dampfschiff" * 30, "李"),
                    ),
                ),
                *base.left.questions[1:],
            ),
        ),
        agreements=(
            AgreementContent(long_name, "W" * 150, "Kort.", "overmorgen om kwart over negen", ""),
            AgreementContent("", "", "", "", ""),
            *base.agreements,
        ),
        footer_left=f"Hierop staat alleen wat {long_name} en {long_name} hebben aangevinkt.",
    )
