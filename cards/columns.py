"""Know what columns of a card table are called, in three languages, and which words kinds have."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from cards.models import Kind
from cards.plain import word
from datafiles.findings import Said, hint
from datafiles.text import LANGUAGES, Lang

Column = tuple[str, Lang | None]
"""A field of a card, and the language of a text."""

HEADS: dict[str, dict[Lang, tuple[str, ...]]] = {
    "id": {
        "nl": ("nummer", "kaartnummer", "nr"),
        "en": ("id", "number", "card id"),
        "fr": ("numero", "no", "n"),
    },
    "category": {
        "nl": ("categorie", "vak"),
        "en": ("category", "zone"),
        "fr": ("categorie", "domaine"),
    },
    "kind": {"nl": ("soort",), "en": ("kind", "type"), "fr": ("genre", "type", "sorte")},
    "depth": {"nl": ("diepte",), "en": ("depth",), "fr": ("profondeur",)},
    "name": {"nl": ("naam", "titel"), "en": ("name", "title"), "fr": ("nom", "titre")},
    "text": {
        "nl": ("tekst", "vraag"),
        "en": ("text", "question"),
        "fr": ("texte", "question"),
    },
    "excess": {
        "nl": ("te veel", "teveel", "valkuil"),
        "en": ("excess", "too much"),
        "fr": ("exces", "trop"),
    },
    "hint": {
        "nl": ("tip", "hint"),
        "en": ("hint", "tip"),
        "fr": ("conseil", "astuce", "indice"),
    },
}
"""The words above a column; the first of each language is the one that a template has."""

TEXTS = ("name", "text", "excess", "hint")
NEEDED = ("category", "kind", "depth")

LANGUAGE_WORDS: dict[Lang, tuple[str, ...]] = {
    "nl": ("nl", "nederlands", "dutch", "neerlandais"),
    "en": ("en", "engels", "english", "anglais"),
    "fr": ("fr", "frans", "french", "francais"),
}

KINDS: dict[Kind, dict[Lang, tuple[str, ...]]] = {
    "tell": {"nl": ("vertel",), "en": ("tell",), "fr": ("raconter", "raconte")},
    "choose": {"nl": ("kies",), "en": ("choose",), "fr": ("choisir", "choisis")},
    "imagine": {"nl": ("stel je voor", "stel"), "en": ("imagine",), "fr": ("imaginer", "imagine")},
    "do": {"nl": ("doe",), "en": ("do",), "fr": ("faire", "fais")},
    "ask": {"nl": ("vraag",), "en": ("ask",), "fr": ("demander", "demande")},
    "ahead": {"nl": ("vooruit",), "en": ("look ahead", "ahead"), "fr": ("avancer", "avance")},
    "talent": {"nl": ("talent",), "en": ("talent",), "fr": ("talent",)},
}
"""What a kind is called; the first of each language is the one that is shown."""

_KIND: Mapping[str, Kind] = {
    word(said): kind
    for kind, by_language in KINDS.items()
    for said in (kind, *(one for words in by_language.values() for one in words))
}
_FIELD = {
    word(said): name
    for name, by_language in HEADS.items()
    for said in (name, *(one for words in by_language.values() for one in words))
}
_LANGUAGE = {one: lang for lang, words in LANGUAGE_WORDS.items() for one in words}
_OWN_LANGUAGE: dict[str, Lang] = {"tekst": "nl", "vraag": "nl", "texte": "fr"}
"""Words for the text that tell its language by themselves."""


def kind_of(typed: str) -> Kind | None:
    """Give the kind of card that a word means in any language, or nothing."""
    return _KIND.get(word(typed))


def kind_hint(typed: str, lang: Lang) -> Mapping[str, str]:
    """Tell which kinds there are, in one language, and which of them somebody may have meant."""
    return hint(typed.casefold(), [said[lang][0] for said in KINDS.values()])


def head(name: str, lang: Lang, of: Lang | None = None) -> str:
    """Give what a template in `lang` calls the column of a field, for texts in language `of`."""
    said = HEADS[name][lang][0].replace(" ", "_")
    return f"{said}_{of}" if of else said


def heads(lang: Lang) -> str:
    """List what a template calls the columns that every deck can have, for texts in `lang`."""
    texts = [head(name, lang, lang) for name in ("text", "hint")]
    return ", ".join([*(head(name, lang) for name in ("id", *NEEDED)), *texts])


class Columns(Struct):
    """Which column of a table holds what; `lang` is the language of most of its words."""

    at: dict[Column, int] = field(default_factory=dict)
    said: dict[int, str] = field(default_factory=dict)
    wrong: list[tuple[int, Said, str]] = field(default_factory=list)
    lang: Lang = "nl"

    def name(self, column: Column) -> str:
        """Give what the table calls a column, or what a template would call it."""
        index = self.at.get(column)
        if index is None and column[0] in TEXTS:
            other = [(column[0], lang) for lang in (None, *(LANGUAGES if not column[1] else ()))]
            index = next((self.at[one] for one in other if one in self.at), None)
        return self.said[index] if index is not None else head(column[0], self.lang, column[1])

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages that the table has a column with texts for."""
        return tuple(lang for lang in LANGUAGES if ("text", lang) in self.at)


def understood(cells: Sequence[str]) -> Columns:
    """Understand the head of a table; what is wrong is told by column, with its severity."""
    found = Columns(said={index: cell.strip() for index, cell in enumerate(cells)})
    bare: list[tuple[str, int]] = []
    for index, cell in found.said.items():
        if not cell:
            continue
        column = _column(cell)
        if column is None:
            near = difflib.get_close_matches(word(cell), _all_heads(), n=1, cutoff=0.8)
            params = {"value": cell, **({"near": near[0]} if near else {})}
            found.wrong.append((index, Said("column-unknown", params), "warning"))
        elif column[0] in ("text", "excess", "hint") and column[1] is None:
            bare.append((column[0], index))
        else:
            _take(found, column, index)
    for name, index in bare:
        only = found.languages
        if len(only) == 1 and name != "text":
            _take(found, (name, only[0]), index)
        else:
            params = {"allowed": ", ".join(f"{word(found.said[index])}_{one}" for one in LANGUAGES)}
            found.wrong.append((index, Said("column-language", params), "error"))
    found.lang = _language(found)
    return found


def _take(found: Columns, column: Column, index: int) -> None:
    if column in found.at:
        other = found.said[found.at[column]]
        said = Said("column-twice", {"value": found.said[index], "other": other})
        found.wrong.append((index, said, "error"))
    else:
        found.at[column] = index


def _column(cell: str) -> Column | None:
    """Give what a head means: 'Tekst (NL)', 'text-nl' and 'nl tekst' are one."""
    plain = word(cell)
    if plain in _FIELD:
        return _FIELD[plain], _OWN_LANGUAGE.get(plain)
    parts = plain.split("_")
    for tail, rest in ((parts[-1], parts[:-1]), (parts[0], parts[1:])):
        name = _FIELD.get("_".join(rest))
        if tail in _LANGUAGE and name in TEXTS:
            return name, _LANGUAGE[tail]
    return None


def _all_heads() -> list[str]:
    plain = [one for one in _FIELD if one not in map(word, TEXTS)]
    return [*plain, *(f"{name}_{lang}" for name in ("tekst", "text", "tip") for lang in LANGUAGES)]


def _language(found: Columns) -> Lang:
    """Give the language in which most heads are written; Dutch where that is even."""
    said = [word(one) for one in found.said.values()]
    count = {
        lang: sum(
            any(one == word(way) or one.startswith(f"{word(way)}_") for way in by_language[lang])
            for one in said
            for by_language in HEADS.values()
        )
        for lang in LANGUAGES
    }
    return max(LANGUAGES, key=lambda lang: count[lang])
