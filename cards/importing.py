"""Make a deck out of a table of cards, CSV or XLSX, or tell everything that is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from pydantic import TypeAdapter, ValidationError

from cards.columns import KINDS, TEXTS, Columns, head, understood
from cards.french import held
from cards.ids import Numbers, kept, prefix, still
from cards.models import Card, Category, Deck, normal_card_id
from cards.plain import ident
from cards.records import Reader, Record
from cards.rows import Table
from cards.tables import read_table
from cards.zones import MOST, Categories
from datafiles.findings import FileProblem, Finding, Said
from datafiles.load import in_order, said
from datafiles.text import LANGUAGES, Lang, localized
from datafiles.yamlfile import NOTHING, Place

Progress = Callable[[int, int], None]
_DECK: TypeAdapter[Deck] = TypeAdapter(Deck)
EVERY = 64
"""Rows between two words about how far it is."""
ROWED = {"card-same": Said("card-same-row"), "card-near": Said("card-near-row")}
"""What is said of another card, and how that is said where it has a row."""


class Sheet(Struct, frozen=True):
    """Where in a table the parts of the deck made of it stand: the document of an imported deck."""

    path: str
    rows: tuple[int, ...]
    ids: tuple[str, ...]
    columns: Columns
    categories: Mapping[int, tuple[int, str]]

    def finding(
        self, place: Place, code: str, params: Mapping[str, str] = NOTHING, severity: str = "error"
    ) -> Finding:
        """Give a finding about a place in the deck, with its row and the name of its column.

        What it says of fields and kinds is said in the words of the table, too; another card is
        named by its row, for its id may be new.
        """
        row, where = self._at(place)
        if code in ROWED and params.get("other") in self.ids:
            code = ROWED[code].code
            params = {"row": str(self.rows[self.ids.index(params["other"])])}
        said = {name: self._word(code, name, value) for name, value in params.items()}
        return Finding(self.path, row, code, tuple(said.items()), where, severity)

    def _word(self, code: str, name: str, value: str) -> str:
        if (code, name) == ("talent-lacks", "key"):
            return self.columns.name((value, None))
        if (code, name) == ("kinds-missing", "kinds"):
            kinds = value.split(", ")
            return ", ".join(
                said[self.columns.lang][0] for one, said in KINDS.items() if one in kinds
            )
        return value

    def _at(self, place: Place) -> tuple[int, str]:
        match place:
            case ("cards", int(index), str(name), str(lang)) if lang in LANGUAGES:
                return self.rows[index], self.columns.name((name, lang))
            case ("cards", int(index), str(name), *_):
                return self.rows[index], self.columns.name((name, None))
            case ("cards", int(index)):
                return self.rows[index], ""
            case ("categories", int(index), *_) if index in self.categories:
                row, name = self.categories[index]
                return row, f"{self.columns.name(('category', None))} {name}"
        return 1, ".".join(map(str, place))


class Imported(Struct, frozen=True):
    """A deck made of a table, what to look at again, and where in the table its parts stand.

    `gone` are the ids of older cards that the table no longer has.
    """

    deck: Deck
    findings: tuple[Finding, ...]
    sheet: Sheet
    gone: tuple[str, ...] = ()


def import_deck(
    path: Path,
    *,
    old: Deck | None = None,
    deck_id: str = "",
    title: str = "",
    author: str = "",
    licence: str = "",
    progress: Progress | None = None,
) -> Imported:
    """Make a deck of a table; raise FileProblem with everything that is wrong, all at once.

    `old` is the deck as it was imported before: its ids stay with cards that say the same or nearly
    the same, its categories and its maker stay as they are, and its version climbs when something
    changed. Cards that go are kept as its `former` ones, and get their ids again if they come back.
    What is not given is taken from `old`, else id and title from the name of the file.
    """
    table = read_table(path)
    columns = understood(table.rows[0].cells) if table.rows else Columns()
    records = _read(table, columns, progress)
    for record in records:
        _hold_french(record)
    categories = Categories(old.categories if old else ())
    of = [categories.of(one.category) if one.category else "" for one in records]
    _check(table, columns, records, categories, old)
    if _broken(table):
        raise FileProblem(in_order(table.findings))
    letters = {one.id: one.letter for one in categories.chosen(LANGUAGES)}
    named = deck_id or (old.id if old else ident(path.stem)) or "deck"
    ids = _ids(records, [letters[one] for one in of], named, old)
    _strangers(records, ids, columns, table, old)
    _keep_texts(records, ids, columns, table, old)
    languages = _languages(records, columns, table)
    chosen = categories.chosen(languages)
    there = set(ids)
    gone = tuple(one for one in old.cards if one.id not in there) if old else ()
    data: dict[str, Any] = {
        "format": 1,
        "id": named,
        "version": old.version if old else 1,
        "title": _title(path, title, old, languages),
        "author": author or (old.author if old else "?"),
        "licence": licence or (old.licence if old else "?"),
        "source": old.source if old else None,
        "languages": languages,
        "back": old.back if old else "leaves",
        "categories": chosen,
        "cards": [_card(*one) for one in zip(records, ids, of, strict=True)],
        "retired": [
            *(one for one in (old.retired if old else ()) if one not in there),
            *(one.id for one in gone),
        ],
        "former": [*(one for one in _former(old) if one.id not in there), *gone],
    }
    rows = tuple(one.row for one in records)
    sheet = Sheet(str(path), rows, tuple(ids), columns, _first_rows(chosen, of, rows))
    deck = _valid(data, sheet)
    if old is not None and deck != old:
        deck = deck.model_copy(update={"version": old.version + 1})
    return Imported(deck, in_order(table.findings), sheet, tuple(one.id for one in gone))


def _former(old: Deck | None) -> tuple[Card, ...]:
    """Give the cards that were in an older deck before, as they last were."""
    return old.former if old else ()


def _read(table: Table, columns: Columns, progress: Progress | None) -> list[Record]:
    """Read the rows under the head; where there is none, or nothing under it, the table says so."""
    if not table.rows:
        return []
    if not columns.at:
        table.say(table.head.number, Said("table-no-head"))
        return []
    reader = Reader(table, columns)
    records: list[Record] = []
    body = table.rows[1:]
    for index, row in enumerate(body):
        records.append(reader.read(row))
        if progress is not None and index % EVERY == 0:
            progress(index, len(body))
    if not records and not _broken(table):
        table.say(table.head.number, Said("table-no-cards"))
    return records


def _hold_french(record: Record) -> None:
    for text in record.texts.values():
        if "fr" in text:
            text["fr"] = held(text["fr"])


def _check(
    table: Table,
    columns: Columns,
    records: Sequence[Record],
    categories: Categories,
    old: Deck | None,
) -> None:
    """Tell what no row can know by itself."""
    if categories.count() > MOST:
        table.say(table.head.number, Said("categories-many", {"most": str(MOST)}))
    retired = {normal_card_id(one) for one in old.retired} if old else set()
    former = {normal_card_id(one.id): one for one in _former(old)}
    where = columns.name(("id", None))
    for one in records:
        form = normal_card_id(one.id)
        card = former.get(form)
        if card is not None and not still(one.text("text"), card):
            was = localized(card.text, columns.lang)
            table.say(one.row, Said("id-was", {"value": card.id, "text": was}), where)
        elif card is None and form in retired:
            table.say(one.row, Said("id-retired", {"value": one.id}), where)


def _first_rows(
    categories: Sequence[Category], of: Sequence[str], rows: Sequence[int]
) -> dict[int, tuple[int, str]]:
    """Give for each category the row in which it comes first, and its name."""
    first: dict[str, int] = {}
    for category, row in zip(of, rows, strict=True):
        first.setdefault(category, row)
    return {
        index: (first[one.id], next(iter(one.name.values())))
        for index, one in enumerate(categories)
    }


def _broken(table: Table) -> bool:
    return any(one.severity == "error" for one in table.findings)


def _title(
    path: Path, title: str, old: Deck | None, languages: Sequence[Lang]
) -> Mapping[Lang, str]:
    if old is not None and not title:
        return old.title
    plain = title or " ".join(path.stem.replace("_", " ").replace("-", " ").split())
    return {lang: plain[:1].upper() + plain[1:] or "?" for lang in languages}


def _keep_texts(
    records: Sequence[Record],
    ids: Sequence[str],
    columns: Columns,
    table: Table,
    old: Deck | None,
) -> None:
    """Take from the older deck the texts of cards that stay for which the table has no column.

    Somebody who imports one language again did not mean to lose the others. A column for names
    without a language is one for the languages of the table.
    """
    before = {one.id: one for one in (*_former(old), *(old.cards if old else ()))}
    all_named = columns.languages if ("name", None) in columns.at else ()
    kept = []
    for name in TEXTS:
        for lang in LANGUAGES:
            if (name, lang) in columns.at or (name == "name" and lang in all_named):
                continue
            here = False
            for record, card_id in zip(records, ids, strict=True):
                text = getattr(before.get(card_id), name, None) or {}
                if lang in text:
                    record.texts.setdefault(name, {})[lang] = text[lang]
                    here = True
            if here:
                kept.append(head(name, columns.lang, lang))
    if kept:
        params = {"kept": ", ".join(kept)}
        table.say(table.head.number, Said("texts-kept", params), severity="warning")


def _languages(records: Sequence[Record], columns: Columns, table: Table) -> tuple[Lang, ...]:
    """Give the languages in which every card has a text, else the one that most of them have.

    Where at least half have one, each card without it is told; of any other, how many have it.
    """
    count = Counter(lang for one in records for lang in one.text("text"))
    for lang in LANGUAGES:
        if not count[lang] or count[lang] == len(records):
            continue
        where = columns.name(("text", lang))
        if 2 * count[lang] < len(records):
            params = {"count": str(count[lang]), "total": str(len(records))}
            table.say(table.head.number, Said("language-seldom", params), where, "warning")
            continue
        for one in records:
            if lang not in one.text("text"):
                table.say(one.row, Said("text-missing"), where, "warning")
    whole = tuple(lang for lang in LANGUAGES if count[lang] == len(records))
    return whole or (max(LANGUAGES, key=lambda lang: count[lang]),)


def _ids(
    records: Sequence[Record], letters: Sequence[str], deck_id: str, old: Deck | None
) -> list[str]:
    """Give every record an id: its own, that of the older card it is, or a new one."""
    cards, former = (old.cards if old else ()), _former(old)
    spelled = {normal_card_id(one.id): one.id for one in (*former, *cards)}
    ids = [spelled.get(normal_card_id(one.id), one.id) for one in records]
    own = set(ids)
    without = [index for index, one in enumerate(ids) if not one]
    found = kept(
        [records[index].text("text") for index in without],
        [one for one in cards if one.id not in own],
        [one for one in former if one.id not in own],
    )
    for number, card in found.items():
        ids[without[number]] = card
    used = [one for one in ids if one]
    if old is not None:
        used += [one.id for one in (*cards, *former)]
        used += old.retired
    numbers = Numbers(prefix(deck_id, used, len(records)), used)
    return [one or numbers.make(letter) for one, letter in zip(ids, letters, strict=True)]


def _strangers(
    records: Sequence[Record],
    ids: Sequence[str],
    columns: Columns,
    table: Table,
    old: Deck | None,
) -> None:
    """Tell which ids somebody typed that begin otherwise than the ids made for the others."""
    made = {card.partition("-")[0] for one, card in zip(records, ids, strict=True) if not one.id}
    known = {one.id for one in (*_former(old), *(old.cards if old else ()))}
    if len(made) != 1:
        return
    (start,) = made
    for one, card in zip(records, ids, strict=True):
        if one.id and card not in known and card.partition("-")[0] != start:
            params = {"value": card, "start": start}
            table.say(one.row, Said("id-other", params), columns.name(("id", None)), "warning")


def _card(record: Record, card_id: str, category: str) -> dict[str, Any]:
    texts = {
        name: {lang: text[lang] for lang in LANGUAGES if lang in text}
        for name, text in record.texts.items()
        if text
    }
    return {
        "id": card_id,
        "category": category,
        "kind": record.kind,
        "depth": record.depth,
        **texts,
    }


def _valid(data: dict[str, Any], sheet: Sheet) -> Deck:
    """Let the model have the last word; what it refuses is told by row and column."""
    try:
        return _DECK.validate_python(data)
    except ValidationError as error:
        schema = _DECK.json_schema()
        found = []
        for item in error.errors(include_url=False):
            code = said(item["type"], item["loc"], item.get("ctx", {}), item["input"], schema)
            found.append(sheet.finding(item["loc"], code.code, code.params))
        raise FileProblem(in_order(found)) from None
