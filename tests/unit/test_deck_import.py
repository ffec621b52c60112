"""Decks out of tables: what is read, what is kept, what is told, and that nothing is lost."""

from __future__ import annotations

import csv
import gc
import io
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from boards.load import board_ids, load_board
from cards.changes import changes
from cards.columns import KINDS, head, kind_of, understood
from cards.export import deck_rows, deck_to_yaml, rows_to_csv
from cards.french import held
from cards.ids import Numbers, prefix
from cards.importing import Imported, import_deck
from cards.lint import lint_deck
from cards.load import load_deck
from cards.models import Back, Card, Category, Deck
from cards.template import as_csv, as_xlsx, examples, template_rows
from cards.zones import SIGNS, ZONES
from datafiles.findings import FileProblem
from datafiles.text import LANGUAGES
from game.language import using
from game.table.decktemplate import template_csv, template_xlsx
from game.table.findings import sentence
from game.table.words import kind_word

HEAD = "id,category,kind,depth,text_nl"


def table(folder: Path, *lines: str, name: str = "kaarten.csv", coding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes("\r\n".join(lines).encode(coding))
    return path


def sheet(folder: Path, *rows: list[Any], merge: str = "") -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    if merge:
        page.merge_cells(merge)
    path = folder / "kaarten.xlsx"
    book.save(path)
    return path


def told(path: Path, **given: Any) -> list[str]:
    """Give the lines for a table that makes no deck, without its folder."""
    with pytest.raises(FileProblem) as caught:
        import_deck(path, **given)
    return [sentence(one, brief=True) for one in caught.value.findings]


def warned(made: Imported) -> list[str]:
    return [sentence(one, brief=True) for one in made.findings]


def texts(deck: Deck) -> list[str]:
    return [card.text["nl"] for card in deck.cards]


# -- what is read ---------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_separator_and_encoding_gives_the_same_deck(
    tmp_path: Path, separator: str, coding: str
) -> None:
    rows = [
        ["Nummer", "Categorie ", "SOORT", "diepte", "Tekst (NL)", "tip-nl"],
        ["", "Know", "Stel je voor", "2", "Één zin, met ‘€ 5’; en meer.", 'Zeg "ja".'],
    ]
    text = rows_to_csv(rows, separator)
    path = tmp_path / "k.csv"
    path.write_bytes(text.encode(coding))
    made = import_deck(path)
    (card,) = made.deck.cards
    assert (card.category, card.kind, card.depth) == ("know", "imagine", 2)
    assert card.text == {"nl": "Één zin, met ‘€ 5’; en meer."}
    assert card.hint == {"nl": 'Zeg "ja".'}
    assert len(made.findings) == (1 if coding == "cp1252" else 0)
    assert all("Windows-1252" in one and "let op" in one for one in warned(made))


def test_columns_come_in_any_order_and_in_three_languages(tmp_path: Path) -> None:
    for lang in LANGUAGES:
        names = [head(one, lang) for one in ("depth", "kind", "category", "id")]
        more = [head(one, lang, "fr") for one in ("hint", "text", "name", "excess")]
        words = [KINDS["talent"][lang][0], "Santé", "x-1"]
        rows = [[*more, *names], ["t", "texte", "n", "trop", "3", *words]]
        (card,) = import_deck(table(tmp_path, rows_to_csv(rows))).deck.cards
        assert (card.id, card.category, card.kind, card.depth) == ("X-1", "health", "talent", 3)
        assert card.name == {"fr": "n"}
        assert card.excess == {"fr": "trop"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_is_known_by_the_word_that_is_shown(lang: str) -> None:
    with using(lang):
        for kind in KINDS:
            assert kind_of(kind) == kind
            assert kind_of(kind_word(kind).upper()) == kind
    assert kind_of("dansen") is None


def test_the_zones_are_those_of_the_built_in_boards() -> None:
    zones = [one for name in sorted(board_ids()) for one in load_board(name).zones]
    assert {one.id: one for one in ZONES} == {
        one.id: Category(id=one.id, letter=one.letter, sign=one.sign, name=one.name)
        for one in zones
    }


def test_zones_keep_their_sign_and_new_categories_get_a_free_letter_and_sign(
    tmp_path: Path,
) -> None:
    rows = [f",{one},tell,1,Tekst {one}." for one in ("Know", "Kracht", "kracht", "Gezondheid")]
    deck = import_deck(table(tmp_path, HEAD, *rows, ",日本,do,1,Iets.")).deck
    assert [(one.id, one.letter, one.sign) for one in deck.categories] == [
        ("know", "K", "blocks"),
        ("kracht", "R", "waves"),
        ("health", "H", "heart"),
        ("category", "A", "sun"),
    ]
    assert [card.id for card in deck.cards] == [
        "KA-K-01",
        "KA-R-01",
        "KA-R-02",
        "KA-H-01",
        "KA-A-01",
    ]
    assert deck.categories[1].name == {"nl": "Kracht"}


def test_twenty_six_categories_have_letters_and_one_more_is_told(tmp_path: Path) -> None:
    rows = [f",cat {number},tell,1,Tekst {number}." for number in range(26)]
    deck = import_deck(table(tmp_path, HEAD, *rows)).deck
    assert len({one.letter for one in deck.categories}) == 26
    assert {one.sign for one in deck.categories} == set(SIGNS)
    more = table(tmp_path, HEAD, *rows, ",nog een,tell,1,Tekst.")
    assert told(more) == ["kaarten.csv:rij 1: er zijn meer dan 26 categorieën"]


def test_one_language_needs_no_languages_in_its_heads(tmp_path: Path) -> None:
    path = table(tmp_path, "vak;soort;diepte;vraag;tip", "Know;doe;1;Doe iets.;Help.")
    (card,) = import_deck(path).deck.cards
    assert (card.text, card.hint) == ({"nl": "Doe iets."}, {"nl": "Help."})


def test_a_sheet_is_read_with_numbers_as_text(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ["nummer", "categorie", "soort", "diepte", "tekst_nl"],
        [7, "know", "tell", 1.0, "Twee\nregels  "],
        [],
        ["# een opmerking"],
        [None, "flow", "doe", "2", 12.5],
    )
    made = import_deck(path)
    assert [card.id for card in made.deck.cards] == ["7", "KA-F-01"]
    assert texts(made.deck) == ["Twee regels", "12.5"]
    assert made.sheet.rows == (2, 5)
    assert "‘7’ begint anders dan de andere nummers (KA-…)" in warned(made)[0]


def test_excel_says_its_separator_in_a_row_of_its_own(tmp_path: Path) -> None:
    path = table(tmp_path, "sep=|", "category|kind|depth|text_nl", "a|tell|9|Tekst.")
    assert told(path) == ["kaarten.csv:rij 3, kolom depth: ‘9’ is geen diepte; toegestaan: 1, 2, 3"]


def test_the_title_and_id_come_from_the_options_else_from_the_name(tmp_path: Path) -> None:
    path = table(tmp_path, HEAD, ",a,tell,1,Tekst.", name="mijn_eerste spel.csv")
    deck = import_deck(path).deck
    assert (deck.id, deck.title) == ("mijn-eerste-spel", {"nl": "Mijn eerste spel"})
    assert deck.cards[0].id == "MES-A-01"
    deck = import_deck(path, deck_id="x", title="Anders", author="Zoë").deck
    assert (deck.id, deck.title, deck.author) == ("x", {"nl": "Anders"}, "Zoë")


# -- languages ------------------------------------------------------------------------------------


def test_a_language_counts_when_every_card_has_it(tmp_path: Path) -> None:
    lines = [
        "category,kind,depth,text_nl,text_en,text_fr",
        "a,tell,1,Een.,One.,Un.",
        "a,do,1,Twee.,Two.,",
        "a,ask,1,Drie.,,",
    ]
    made = import_deck(table(tmp_path, *lines))
    assert made.deck.languages == ("nl",)
    assert warned(made) == [
        "kaarten.csv:rij 1, kolom text_fr: let op: maar 1 van de 3 kaarten hebben deze taal",
        "kaarten.csv:rij 4, kolom text_en: let op: hier ontbreekt een tekst",
    ]
    assert made.deck.cards[0].text == {"nl": "Een.", "en": "One.", "fr": "Un."}


def test_a_deck_without_a_whole_language_takes_the_commonest(tmp_path: Path) -> None:
    lines = ["category,kind,depth,text_nl,text_en", "a,do,1,Een.,", "a,do,1,,Two.", "a,do,1,,T."]
    assert import_deck(table(tmp_path, *lines)).deck.languages == ("en",)


# -- ids ------------------------------------------------------------------------------------------


def test_cards_that_say_the_same_or_nearly_so_keep_their_ids(tmp_path: Path) -> None:
    first = import_deck(
        table(
            tmp_path, HEAD,
            ",know,tell,1,Vertel over een dag waarop alles lukte.",
            ",know,tell,2,Wie hielp je vorige week verder?",
            ",know,do,1,Teken je week als een lijn.",
        )
    ).deck  # fmt: skip
    assert [card.id for card in first.cards] == ["KA-K-01", "KA-K-02", "KA-K-03"]
    made = import_deck(
        table(
            tmp_path, HEAD,
            ",know,do,1,Iets heel anders dan wat er was.",
            ",know,tell,2,Wie hielp jou vorige week verder?",
            ",flow,do,1,teken je week als een LIJN!",
        ),
        old=first,
    )  # fmt: skip
    assert [card.id for card in made.deck.cards] == ["KA-K-04", "KA-K-02", "KA-K-03"]
    assert (made.gone, made.deck.retired) == (("KA-K-01",), ("KA-K-01",))
    assert made.deck.version == 2
    again = import_deck(
        table(
            tmp_path, HEAD, ",know,tell,1,Wie hielp jou vorige week verder?", ",know,do,1,Nieuw!"
        ),
        old=made.deck,
    ).deck
    assert [card.id for card in again.cards] == ["KA-K-02", "KA-K-05"]
    assert again.retired == ("KA-K-01", "KA-K-04", "KA-K-03")


def test_the_same_table_again_changes_nothing(tmp_path: Path) -> None:
    path = table(tmp_path, HEAD, ",know,tell,1,Een.", "zz-9,eigen,do,2,Twee.", ",eigen,do,2,Drie.")
    first = import_deck(path, author="Zoë", title="Zo").deck
    assert import_deck(path, old=first).deck == first
    assert [card.id for card in first.cards] == ["KA-K-01", "ZZ-9", "KA-E-01"]


def test_an_id_that_is_given_stays_however_it_is_written(tmp_path: Path) -> None:
    first = import_deck(table(tmp_path, HEAD, "GG-K-07,know,tell,1,Een.")).deck
    path = table(tmp_path, HEAD, "gg k 7,know,tell,1,Heel wat anders.", ",know,do,1,Een.")
    made = import_deck(path, old=first)
    assert [card.id for card in made.deck.cards] == ["GG-K-07", "GG-K-08"]
    assert made.gone == ()


def test_a_number_that_was_taken_is_refused_and_never_made(tmp_path: Path) -> None:
    old = import_deck(table(tmp_path, HEAD, ",know,tell,1,Een.", ",know,do,1,Twee.")).deck
    short = import_deck(table(tmp_path, HEAD, ",know,tell,1,Een."), old=old).deck
    path = table(tmp_path, HEAD, ",know,tell,1,Een.", "KA-K-2,know,do,1,Anders.")
    assert told(path, old=short) == [
        "kaarten.csv:rij 3, kolom id: ‘KA-K-02’ is al gebruikt voor ‘Twee.’; "
        "neem een ander nummer, of laat het leeg"
    ]
    forgotten = short.model_copy(update={"former": ()})
    assert told(path, old=forgotten) == [
        "kaarten.csv:rij 3, kolom id: ‘KA-K-2’ was een kaart die er niet meer is; "
        "neem een ander nummer"
    ]
    numbers = Numbers("A", ["A-B-01", "A-B-7", "X"])
    assert [numbers.make("B"), numbers.make("B"), numbers.make("C")] == [
        "A-B-08",
        "A-B-09",
        "A-C-01",
    ]
    assert prefix("linde", ["KAART-9"], 40) == "LI"
    assert prefix("linde", ["VR-1", "VR-2", "X-1"], 4) == "VR"
    assert prefix("linde", ["KAART-9", "KAART-8", "OL-K-01"], 3) == "OL"
    assert (prefix("go-grow"), prefix("talenten"), prefix("2026")) == ("GG", "TA", "K")


def test_a_card_whose_text_comes_back_gets_its_own_number_again(tmp_path: Path) -> None:
    heads = "id,category,kind,depth,text_nl,text_en"
    own = (",know,tell,1,Wie hielp jou?,Who helped you?", ",know,do,2,Teken je week.,Draw it.")
    first = import_deck(table(tmp_path, heads, *own)).deck
    other = import_deck(table(tmp_path, HEAD, ",flow,tell,1,Heel iets anders."), old=first).deck
    assert other.retired == ("KA-K-01", "KA-K-02")
    path = tmp_path / "d.yaml"
    path.write_text(deck_to_yaml(other), "utf-8")
    kept = load_deck(str(path))
    assert kept == other
    back = import_deck(table(tmp_path, HEAD, ",know,do,2,TEKEN je week"), old=kept).deck
    (card,) = back.cards
    assert (card.id, card.text["en"]) == ("KA-K-02", "Draw it.")
    assert back.retired == ("KA-K-01", "KA-F-01")
    assert [one.id for one in back.former] == ["KA-K-01", "KA-F-01"]
    again = import_deck(table(tmp_path, heads, *own), old=back).deck
    assert again.cards == first.cards
    by_hand = import_deck(table(tmp_path, HEAD, "ka k 1,know,tell,1,Wie hielp je?"), old=kept).deck
    assert [one.id for one in by_hand.cards] == ["KA-K-01"]


def test_one_number_of_another_kind_renames_no_deck_and_is_told(tmp_path: Path) -> None:
    lines = [",know,tell,1,Een.", "kaart 9,know,do,1,Twee.", ",know,do,1,Drie."]
    made = import_deck(table(tmp_path, HEAD, *lines), deck_id="linde")
    assert [one.id for one in made.deck.cards] == ["LI-K-01", "KAART-9", "LI-K-02"]
    assert warned(made) == [
        "kaarten.csv:rij 3, kolom id: let op: ‘KAART-9’ begint anders dan de andere nummers "
        "(LI-…); laat het leeg voor zo’n nummer"
    ]
    assert import_deck(table(tmp_path, HEAD, *lines), old=made.deck).findings == ()


def test_a_text_that_is_only_like_that_of_a_card_that_is_gone_gets_a_number_of_its_own(
    tmp_path: Path,
) -> None:
    first = import_deck(table(tmp_path, HEAD, ",know,tell,1,Wat maakt je blij?", ",a,do,1,Z.")).deck
    gone = import_deck(table(tmp_path, HEAD, ",a,do,1,Z."), old=first).deck
    made = import_deck(table(tmp_path, HEAD, ",know,tell,1,Wat maakt je bang?"), old=gone).deck
    assert [one.id for one in made.cards] == ["KA-K-02"]


def test_what_is_gone_is_in_no_session_and_no_listing(tmp_path: Path) -> None:
    first = import_deck(table(tmp_path, HEAD, ",a,do,1,Een.", ",a,do,1,Twee.")).deck
    gone = import_deck(table(tmp_path, HEAD, ",a,do,1,Een."), old=first).deck
    assert len(gone.former) == 1
    assert "Twee" not in gone.model_dump_json()


def test_a_loss_is_drastic_from_three_cards_and_a_third_of_the_deck_on(tmp_path: Path) -> None:
    words = ("appel", "brood", "citroen", "druif", "erwt", "framboos", "gember", "hazelnoot")
    lines = [f",a,do,1,Vertel over {one} en {one}soep." for one in words]
    old = import_deck(table(tmp_path, HEAD, *lines)).deck

    def lost(*rows: str) -> bool:
        return changes(old, import_deck(table(tmp_path, HEAD, *rows), old=old).deck).drastic

    assert [lost(*lines[count:]) for count in range(1, 8)] == [False] * 2 + [True] * 5
    numbered = [f"{card.id},a,do,1,Wat anders {number}" for number, card in enumerate(old.cards)]
    found = changes(old, import_deck(table(tmp_path, HEAD, *numbered), old=old).deck)
    assert (found.drastic, len(found.other), found.gone) == (True, 8, ())
    english = [f"{card.id},a,do,1,Tell {number}" for number, card in enumerate(old.cards)]
    made = import_deck(table(tmp_path, HEAD.replace("_nl", "_en"), *english), old=old).deck
    assert not changes(old, made).other


def test_a_retired_id_on_a_card_is_told_at_its_line(tmp_path: Path) -> None:
    deck = import_deck(table(tmp_path, HEAD, ",know,tell,1,Een.")).deck
    path = tmp_path / "d.yaml"
    path.write_text(deck_to_yaml(deck.model_copy(update={"retired": ("KA-K-1",)})), "utf-8")
    with pytest.raises(FileProblem) as caught:
        load_deck(str(path))
    (one,) = caught.value.findings
    assert one.code == "id-retired"
    assert path.read_text("utf-8").splitlines()[one.line - 1] == "  - id: KA-K-01"


def test_an_older_deck_keeps_its_maker_its_categories_and_its_back(tmp_path: Path) -> None:
    old = load_deck("talenten")
    made = import_deck(table(tmp_path, rows_to_csv(deck_rows(old, "nl"))), old=old)
    assert made.deck == old
    assert made.findings == ()


def test_texts_without_a_column_stay_from_the_older_deck_and_that_is_told_once(
    tmp_path: Path,
) -> None:
    heads = "id,category,kind,depth,name_nl,name_en,text_nl,text_en,hint_nl"
    old = import_deck(
        table(
            tmp_path,
            heads,
            "A-1,know,do,1,Naam,Name,Een.,One.,Hulp.",
            "A-2,eigen,do,1,,,Twee.,Two.,",
        )
    ).deck
    assert old.languages == ("nl", "en")
    made = import_deck(table(tmp_path, HEAD, "A-1,know,do,2,Eén.", ",eigen,do,1,Twee."), old=old)
    first, second = made.deck.cards
    assert (first.text, first.hint) == ({"nl": "Eén.", "en": "One."}, {"nl": "Hulp."})
    assert first.name == {"nl": "Naam", "en": "Name"}
    assert (second.id, second.text) == ("A-2", {"nl": "Twee.", "en": "Two."})
    assert (made.deck.languages, made.deck.categories) == (old.languages, old.categories)
    assert warned(made) == [
        "kaarten.csv:rij 1: let op: heeft geen kolom name_nl, name_en, text_en, hint_nl; "
        "die teksten zijn gebleven zoals het oude kaartspel ze had"
    ]


def test_a_column_that_is_there_and_empty_takes_the_text_away(tmp_path: Path) -> None:
    heads = "id,category,kind,depth,name,text_nl,text_en,hint_nl"
    old = import_deck(table(tmp_path, heads, "A-1,know,do,1,Naam,Een.,One.,Hulp.")).deck
    cut = "id,category,kind,depth,name,text_nl,hint_nl"
    made = import_deck(table(tmp_path, cut, "A-1,know,do,1,Anders,Een.,"), old=old)
    (card,) = made.deck.cards
    assert (card.name, card.hint) == ({"nl": "Anders", "en": "Naam"}, None)
    assert list(card.text) == ["nl", "en"]
    assert "heeft geen kolom name_en, text_en; " in warned(made)[0]


def test_a_new_card_lacks_the_language_that_the_others_keep_and_that_is_told(
    tmp_path: Path,
) -> None:
    heads = "id,category,kind,depth,text_nl,text_en"
    old = import_deck(table(tmp_path, heads, "A-1,eigen,do,1,Een.,One.")).deck
    kept_name = old.categories[0].name
    made = import_deck(table(tmp_path, HEAD, "A-1,eigen,do,1,Een.", ",eigen,do,2,Nieuw!"), old=old)
    assert made.deck.languages == ("nl",)
    assert (made.deck.cards[0].text, made.deck.cards[1].text) == (
        {"nl": "Een.", "en": "One."},
        {"nl": "Nieuw!"},
    )
    assert made.deck.categories[0].name == kept_name == {"nl": "Eigen", "en": "Eigen"}
    assert warned(made)[1:] == [
        "kaarten.csv:rij 3, kolom text_en: let op: hier ontbreekt een tekst"
    ]


def test_a_zone_that_an_older_deck_draws_its_own_way_stays_so(tmp_path: Path) -> None:
    path = table(tmp_path, HEAD, "A-1,health,do,1,Een.")
    old = import_deck(path).deck
    own = Category(id="health", letter="Q", sign="gem", name={"nl": "Gezondheid"})
    old = old.model_copy(update={"categories": (own,)})
    assert import_deck(path, old=old).deck.categories == (own,)


# -- what is told ---------------------------------------------------------------------------------


def test_everything_that_is_wrong_is_told_at_once_by_row_and_column(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "id;categorie;soort;diepte;tekst_nl;tekst_nl;opmerking;tip_ln",
        "A-1;know;vertl;4;Tekst.;;x;",
        "A-1;;;;;;;",
        "a_01;know;doe;1;Tekst.",
        "é;know;doe;1;Tekst.;;;;;te veel",
        "A-2;know;doe;1;=SOM(A1)",
        "A-3;know;doe;1;" + "x" * 3000,
        f"{'A' * 17};know;doe;1;a\x7fb",
    )
    assert told(path) == [
        "kaarten.csv:rij 1, kolom tekst_nl: deze kolom is er al (‘tekst_nl’); houd er één over",
        "kaarten.csv:rij 1, kolom opmerking: let op: onbekende kolom ‘opmerking’, die sla ik over",
        "kaarten.csv:rij 1, kolom tip_ln: let op: onbekende kolom ‘tip_ln’, die sla ik over; "
        "bedoel je ‘tip_nl’?",
        "kaarten.csv:rij 2, kolom soort: onbekende soort ‘vertl’; bedoel je ‘vertel’? Toegestaan: "
        "vertel, kies, stel je voor, doe, vraag, vooruit, talent",
        "kaarten.csv:rij 2, kolom diepte: ‘4’ is geen diepte; toegestaan: 1, 2, 3",
        "kaarten.csv:rij 3, kolom id: ‘A-1’ staat ook in rij 2",
        "kaarten.csv:rij 3, kolom categorie: mag niet leeg zijn",
        "kaarten.csv:rij 3, kolom soort: mag niet leeg zijn",
        "kaarten.csv:rij 3, kolom diepte: mag niet leeg zijn",
        "kaarten.csv:rij 3, kolom tekst_nl: geef de tekst in minstens één taal",
        "kaarten.csv:rij 4, kolom id: "
        "wie een kaart intypt, kan ‘A-01’ niet onderscheiden van ‘A-1’ in rij 2",
        "kaarten.csv:rij 5, kolom J: deze rij heeft meer cellen dan er kolomnamen zijn; "
        "zet een tekst tussen aanhalingstekens",
        "kaarten.csv:rij 5, kolom id: heeft niet de juiste vorm; een voorbeeld: GG-K-07",
        "kaarten.csv:rij 6, kolom tekst_nl: hier staat een formule; plak alleen de waarde",
        "kaarten.csv:rij 7, kolom tekst_nl: mag hoogstens 500 letters lang zijn",
        "kaarten.csv:rij 8, kolom id: mag hoogstens 16 letters lang zijn",
        "kaarten.csv:rij 8, kolom tekst_nl: "
        "bevat een teken dat niemand ziet (U+007F); haal het weg",
    ]


def test_a_card_like_another_is_told_by_the_row_of_that_one(tmp_path: Path) -> None:
    path = table(
        tmp_path, HEAD, "",
        ",a,tell,1,Wie hielp jou vorige week verder?",
        ",a,do,1,Wie hielp je vorige week verder?",
        ",a,ask,1,Wie hielp jou vorige week verder?",
    )  # fmt: skip
    made = import_deck(path)
    found = [sentence(one, brief=True) for one in lint_deck(made.deck, made.sheet)]
    assert [one for one in found if "hetzelfde" in one] == [
        "kaarten.csv:rij 4, kolom text_nl: let op: zegt bijna hetzelfde als rij 3",
        "kaarten.csv:rij 5, kolom text_nl: let op: zegt hetzelfde als rij 3",
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["text_nl", "x"], ["category", "kind", "depth"]),
        (["categorie;soort;diepte", "a;doe;1"], ["tekst_nl"]),
        (["categorie;diepte;tekst_nl", "a;1;x"], ["soort"]),
    ],
)
def test_a_missing_column_is_named_in_the_words_of_the_table(
    tmp_path: Path, lines: list[str], said: list[str]
) -> None:
    assert told(table(tmp_path, *lines)) == [
        f"kaarten.csv:rij 1: kolom ‘{one}’ ontbreekt" for one in said
    ]


def test_two_languages_want_the_language_in_every_head(tmp_path: Path) -> None:
    path = table(tmp_path, "category,kind,depth,text_nl,text_en,tip", "a,do,1,x,y,z")
    assert told(path) == [
        "kaarten.csv:rij 1, kolom tip: zet de taal erbij; toegestaan: tip_nl, tip_en, tip_fr"
    ]


def test_broken_quotes_are_told_by_the_row_in_which_they_open(tmp_path: Path) -> None:
    opened = table(tmp_path, HEAD, ",a,do,1,Een.", ',a,do,1,"Twee.', ",a,do,1,Drie.", *["x"] * 9)
    quote = (
        'het aanhalingsteken dat in deze rij opent, sluit niet; zet in een tekst twee ("") voor één'
    )
    assert told(opened) == [f"kaarten.csv:rij 3: {quote}"]
    inside = table(tmp_path, HEAD, '"x"y,a,do,1,Een.')
    assert told(inside) == [f"kaarten.csv:rij 2: {quote}"]
    endless = table(tmp_path, HEAD, ',a,do,1,"' + "x\n" * 90_000)
    assert told(endless) == [f"kaarten.csv:rij 2: {quote}"]


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.csv", b"", "is leeg"),
        ("a.csv", b"\xef\xbb\xbf\r\n \r\n", "is leeg"),
        ("a.csv", b";;;\r\n;;", "is leeg"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is geen tekst"),
        ("a.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF", "is geen tekst"),
        ("a.csv", b"PK\x03\x04 and so on", "is geen tekst"),
        ("a.csv", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 500, "is een oud Excel-bestand"),
        (
            "a.xlsx",
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "is met een wachtwoord beveiligd",
        ),
        ("a.xlsx", b"PK\x03\x04 and so on", "is geen Excel-bestand dat opengaat"),
        ("a.xlsx", b"id,category", "is geen Excel-bestand dat opengaat"),
        ("a.xlsx", b"", "is leeg"),
        ("a.pdf", b"x", "is geen tabel die ik ken; de naam eindigt op .csv, .tsv, .txt, .xlsx"),
        ("a.csv", b"x" * (8 * 1024 * 1024 + 1), "is groter dan 8 MB"),
    ],
)
def test_what_is_no_table_is_told_in_one_line(
    tmp_path: Path, name: str, raw: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(raw)
    (line,) = told(tmp_path / name)
    assert line.startswith(f"{name}:1: {said}")


def test_a_table_without_cards_without_heads_or_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(table(tmp_path, HEAD, "# niets")) == [
        "kaarten.csv:rij 1: onder de kolomnamen staan geen kaarten"
    ]
    assert told(table(tmp_path, "een,twee", "drie,vier"))[-1] == (
        "kaarten.csv:rij 1: de eerste rij heeft geen kolomnamen die ik ken; zet daar: "
        "nummer, categorie, soort, diepte, tekst_nl, tip_nl"
    )
    assert told(tmp_path / "weg.csv") == ["weg.csv:1: dit bestand is er niet"]
    lines = [HEAD, *(f",a,do,1,Tekst {number}." for number in range(20_001))]
    assert told(table(tmp_path, *lines))[0].startswith("kaarten.csv:1: heeft meer dan 20000 rijen")


def test_formulas_dates_errors_and_merged_cells_are_told_by_row_and_column(
    tmp_path: Path,
) -> None:
    path = sheet(
        tmp_path,
        ["categorie", "soort", "diepte", "tekst_nl", "notitie"],
        ["know", "doe", 1, '=A1&"x"', date(2026, 1, 2)],
        ["know", "doe", date(2026, 1, 2), "Tekst.", None],
        ["know", "doe", 2, "Tekst.", "=1"],
        ["know", "#REF!", 2, "Tekst."],
        ["know", None, 2, "Tekst."],
        merge="A6:B6",
    )
    assert told(path) == [
        "kaarten.xlsx:rij 1, kolom notitie: let op: onbekende kolom ‘notitie’, die sla ik over",
        "kaarten.xlsx:rij 2, kolom tekst_nl: hier staat een formule; plak alleen de waarde",
        "kaarten.xlsx:rij 3, kolom diepte: hier staat een datum of tijd; maak de cel op als tekst",
        "kaarten.xlsx:rij 5, kolom soort: hier staat een fout (#REF!)",
        "kaarten.xlsx:rij 6, kolom categorie: cellen A6:B6 zijn samengevoegd; splits ze",
        "kaarten.xlsx:rij 6, kolom soort: mag niet leeg zijn",
    ]


@pytest.mark.parametrize("first", [[], ["Kaarten van het team Linde"], ["x", "y", "z"]])
def test_cards_on_another_sheet_than_the_first_are_found_and_told(
    tmp_path: Path, first: list[str]
) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Blad1"
    page.append(first)
    book.create_sheet("Leeg")
    other = book.create_sheet("Kaarten")
    for row in (["Team Linde"], ["categorie", "soort", "diepte", "vraag"], ["a", "doe", 1, "Een."]):
        other.append(row)
    path = tmp_path / "kaarten.xlsx"
    book.save(path)
    assert told(path) == [
        "kaarten.xlsx:rij 1: op het eerste blad, ‘Blad1’, staan geen kaarten; "
        "zet blad ‘Kaarten’ vooraan"
    ]
    del book["Kaarten"]
    book.save(path)
    assert "blad" not in told(path)[0]


def test_a_sheet_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
        target.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(33):
            part.write(b" " * 1024 * 1024)
    (tmp_path / "a.xlsx").write_bytes(packed.getvalue())
    assert told(tmp_path / "a.xlsx") == ["a.xlsx:1: is groter dan 32 MB"]


def altered(path: Path, part: str, before: bytes, after: bytes) -> Path:
    """Change one part of a spreadsheet's file."""
    with zipfile.ZipFile(path) as packed:
        parts = {one.filename: packed.read(one) for one in packed.infolist()}
    assert before in parts[part]
    parts[part] = parts[part].replace(before, after, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path


ROWS: tuple[list[Any], ...] = (
    HEAD.split(","),
    ["AA-K-01", "know", "tell", 1, "Vertel over een dag die goed liep."],
)


SHEET = "xl/worksheets/sheet1.xml"
END = b"</sheetData>"
FAR = b'<row r="999999999999"/>'
LAST = b'<row r="1048576"><c r="B1048576" t="inlineStr"><is><t>know</t></is></c></row>'


MUCH = {
    "a row far below": (SHEET, END, FAR, 1, "heeft meer dan 20000 rijen"),
    "empty rows": (SHEET, END, b"<row/>", 110_000, "heeft meer dan 20000 rijen"),
    "very many tags": (SHEET, END, b"<row/>", 2_000_001, "heeft te veel opmaak of te veel cellen"),
    "styles": ("xl/styles.xml", b"</cellXfs>", b"<xf/>", 2_000_000, "heeft te veel opmaak"),
    "small styles": ("xl/styles.xml", b"</cellXfs>", b"<xf/>", 99_000, "heeft te veel opmaak"),
    "long styles": ("xl/styles.xml", b"</cellXfs>", b" ", 2_100_000, "heeft te veel opmaak"),
    "sheets": ("xl/workbook.xml", b"</sheets>", b"<sheet/>", 99_000, "heeft te veel opmaak"),
    "entities": ("xl/workbook.xml", b"<workbook", b"<!DOCTYPE x>", 1, "heeft te veel opmaak"),
    "long sheet": (SHEET, END, b" ", 33 * 1024 * 1024, "is groter dan 32 MB"),
}


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Bound the processor's time; what other tests left in memory is not searched meanwhile."""
    gc.freeze()
    begun = time.process_time()
    yield
    spent = time.process_time() - begun
    gc.unfreeze()
    assert spent < seconds


@pytest.mark.parametrize("what", MUCH)
def test_a_small_file_that_unpacks_to_very_much_is_refused_at_once(
    tmp_path: Path, what: str
) -> None:
    part, before, added, times, said = MUCH[what]
    path = altered(sheet(tmp_path, *ROWS), part, before, added * times + before)
    with within(1):
        (line,) = told(path)
    assert line.startswith(f"kaarten.xlsx:1: {said}")


def test_entities_are_not_hidden_by_another_coding(tmp_path: Path) -> None:
    path = sheet(tmp_path, *ROWS)
    with zipfile.ZipFile(path) as packed:
        plain = packed.read(SHEET).decode()
    cell = "<c r='E2' t='inlineStr'><is><t>&x;</t></is></c></row></sheetData>"
    hidden = "<!DOCTYPE x [<!ENTITY x 'y'>]>" + plain.replace("</row></sheetData>", cell)
    (line,) = told(altered(path, SHEET, plain.encode(), hidden.encode("utf-16")))
    assert line.startswith("kaarten.xlsx:1: is geen Excel-bestand dat opengaat")


def test_a_gap_of_a_million_rows_costs_nothing_and_what_lies_behind_it_is_read(
    tmp_path: Path,
) -> None:
    path = altered(sheet(tmp_path, *ROWS), SHEET, END, LAST + END)
    with within(0.2):
        assert told(path)[0] == "kaarten.xlsx:rij 1048576, kolom kind: mag niet leeg zijn"


def test_of_merged_cells_without_end_some_hundred_are_told(tmp_path: Path) -> None:
    few = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (one, one) for one in range(3, 400))
    merged = END + b"<mergeCells>" + few + b'<mergeCell ref="A3:B3"/>' * 500_000 + b"</mergeCells>"
    path = altered(sheet(tmp_path, *ROWS), SHEET, END, merged)
    with within(1):
        assert len(told(path)) == 300


def test_shared_texts_in_runs_are_read_and_how_they_are_pronounced_is_not(tmp_path: Path) -> None:
    path = sheet(tmp_path, *ROWS)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    texts = (
        f'<sst xmlns="{main}"><si><t>Zeg _x005F_x000D_ en_x000D_meer.</t></si><si><r><t>Twee </t>'
        '</r><r><rPr/><t>delen.</t></r><rPh sb="0" eb="1"><t>ssst</t></rPh></si><si/></sst>'
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    types = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    altered(path, "[Content_Types].xml", b"</Types>", types.encode())
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/sharedStrings.xml", texts)
    cells = "".join(f'<row>{"".join(row)}</row>' for row in (
        [f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in (None, "know", "do")]
        + ["<c><v>1</v></c>", f'<c t="s"><v>{number}</v></c>']
        for number in (0, 1)
    )).replace("None", "")  # fmt: skip
    made = import_deck(altered(path, SHEET, END, cells.encode() + END)).deck
    assert [one.text["nl"] for one in made.cards][1:] == ["Zeg _x000D_ en meer.", "Twee delen."]


def test_a_table_of_very_many_columns_is_told_in_one_line(tmp_path: Path) -> None:
    said = "heeft meer dan 100 kolommen; houd alleen die van de kaarten over"
    heads = [*HEAD.split(","), *(f"onbekend{number}" for number in range(50_000))]
    path = table(tmp_path, ",".join(heads), "AA-K-01,know,tell,1,Vertel over een dag.")
    with within(1):
        assert told(path) == [f"kaarten.csv:1: {said}"]
    assert told(sheet(tmp_path, heads[:101], ROWS[1])) == [f"kaarten.xlsx:1: {said}"]


def test_empty_lines_without_end_are_told_as_rows(tmp_path: Path) -> None:
    path = table(tmp_path, HEAD, *[""] * 1_000_000, "AA-K-01,know,tell,1,Vertel over een dag.")
    with within(1):
        assert told(path)[0].startswith("kaarten.csv:1: heeft meer dan 20000 rijen")


def test_empty_columns_beyond_the_last_are_no_columns(tmp_path: Path) -> None:
    path = table(tmp_path, HEAD + "," * 500, "AA-K-01,know,tell,1,Vertel over een dag." + "," * 500)
    assert import_deck(path).findings == ()
    far = table(tmp_path, HEAD, "AA-K-01,know,tell,1,Vertel over een dag." + "," * 500 + "x")
    assert told(far)[0].startswith("kaarten.csv:rij 2, kolom CW: deze rij heeft meer cellen")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(raw=st.binary(max_size=300), ending=st.sampled_from([".csv", ".xlsx", ".tsv"]))
def test_any_bytes_make_a_deck_or_findings(tmp_path: Path, raw: bytes, ending: str) -> None:
    path = tmp_path / f"x{ending}"
    for before in (b"", b"PK\x03\x04", b"category;kind;depth;text_nl\n", b'"category;kind\n'):
        path.write_bytes(before + raw)
        try:
            import_deck(path)
        except FileProblem as problem:
            assert all(sentence(one).isprintable() for one in problem.findings)


# -- round trips ----------------------------------------------------------------------------------

SIGN = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs", "Zl", "Zp"),
    exclude_characters="\x85\ufffe\uffff",
)
BEGIN = st.text(st.sampled_from("'=+-@#"), max_size=3)
"""What texts seldom begin with by chance, and a spreadsheet takes for something else."""
WORDS = (
    st.tuples(BEGIN, st.text(SIGN, min_size=1, max_size=40))
    .map("".join)
    .map(lambda one: " ".join(one.split(" ")).strip())
    .map(lambda one: " ".join(part for part in one.split(" ") if part))
    .filter(lambda one: one and one == one.strip())
)
IN_LANGUAGES = st.dictionaries(st.sampled_from(LANGUAGES), WORDS, min_size=1).map(
    lambda text: {lang: text[lang] for lang in LANGUAGES if lang in text}
)
IDS = st.from_regex(r"[A-Z]{1,3}-[A-Z]-[1-9][0-9]?", fullmatch=True)


@st.composite
def decks(draw: Any) -> Deck:
    ids = draw(st.lists(IDS, min_size=1, max_size=8, unique=True))
    names = draw(st.lists(st.from_regex(r"[a-z]{3,9}", fullmatch=True), min_size=1, unique=True))
    cards = [
        Card(
            id=one,
            category=draw(st.sampled_from(names)),
            kind=draw(st.sampled_from(sorted(KINDS))),
            depth=draw(st.sampled_from((1, 2, 3))),
            name=draw(st.none() | IN_LANGUAGES),
            text=draw(IN_LANGUAGES),
            excess=draw(st.none() | IN_LANGUAGES),
            hint=draw(st.none() | IN_LANGUAGES),
        )
        for one in ids
    ]
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return Deck(
        format=1,
        id=draw(st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6})?", fullmatch=True)),
        version=draw(st.integers(1, 99)),
        title=draw(IN_LANGUAGES),
        author=draw(WORDS),
        licence=draw(WORDS),
        source=draw(st.none() | WORDS),
        languages=LANGUAGES,
        back=draw(st.sampled_from(get_args(Back))),
        categories=tuple(
            Category(id=name, letter=next(letters), sign="sun", name=draw(IN_LANGUAGES))
            for name in names[:26]
        ),
        cards=tuple(card for card in cards if card.category in names[:26])
        or (cards[0].model_copy(update={"category": names[0]}),),
        retired=("ZZZZ-1",),
    )


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deck=decks())
def test_a_deck_written_as_yaml_loads_as_the_same_deck(tmp_path: Path, deck: Deck) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes(deck_to_yaml(deck, "Een opmerking\n\nmet #").encode())
    assert load_deck(str(path)) == deck


@pytest.mark.parametrize(
    "text",
    ["a\u2028b", "a\x85b", "a\x07b", "a\nb", "a\\b", 'a"b', "a\"'b", "\ufeffa", "a\U000e0001b"],
)
def test_signs_that_yaml_would_take_otherwise_come_back(tmp_path: Path, text: str) -> None:
    deck = load_deck("go-grow")
    card = deck.cards[0].model_copy(update={"text": {"nl": text}})
    odd = deck.model_copy(update={"cards": (card,), "author": text})
    (tmp_path / "d.yaml").write_bytes(deck_to_yaml(odd).encode())
    assert load_deck(str(tmp_path / "d.yaml")) == odd


def _held(card: Card) -> Card:
    """Give a card as it comes back from a table: French signs hold on to their words."""
    held_texts = {
        name: {lang: held(text) if lang == "fr" else text for lang, text in texts.items()}
        for name in ("name", "text", "excess", "hint")
        if (texts := getattr(card, name))
    }
    return card.model_copy(update=held_texts)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deck=decks(), separator=st.sampled_from(",;\t"), lang=st.sampled_from(LANGUAGES))
def test_a_table_made_into_a_deck_gives_the_same_table(
    tmp_path: Path, deck: Deck, separator: str, lang: Any
) -> None:
    path = tmp_path / "d.csv"
    text = rows_to_csv(deck_rows(deck, lang), separator)
    path.write_bytes(text.encode())
    made = import_deck(path).deck
    assert made.cards == tuple(map(_held, deck.cards))
    again = rows_to_csv(deck_rows(made, lang), separator)
    assert again.replace("\u00a0", " ") == text.replace("\u00a0", " ")
    path.write_bytes(again.encode())
    second = import_deck(path).deck
    assert second.cards == made.cards
    assert rows_to_csv(deck_rows(second, lang), separator) == again
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=separator) for cell in row]
    assert [cell for cell in cells if cell.startswith(tuple("=+-@"))] == []


@pytest.mark.parametrize("name", ["go-grow", "loopbaan", "talenten"])
def test_a_built_in_deck_comes_back_from_csv_and_xlsx(tmp_path: Path, name: str) -> None:
    deck = load_deck(name)
    (tmp_path / "a.xlsx").write_bytes(template_xlsx("fr", name))
    (tmp_path / "a.csv").write_bytes(template_csv("en", name).encode())
    for ending in (".csv", ".xlsx"):
        assert import_deck(tmp_path / f"a{ending}").deck.cards == deck.cards


def test_a_deck_looks_like_the_built_in_ones() -> None:
    deck = load_deck("go-grow")
    text = deck_to_yaml(deck)
    source = (Path(load_deck.__code__.co_filename).parent / "decks" / "go-grow.yaml").read_text(
        "utf-8"
    )
    assert text.replace("back: leaves\n", "") == source.replace("back: leaves\n", "")


# -- the template ---------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_template_speaks_the_readers_language_and_can_be_imported(
    tmp_path: Path, lang: Any
) -> None:
    with using(lang):
        text, book = template_csv(lang), template_xlsx(lang)
    assert text.startswith(f"\ufeff{head('id', lang)};{head('category', lang)};")
    assert understood(text.removeprefix("\ufeff").splitlines()[0].split(";")).lang == lang
    (tmp_path / "a.csv").write_bytes(text.encode())
    (tmp_path / "a.xlsx").write_bytes(book)
    made = [import_deck(tmp_path / f"a{ending}") for ending in (".csv", ".xlsx")]
    assert made[0].deck == made[1].deck
    assert made[0].findings == ()
    deck = made[0].deck
    assert deck.languages == LANGUAGES
    for one in deck.categories:
        kinds = [card.kind for card in deck.cards if card.category == one.id]
        assert len(set(kinds)) == 2


def test_a_template_offers_kinds_categories_and_depths_and_holds_its_head(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(template_xlsx("nl"))
    page = load_workbook(path).worksheets[0]
    assert page.freeze_panes == "A2"
    offered = {str(one.sqref): one.formula1 for one in page.data_validations.dataValidation}
    assert offered["C2:C2000"] == '"vertel,kies,stel je voor,doe,vraag,vooruit,talent"'
    assert offered["D2:D2000"] == '"1,2,3"'
    assert "Know,Flow,Glow,Grow,Gezondheid" in offered["B2:B2000"]
    assert page.column_dimensions["E"].width > 40
    assert page["D2"].value == 1
    told_in = load_workbook(path).worksheets[1]
    assert "Eén rij is één kaart" in str(told_in["A1"].value)


def test_a_text_that_looks_like_a_formula_stays_a_text_in_a_sheet(tmp_path: Path) -> None:
    deck = load_deck("go-grow")
    card = deck.cards[0].model_copy(update={"text": {"nl": "=1+1"}})
    odd = deck.model_copy(update={"cards": (card,)})
    from game.table.decktemplate import _words

    path = tmp_path / "a.xlsx"
    path.write_bytes(as_xlsx(template_rows(odd, "nl", numbered=True), _words("nl"), "nl"))
    assert import_deck(path).deck.cards[0].text == {"nl": "=1+1"}
    assert as_csv(template_rows(odd, "nl", numbered=False), _words("nl")).count("GG-K-01") == 0
    assert len(examples(deck).cards) == 8
    assert deck_rows(odd, "en")[0][:5] == ["id", "category", "kind", "depth", "text_nl"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@a",
        "'=a",
        "''-a",
        "'s avonds =",
        "' =a",
        "'t",
        "=CMD('x')",
        "# a",
        "\u3000=a",
    ],
)
def test_no_text_runs_as_a_formula_and_every_text_comes_back(tmp_path: Path, text: str) -> None:
    deck = load_deck("go-grow")
    card = deck.cards[0].model_copy(update={"text": {"nl": text}, "hint": {"nl": text}})
    rows = template_rows(deck.model_copy(update={"cards": (card,)}), "nl", numbered=True)
    from game.table.decktemplate import _words

    written = as_csv(rows, _words("nl"))
    (tmp_path / "a.csv").write_text(written, "utf-8")
    (tmp_path / "a.xlsx").write_bytes(as_xlsx(rows, _words("nl"), "nl"))
    page = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    for line in list(csv.reader(io.StringIO(written), delimiter=";"))[:2]:
        assert not [cell for cell in line if cell.lstrip()[:1] in tuple("=+-@")]
    for row in page.iter_rows(max_row=2):
        assert "f" not in {cell.data_type for cell in row}
    for ending in (".csv", ".xlsx"):
        assert import_deck(tmp_path / f"a{ending}").deck.cards[0].text == {"nl": text.strip()}


def test_a_tab_before_a_text_is_guarded_and_lost_as_any_blank(tmp_path: Path) -> None:
    assert rows_to_csv([["\tx", "\t=x", "a\tb"]]) == "'\tx,'\t=x,a\tb\r\n"
    path = table(tmp_path, HEAD, "A-1,know,do,1,'\tx", "A-2,know,do,1,'\t=x", "A-3,know,do,1, '=x")
    assert texts(import_deck(path).deck) == ["x", "=x", "=x"]


def test_a_formula_that_somebody_typed_is_refused_and_an_apostrophe_frees_it(
    tmp_path: Path,
) -> None:
    path = table(tmp_path, HEAD, "A-1,know,do,1,'=1", "A-2,know,do,1,-1", "A-3,know,do,1, =1")
    assert told(path) == [
        "kaarten.csv:rij 4, kolom text_nl: hier staat een formule; plak alleen de waarde"
    ]


# -- French, and the words of the table -----------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Tu fais quoi ?", "Tu fais quoi\u00a0?"),
        (
            "« Oui » : c\u2019est dit ; bien !",
            "«\u00a0Oui\u00a0»\u00a0: c\u2019est dit\u00a0; bien\u00a0!",
        ),
        ("Vraiment ? !", "Vraiment\u00a0?\u00a0!"),
        ("Quoi\u00a0? Et\u202f!", "Quoi\u00a0? Et\u202f!"),
        ("Quoi? ? ", "Quoi?\u00a0? "),
        ("", ""),
    ],
)
def test_french_signs_hold_on_to_their_words(typed: str, wanted: str) -> None:
    assert held(typed) == wanted == held(wanted)


def test_french_spaces_are_held_in_every_french_text_and_the_second_trip_changes_nothing(
    tmp_path: Path,
) -> None:
    heads = "categorie,soort,diepte,naam_fr,tekst_nl,tekst_fr,te_veel_fr,tip_fr"
    row = "Know,talent,1,Nom !,Wat ?,Tu fais quoi ?,Trop : oui,« Bon » ?"
    deck = import_deck(table(tmp_path, heads, row)).deck
    (card,) = deck.cards
    assert card.text == {"nl": "Wat ?", "fr": "Tu fais quoi\u00a0?"}
    assert (card.name, card.excess) == ({"fr": "Nom\u00a0!"}, {"fr": "Trop\u00a0: oui"})
    assert card.hint == {"fr": "«\u00a0Bon\u00a0»\u00a0?"}
    first = rows_to_csv(deck_rows(deck, "nl"))
    again = import_deck(table(tmp_path, first), old=deck).deck
    assert again == deck
    assert rows_to_csv(deck_rows(again, "nl")) == first


@pytest.mark.parametrize(
    ("heads", "excess"),
    [
        ("categorie,soort,diepte,tekst_nl,naam_nl,te_veel_nl", "te_veel_nl"),
        ("categorie,soort,diepte,tekst_nl,naam_nl", "te_veel"),
        ("catégorie,genre,profondeur,texte_fr,nom_fr", "exces"),
        ("Zone,Kind,Depth,Text_EN,Name,Too much EN", "Too much EN"),
    ],
)
def test_what_a_talent_lacks_is_named_as_the_table_names_it(
    tmp_path: Path, heads: str, excess: str
) -> None:
    made = import_deck(table(tmp_path, heads, "Know,talent,1,Iets.,Naam"))
    (said,) = [sentence(one, brief=True) for one in lint_deck(made.deck, made.sheet)
               if one.code == "talent-lacks"]  # fmt: skip
    assert said == (f"kaarten.csv:rij 2, kolom {excess}: let op: een talent heeft ook ‘{excess}’")


@pytest.mark.parametrize(("lang", "word"), [("nl", "stel je voor"), ("fr", "imaginer")])
def test_kinds_that_a_category_lacks_are_named_in_the_language_of_the_table(
    tmp_path: Path, lang: Any, word: str
) -> None:
    heads = ",".join(head(one, lang) for one in ("category", "kind", "depth"))
    kind = KINDS["tell"][lang][0]
    rows = [f"Know,{kind},1,Iets {n}." for n in range(3)]
    made = import_deck(table(tmp_path, f"{heads},{head('text', lang, lang)}", *rows))
    (said,) = [sentence(one) for one in lint_deck(made.deck, made.sheet)
               if one.code == "kinds-missing"]  # fmt: skip
    assert word in said and "imagine," not in said and "ahead" not in said
