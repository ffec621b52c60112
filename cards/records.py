"""Check the cells of a card table, row by row, and keep what they say as the fields of cards."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from cards.columns import NEEDED, TEXTS, Column, Columns, head, kind_hint, kind_of
from cards.ids import card_id_of
from cards.models import Kind, normal_card_id
from cards.rows import Row, Table, letters
from datafiles.findings import Said
from datafiles.text import LANGUAGES, Lang

LONGEST = 500
"""Letters of a text; a card has room for a third of it."""
ID_LENGTH = 16
MERGED = "cells-merged"
"""Told wherever it is, because its values belong to nobody knows which rows."""
_ID = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*\Z")
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Record(Struct):
    """One row as a card without an id of its own yet; `texts` is by field, then by language."""

    row: int
    id: str = ""
    category: str = ""
    kind: Kind = "tell"
    depth: int = 1
    texts: dict[str, dict[Lang, str]] = field(default_factory=dict)

    def text(self, name: str) -> Mapping[Lang, str]:
        """Give a field in its languages; empty where it is not given."""
        return self.texts.get(name, {})


class Reader:
    """Read records and note what is wrong with them in the table."""

    def __init__(self, table: Table, columns: Columns) -> None:
        """Note what is wrong with the head."""
        self.table = table
        self.columns = columns
        self._ids: dict[str, tuple[str, int]] = {}
        self._texts = [
            (name, lang) for name in TEXTS for lang in LANGUAGES if (name, lang) in columns.at
        ]
        self._odd = {(one.row, one.column) for one in table.odd}
        for index, said, severity in columns.wrong:
            table.say(table.head.number, said, columns.said[index], severity)
        self._missing_columns()
        self._odd_cells()

    def _missing_columns(self) -> None:
        lang, at = self.columns.lang, self.columns.at
        missing = [head(name, lang) for name in NEEDED if (name, None) not in at]
        unsure = any(said.code == "column-language" for _index, said, _how in self.columns.wrong)
        if not self.columns.languages and not unsure:
            missing.append(head("text", lang, lang))
        for name in missing:
            self.table.say(self.table.head.number, Said("column-missing", {"key": name}))

    def _odd_cells(self) -> None:
        used = set(self.columns.at.values())
        for one in self.table.odd:
            if one.column in used or one.row == self.table.head.number or one.why.code == MERGED:
                self.table.say(one.row, one.why, self._said(one.column))

    def _said(self, index: int) -> str:
        return self.columns.said.get(index) or letters(index)

    def read(self, row: Row) -> Record:
        """Give the record of a row; what is wrong in it stays empty, and is told."""
        record = Record(row.number)
        beyond = [
            index for index, cell in enumerate(row.cells)
            if cell and not self.columns.said.get(index)
        ]  # fmt: skip
        if beyond:
            self.table.say(row.number, Said("cells-extra"), letters(beyond[0]))
        if typed := self._cell(row, ("id", None)):
            record.id = self._id(row, typed)
        record.category = self._needed(row, "category")
        if typed := self._needed(row, "kind"):
            kind = kind_of(typed)
            if kind is None:
                params = {"value": typed, **kind_hint(typed, self.columns.lang)}
                self._say(row, ("kind", None), Said("unknown-kind", params))
            record.kind = kind or record.kind
        if typed := self._needed(row, "depth"):
            if typed in ("1", "2", "3"):
                record.depth = int(typed)
            else:
                self._say(
                    row,
                    ("depth", None),
                    Said("depth-unknown", {"value": typed, "allowed": "1, 2, 3"}),
                )
        record.texts = {name: {} for name in TEXTS}
        for name, lang in self._texts:
            if text := self._text(row, (name, lang)):
                record.texts[name][lang] = text
        for_all = self._text(row, ("name", None))
        if for_all:
            record.texts["name"] = (
                dict.fromkeys(record.text("text"), for_all) | record.texts["name"]
            )
        languages = self.columns.languages
        unread = any(self._is_odd(row, ("text", lang)) for lang in languages)
        if languages and not record.text("text") and not unread:
            self._say(row, ("text", languages[0]), Said("no-language"))
        return record

    def _cell(self, row: Row, column: Column) -> str:
        index = self.columns.at.get(column)
        if index is None or index >= len(row.cells) or self._is_odd(row, column):
            return ""
        return row.cells[index]

    def _is_odd(self, row: Row, column: Column) -> bool:
        return bool(self._odd) and (row.number, self.columns.at.get(column)) in self._odd

    def _needed(self, row: Row, name: str) -> str:
        column = (name, None)
        typed = self._cell(row, column)
        if not typed and column in self.columns.at and not self._is_odd(row, column):
            self._say(row, column, Said("text-empty"))
        return typed

    def _text(self, row: Row, column: Column) -> str:
        text = self._cell(row, column)
        if len(text) > LONGEST:
            self._say(row, column, Said("text-long", {"limit": str(LONGEST)}))
        elif not text.isprintable() and (found := _FORBIDDEN.search(text)):
            sign = f"U+{ord(found.group()):04X}"
            self._say(row, column, Said("cell-character", {"character": sign}))
        return text

    def _id(self, row: Row, typed: str) -> str:
        card = card_id_of(typed)
        if not _ID.match(card):
            said = Said("form-example", {"examples": "GG-K-07"})
        elif len(card) > ID_LENGTH:
            said = Said("text-long", {"limit": str(ID_LENGTH)})
        else:
            form = normal_card_id(card)
            if form not in self._ids:
                self._ids[form] = card, row.number
                return card
            other, number = self._ids[form]
            params = {"value": card, "other": other, "row": str(number)}
            said = Said("id-twice" if other == card else "id-alike", params)
        self._say(row, ("id", None), said)
        return ""

    def _say(self, row: Row, column: Column, said: Said) -> None:
        self.table.say(row.number, said, self.columns.name(column))
