"""What a machine can see of the content guide, and which cards find no room on their paper."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cards.export import deck_to_yaml
from cards.lint import lint_deck, sentences
from cards.lintwords import closed, rules, shunned
from cards.load import deck_ids, load_deck, read_deck
from cards.models import QUESTIONS, Card, Category, Deck
from cards.near import Texts, pairs
from datafiles.text import LANGUAGES
from exports.cards.face import fitting
from exports.cards.sizes import card_size
from exports.fonts import Style, main_face
from game.table.deckfaces import face_of
from game.table.deckfit import PLAIN, em, fit_findings, surely_fits, table_findings, unprintable
from game.table.findings import message

GOOD = "Vertel over een dag waarop alles lukte."


def card(number: int = 1, text: str | dict[str, str] = GOOD, **given: Any) -> Card:
    texts = {"nl": text} if isinstance(text, str) else text
    plain = {"category": "a", "kind": "tell", "depth": 1, "text": texts}
    return Card(**{"id": f"A-{number}", **plain, **given})


def deck(*cards: Card, **given: Any) -> Deck:
    names = dict.fromkeys(one.category for one in cards)
    made = {
        "format": 1,
        "id": "a-deck",
        "version": 1,
        "title": {"nl": "Kaarten"},
        "author": "iemand",
        "licence": "CC0",
        "languages": ("nl",),
        "categories": tuple(
            Category(id=one, letter=chr(65 + number), sign="sun", name={"nl": one})
            for number, one in enumerate(names)
        ),
        "cards": cards,
    }
    return Deck(**{**made, **given})


def said(folder: Path, made: Deck, *, measured: bool = False) -> list[str]:
    """Give the warnings about a deck, each behind the line of its file that it points at."""
    path = folder / "d.yaml"
    path.write_text(deck_to_yaml(made), encoding="utf-8")
    found, document = read_deck(str(path))
    lines = path.read_text(encoding="utf-8").splitlines()
    warnings = lint_deck(found, document, measured=measured)
    assert {one.severity for one in warnings} <= {"warning"}
    for one in warnings:
        assert 0 < one.line <= len(lines)
    return [message(one) for one in warnings]


def wording(folder: Path, text: str, lang: str = "nl", **given: Any) -> list[str]:
    made = deck(card(text={lang: text}, **given), languages=(lang,))
    start = f"cards.A-1.text.{lang}: "
    return [one.removeprefix(start) for one in said(folder, made)]


# -- built in -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", deck_ids())
def test_a_built_in_deck_has_nothing_to_look_at_and_fits(name: str) -> None:
    made, document = read_deck(name)
    assert lint_deck(made, document) == []
    assert fit_findings(made, document) == []


# -- how a text is put ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "text", "opening"),
    [
        ("nl", "Ben je tevreden?", "ben je"),
        ("nl", "Een moment. Zou je het weer doen?", "zou je"),
        ("nl", "Vraag de ander: vind je dat ook?", "vind je"),
        ("nl", "Maandag, moet je dan weg?", "moet je"),
        ("en", "Do you like it?", "do you"),
        ("en", "Did  you ask?", "did you"),
        ("fr", "Est-ce que tu aimes ça ?", "est-ce que"),
        ("fr", "Est-ce qu’on t’aide ?", "est-ce qu’on"),
        ("fr", "As-tu le temps ?", "as-tu"),
    ],
)
def test_a_closed_opening_is_found(tmp_path: Path, lang: str, text: str, opening: str) -> None:
    plain = " ".join(opening.split())
    found = [" ".join(one.split()) for one in wording(tmp_path, text, lang)]
    assert found == [f"op ‘{plain} …’ kan iemand ja of nee zeggen; begin anders"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nl", "Wat kun je goed?"),
        ("nl", "Ben je moe, zeg het dan."),
        ("nl", "Benjamin lacht. Wie nog?"),
        ("nl", "Om 14 u is het stil. Wat doe je dan?"),
        ("nl", "Maak af: ‘Ik knik. En dan?’"),
        ("en", "How do you start?"),
        ("fr", "Raconte comment vous vous complétez."),
        ("fr", "Qu’as-tu appris ?"),
    ],
)
def test_an_open_card_among_colleagues_is_left_alone(tmp_path: Path, lang: str, text: str) -> None:
    assert wording(tmp_path, text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("nl", "Wat vindt u?", "u"),
        ("nl", "Vertel over UW dag.", "uw"),
        ("fr", "Racontez votre journée.", "votre"),
        ("fr", "Que faites-vous ?", "vous"),
        ("en", "Tell us, Madam.", "madam"),
    ],
)
def test_a_form_for_strangers_is_found(tmp_path: Path, lang: str, text: str, found: str) -> None:
    assert f"‘{found}’ is voor vreemden; een kaart zegt ‘je’" in wording(tmp_path, text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("nl", "Vertel over je burn-out.", "burn-out"),
        ("nl", "Welke Diagnose kreeg je?", "diagnose"),
        ("en", "Talk about your  weight.", "your weight"),
        ("en", "What did sick leave teach you?", "sick leave"),
        ("fr", "Raconte ta dépression.", "dépression"),
        ("fr", "Raconte ton arrêt maladie.", "arrêt maladie"),
    ],
)
def test_a_word_about_illness_is_found_in_text_and_hint(
    tmp_path: Path, lang: str, text: str, found: str
) -> None:
    told = f"‘{found}’ is privé; vraag naar wat helpt op het werk"
    assert told in [" ".join(one.split()) for one in wording(tmp_path, text, lang)]
    hinted = wording(tmp_path, "Vertel.", lang, hint={lang: text})
    assert any(" ".join(one.split()) == f"cards.A-1.hint.{lang}: {told}" for one in hinted)


def test_words_that_only_look_so_are_left_alone(tmp_path: Path) -> None:
    for lang, text in (
        ("nl", "Wat is goud waard, en welk gewicht heeft dat?"),
        ("en", "Which skill is worth its weight in gold?"),
        ("fr", "Quel choix donne du poids ?"),
        ("nl", "Nu en uur en duw en uit."),
    ):
        assert wording(tmp_path, text, lang) == []


def test_two_questions_three_sentences_and_a_long_one_are_found(tmp_path: Path) -> None:
    assert wording(tmp_path, "Wat doe je? En wie helpt?") == ["stelt meer dan één vraag"]
    assert wording(tmp_path, "Een. Twee! Drie.") == ["heeft 3 zinnen; hoogstens 2 op een kaart"]
    sixteen = " ".join(["woord"] * 16)
    assert wording(tmp_path, f"{sixteen}.") == []
    assert wording(tmp_path, f"{sixteen} meer.") == ["heeft een zin van 17 woorden; hoogstens 16"]
    assert wording(tmp_path, f"Een zin. {sixteen} – en … meer.") == [
        "heeft een zin van 18 woorden; hoogstens 16"
    ]


def test_a_quotation_belongs_to_the_sentence_around_it() -> None:
    assert sentences("Maak af: “Ik knik. En dan?” De ander ook.") == [
        "Maak af: “Ik knik En dan” De ander ook."
    ]
    assert len(sentences("Termine : « Je ris de… ». L’autre aussi.")) == 2
    assert len(sentences("Een. Twee? Drie!")) == 3


def test_letters_are_counted_only_where_nobody_measures(tmp_path: Path) -> None:
    long = "Vertel. " + "Dat-is-lang-" * 14
    assert len(long) > rules().limits.letters
    made = deck(card(text=long.rstrip("-") + "."))
    assert any("letters; er passen er zo’n 170" in one for one in said(tmp_path, made))
    assert said(tmp_path, made, measured=True) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_rules(lang: Any) -> None:
    assert closed(lang).pattern != "(?!)"
    assert {"private", "polite"} <= set(shunned(lang).groupindex)


# -- the deck as a whole --------------------------------------------------------------------------


def test_missing_languages_are_told_card_by_card_and_field_by_field(tmp_path: Path) -> None:
    made = deck(
        card(1, {"nl": "Een.", "en": "One."}),
        card(2, "Twee.", hint={"en": "Two."}, kind="do"),
    )
    assert said(tmp_path, made) == [
        "cards.A-2.text: is er niet in en",
        "cards.A-2.hint: is er niet in nl",
    ]


def test_equal_and_nearly_equal_cards_name_the_other(tmp_path: Path) -> None:
    made = deck(
        card(1, "Vertel over een dag waarop alles lukte."),
        card(2, "Teken je week als een lijn in de lucht.", kind="do"),
        card(3, "vertel over een dag, waarop ALLES lukte!", kind="ask"),
        card(4, "Teken jouw week als een lijn in de lucht.", kind="ahead"),
    )
    assert said(tmp_path, made) == [
        "cards.A-3.text.nl: zegt hetzelfde als A-1",
        "cards.A-4.text.nl: zegt bijna hetzelfde als A-2",
    ]


def test_each_kind_occurs_and_there_is_a_ladder_of_depth(tmp_path: Path) -> None:
    some = [card(n, f"Tekst nummer {n * 'x'} {n}.", kind=one) for n, one in enumerate(QUESTIONS, 1)]
    flat = deck(*some)
    assert said(tmp_path, flat) == ["categories.a: heeft geen kaarten van deze diepte: 2, 3"]
    deep = [one.model_copy(update={"depth": 1 + n % 3}) for n, one in enumerate(some)]
    assert said(tmp_path, deck(*deep)) == []
    assert said(tmp_path, deck(*deep[:5])) == []
    again = deep[0].model_copy(update={"id": "A-9", "text": {"nl": "Heel wat anders dan dat."}})
    assert said(tmp_path, deck(*deep[:2], again)) == [
        "categories.a: heeft geen kaarten van deze soort: imagine, do, ask, ahead"
    ]
    empty = deck(*deep).model_copy(
        update={
            "categories": (
                *deck(*deep).categories,
                Category(id="b", letter="B", sign="sun", name={"nl": "b"}),
            )
        }
    )
    assert said(tmp_path, empty) == ["categories.b: heeft geen kaarten"]


def test_a_talent_wants_a_name_and_an_excess_and_no_other_kinds(tmp_path: Path) -> None:
    full = {"kind": "talent", "name": {"nl": "Rust"}, "excess": {"nl": "Te stil."}}
    whole = [card(n, f"Jij ziet {n * 'z'} {n}.", **full) for n in range(1, 9)]
    assert said(tmp_path, deck(*whole)) == []
    bare = card(1, "Jij ziet het.", kind="talent")
    assert said(tmp_path, deck(bare)) == [
        "cards.A-1: een talent heeft ook ‘name’",
        "cards.A-1: een talent heeft ook ‘excess’",
    ]


def test_progress_is_told_on_the_way() -> None:
    made, document = read_deck("go-grow")
    heard: list[tuple[int, int]] = []
    lint_deck(made, document, progress=lambda done, total: heard.append((done, total)))
    fit_findings(made, document, progress=lambda done, total: heard.append((done, total)))
    assert heard[0] == (0, len(made.cards))
    assert len(heard) > 3
    assert all(done < total for done, total in heard)


# -- texts that are alike -------------------------------------------------------------------------


def scrambled(rng: random.Random, text: str) -> str:
    """Change a word or two, as somebody would who writes a card anew."""
    words = text.split()
    for _ in range(2):
        at = rng.randrange(len(words))
        words[at] = words[at][::-1]
    return " ".join(words)


def test_a_text_that_was_changed_a_little_is_found_among_thousands() -> None:
    rng = random.Random(3)
    words = ["".join(rng.choices("aeioulmnrst", k=rng.randrange(3, 9))) for _ in range(150)]
    texts = [" ".join(rng.choices(words, k=14)) for _ in range(3000)]
    changed = {number: scrambled(rng, texts[number]) for number in range(0, 3000, 30)}
    found = {late: early for late, early, _same in pairs([*texts, *changed.values()])}
    right = [found.get(3000 + at) == number for at, number in enumerate(changed)]
    assert sum(right) >= 95
    assert sum(late < 3000 for late in found) == 0


def test_texts_of_one_word_or_none_are_compared_as_well() -> None:
    assert list(pairs(["", "Rust", "…", "rust!", "Rusten", "Iets"])) == [(3, 1, True)]
    texts = Texts(["een twee drie vier vijf zes"])
    texts.add(0)
    number, share = texts.like("een twee drie vier vijf zeven") or (None, 0.0)
    assert (number, 85 < share < 100) == (0, True)
    assert texts.like("heel iets anders") is None


# -- paper ----------------------------------------------------------------------------------------


class Anywhere:
    def finding(self, place: Any, code: str, params: Any = None, severity: str = "error") -> Any:
        from datafiles.findings import Finding

        return Finding("x", 1, code, tuple((params or {}).items()), "", severity)


def fits(text: str, **given: Any) -> Iterator[tuple[str, str, str]]:
    for one in fit_findings(deck(card(text=text, **given)), Anywhere()):
        yield one.code, one.severity, dict(one.params).get("letters", "")


def test_a_text_that_does_not_fit_is_an_error_and_a_short_one_is_fine() -> None:
    assert list(fits(GOOD)) == []
    assert list(fits("Vertel over iets dat lang duurt. " * 20)) == [("fits-not", "error", "")]


def test_signs_that_no_font_has_are_named() -> None:
    assert list(fits("Schrijf 𒀀 op.")) == [("letters-unprintable", "warning", "𒀀")]
    assert [one[2] for one in fits(GOOD, hint={"nl": "Een 𒀁."})] == ["𒀁"]
    assert unprintable("木 en 𒀀") == [
        {"letters": "木", "instead": "Mu"},
        {"letters": "𒀀", "instead": "·"},
    ]
    assert unprintable("Ελληνικά, кириллица, “één” – œuvre …") == []


def test_a_word_wider_than_a_card_is_told_where_nothing_else_is_measured() -> None:
    def told(text: str) -> list[tuple[str, str]]:
        found = table_findings(deck(card(text=text)), Anywhere())
        return [(one.code, dict(one.params)["value"]) for one in found]

    word = "Vrijwilligersvergoedingsregelingencommissievergaderingsverslagenarchiefkast"
    assert told(f"Vertel over de {word}.") == [("word-wide", word)]
    assert told("Vertel over de arbeidsongeschiktheids-verzekering.") == []
    assert told("Vertel over je arbeidsongeschiktheid.") == []
    assert told("Vertel over iets dat lang duurt. " * 20) == []


def test_the_main_font_has_every_sign_that_is_taken_for_plain() -> None:
    letters = main_face(Style.MEDIUM).letters
    plain = [chr(one) for one in range(0x20, 0x2100) if PLAIN.match(chr(one))]
    assert len(plain) > 300
    assert [one for one in plain if ord(one) not in letters and one not in "\u00ad"] == []


def test_no_letter_is_wider_than_it_is_taken_for() -> None:
    from exports.textfit import text_width

    points = 72 / 25.4
    for code in (*range(0x21, 0x7F), *range(0xA1, 0x100), *map(ord, "‘’“”„–—…œŒ")):
        width = text_width(chr(code), Style.MEDIUM, 100) * points / 100
        assert width <= em(chr(code)) + 0.001, chr(code)


def as_long_as_sure(rng: random.Random, letters: str, longest: int) -> str:
    """Give random words, as many as surely fit."""
    text = ""
    while True:
        word = "".join(rng.choices(letters, k=rng.randint(1, longest)))
        if not surely_fits(f"{text} {word}".strip()):
            return text
        text = f"{text} {word}".strip()


@pytest.mark.parametrize("letters", ["aebcdnëéo", "mwMWœ@—", "ijltfr’,-", "AOQGHÉ", "aeimwntLR’ok"])
@pytest.mark.parametrize("longest", [3, 9, 16])
def test_what_surely_fits_does_fit(letters: str, longest: int) -> None:
    rng = random.Random(longest)
    size = card_size("poker")
    for round_ in range(12):
        text = as_long_as_sure(rng, letters, longest)
        if text:
            one = card(text=text, id="LANG-NUMMER-0001" if round_ % 2 else "A-1", kind="imagine")
            made = deck(one)
            assert fitting(face_of(made, one, "fr"), size) is not None, text


def test_nearly_every_card_surely_fits() -> None:
    texts = [one for card in load_deck("go-grow").cards for one in card.text.values()]
    assert all(map(surely_fits, texts))
    assert not surely_fits("woord " * 60)
    assert not surely_fits("w" * 30)
    assert not surely_fits("日本")


@pytest.mark.parametrize(
    ("names", "near"),
    [
        (("Grow", "Grow", "Gro"), "‘Gro’ lijkt op ‘Grow’"),
        (("Gro", "Grow", "Grow"), "‘Gro’ lijkt op ‘Grow’"),
        (("Grow", "Gro"), ""),  # which of the two is the slip, nobody can say
        (("Know", "Flow", "Flow", "Glow", "Grow"), ""),
        (("Waarden", "Waarden", "waarde"), "‘waarde’ lijkt op ‘Waarden’"),
    ],
)
def test_a_category_that_may_be_a_slip_for_another_is_told(
    tmp_path: Path, names: tuple[str, ...], near: str
) -> None:
    ids = {name: chr(97 + at) for at, name in enumerate(dict.fromkeys(names))}
    made = deck(
        *(card(at, f"{GOOD} {name} {at}", category=ids[name]) for at, name in enumerate(names, 1)),
        categories=tuple(
            Category(id=one, letter=one.upper(), sign="sun", name={"nl": name})
            for name, one in ids.items()
        ),
    )
    told = [one for one in said(tmp_path, made) if "lijkt op" in one]
    assert len(told) == bool(near)
    assert all(near in one for one in told)
