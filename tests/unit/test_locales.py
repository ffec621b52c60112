"""The interface words: every text in every language, whole, filled in alike, and compiled."""

import ast
import gettext
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from datafiles.text import LANGUAGES
from game import language
from tests import locales

LANGS = pytest.mark.parametrize("lang", locales.TRANSLATED)
PATHS = sorted((locales.ROOT / locales.SPEAKER).rglob("*.py"))
AGAIN = "run `python -m tests.locales`"
HEAD = 16
"""Letters that fit above a narrow column of the poster's table."""
MORE = 4
"""Letters that a word beside a key may have more than in Dutch: five of them share 80 columns."""


def forms(given: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Give a text and, of a plural, each of its forms."""
    return (given,) if isinstance(given, str) else tuple(given or ())


def texts(lang: str) -> Iterator[tuple[str, str, Message]]:
    """Give each Dutch text beside its translation, the last Dutch form beside all further ones."""
    for one in locales.read(lang):
        dutch, said = forms(one.id), forms(one.string)
        if one.id:
            for number, each in enumerate(said):
                yield dutch[min(number, len(dutch) - 1)], each, one


def slots(text: str) -> list[str]:
    return sorted(name for _text, name, _spec, _as in string.Formatter().parse(text) if name)


def spoken_in(node: ast.AST) -> list[str]:
    """Give the texts that are spoken within a piece of code."""
    return [
        one.args[0].value
        for one in ast.walk(node)
        if isinstance(one, ast.Call)
        and getattr(one.func, "id", "") == "_"
        and isinstance(one.args[0], ast.Constant)
        and isinstance(one.args[0].value, str)
    ]


def made(*names: str) -> Iterator[ast.Call]:
    """Give every place in the code where one of these is made."""
    for path in PATHS:
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                yield node


def beside_keys() -> set[str]:
    """Give the words that stand beside a key in the footer."""
    found = set()
    for call in made("Action", "KeyHint"):
        hidden = any(
            one.arg == "footer" and getattr(one.value, "value", True) is False
            for one in call.keywords
        )
        place = 1 if getattr(call.func, "id", "") == "Action" else 2
        if not hidden and len(call.args) > place:
            found |= set(spoken_in(call.args[place]))
    return found


# -- the files are what the code and the translators say ------------------------------------------


def test_the_template_holds_every_text_that_the_code_speaks() -> None:
    written = locales.TEMPLATE.read_bytes().decode("utf-8")
    assert written == locales.text(locales.spoken()), AGAIN


@LANGS
def test_a_catalogue_is_what_merging_the_template_would_write(lang: str) -> None:
    merged = locales.merged(locales.read(lang), locales.spoken())
    assert locales.po(lang).read_bytes().decode("utf-8") == locales.text(merged), AGAIN


@LANGS
def test_the_compiled_catalogue_is_what_its_source_compiles_to(lang: str) -> None:
    compiled = locales.po(lang).with_suffix(".mo").read_bytes()
    assert compiled == locales.compiled(locales.read(lang)), AGAIN


@LANGS
def test_no_catalogue_holds_a_date_a_place_or_a_line_number(lang: str) -> None:
    for path in (locales.TEMPLATE, locales.po(lang)):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not line.startswith("#:"), path
            assert "-Date" not in line, path
            assert str(locales.ROOT) not in line, path


@LANGS
def test_every_text_is_translated_in_every_form_and_none_is_a_guess(lang: str) -> None:
    catalogue = locales.read(lang)
    wanting = [one.id for one in catalogue if one.id and not locales.filled(one)]
    unsure = [one.id for one in catalogue if one.id and one.fuzzy]
    few = [
        one.id
        for one in catalogue
        if one.pluralizable and len(forms(one.string)) != catalogue.num_plurals
    ]
    assert (wanting, unsure, few) == ([], [], [])
    assert len(catalogue) == len(locales.spoken()) > 500


@LANGS
def test_a_translation_fills_in_what_the_dutch_fills_in(lang: str) -> None:
    wrong = [(dutch, said) for dutch, said, _one in texts(lang) if slots(dutch) != slots(said)]
    assert wrong == []


@LANGS
def test_a_translation_has_the_lines_and_edges_of_the_dutch(lang: str) -> None:
    def shape(text: str) -> tuple[int, bool, bool]:
        return text.count("\n"), text[:1].isspace(), text[-1:].isspace()

    wrong = [(dutch, said) for dutch, said, _one in texts(lang) if shape(dutch) != shape(said)]
    assert wrong == []


@LANGS
def test_gettext_gives_every_text_of_the_compiled_catalogue(lang: str) -> None:
    found = gettext.translation(language.DOMAIN, language.LOCALES, [lang])
    for one in locales.read(lang):
        dutch, said = forms(one.id), forms(one.string)
        if one.pluralizable:
            one_of, many = dutch
            assert (found.ngettext(one_of, many, 1), found.ngettext(one_of, many, 2)) == said
        elif one.id:
            assert found.gettext(dutch[0]) == said[0]


def test_the_program_speaks_the_language_that_is_asked() -> None:
    heard = {}
    for lang in language.LANGUAGES:
        with language.using(lang):
            heard[lang] = language._("Afspraken"), language.and_list(["Zoë", "Mark"])
    assert heard == {
        "nl": ("Afspraken", "Zoë en Mark"),
        "en": ("Agreements", "Zoë and Mark"),
        "fr": ("Accords", "Zoë et Mark"),
    }


def test_content_and_interface_speak_the_same_languages() -> None:
    assert language.LANGUAGES == LANGUAGES
    assert set(language.NAMES) == set(language.LANGUAGES)


# -- how it reads, and where it stands ------------------------------------------------------------


@LANGS
def test_apostrophes_are_typographic(lang: str) -> None:
    assert [said for _dutch, said, _one in texts(lang) if "'" in said] == []


def test_french_signs_keep_to_their_words_and_no_point_stands_inside_one() -> None:
    loose = re.compile(r"(?<=\S) +[?!:;%»]|« |[^\W\d_][?!;»]|«\S|\w·\w")
    said = [said for _dutch, said, _one in texts("fr")]
    assert [one for one in said if loose.search(one)] == []
    assert [one for one in said if re.search(r"[\w})]:(\s|$)", one)] == []


@LANGS
def test_a_word_beside_a_key_is_as_short_as_in_dutch(lang: str) -> None:
    words = beside_keys()
    assert len(words) > 40
    long = [
        (dutch, said)
        for dutch, said, _one in texts(lang)
        if dutch in words and len(said) > len(dutch) + MORE
    ]
    assert long == []


@LANGS
def test_the_heads_of_the_poster_fit_their_columns(lang: str) -> None:
    heads = {text for call in made("AgreementHeads") for text in spoken_in(call)}
    assert len(heads) >= 5
    long = [
        said
        for dutch, said, _one in texts(lang)
        if dutch in heads and len(re.sub(r"\{\w+\}", "", said)) > HEAD
    ]
    assert long == []


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_the_answers_to_a_question_begin_with_different_letters(lang: str) -> None:
    asked = [
        [spoken_in(one.value)[0] for one in call.keywords if one.arg in ("yes", "no")]
        for call in made("ConfirmScreen")
    ]
    assert asked
    with language.using(lang):
        for yes, no in asked:
            assert language._(yes)[0].upper() != language._(no)[0].upper()


def test_nothing_is_spoken_before_the_language_is_known() -> None:
    def early(node: ast.AST) -> Iterator[int]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                for default in (*child.args.defaults, *child.args.kw_defaults):
                    if default is not None and spoken_in(default):
                        yield default.lineno
                continue
            if isinstance(child, ast.Call) and getattr(child.func, "id", "") == "_":
                yield child.lineno
            yield from early(child)

    found = {path.name: list(early(ast.parse(path.read_bytes()))) for path in PATHS}
    assert {name: lines for name, lines in found.items() if lines} == {}


# -- the tool -------------------------------------------------------------------------------------


def code(tmp_path: Path, source: str) -> Path:
    path = tmp_path / locales.SPEAKER / "told.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return tmp_path


def test_texts_are_found_wherever_they_are_spoken(tmp_path: Path) -> None:
    source = """
from game.language import _, plural
from game import language
WORDS = {"a": lambda: _("in een tabel")}
def told(n):
    said = f"[{_('in een f-string')}]" + _("in twee " "stukken")
    return said + plural("één", "meer", n) + language.plural("{n} kaart", "{n} kaarten", n)
"""
    found = [one.id for one in locales.spoken(code(tmp_path, source)) if one.id]
    assert set(found) == {
        ("één", "meer"),
        ("{n} kaart", "{n} kaarten"),
        "in een f-string",
        "in een tabel",
        "in twee stukken",
    }


@pytest.mark.parametrize("call", ['_(f"dag {name}")', "_(name)", 'plural("één", name, 2)', "_()"])
def test_a_text_that_is_put_together_on_the_spot_is_refused(tmp_path: Path, call: str) -> None:
    with pytest.raises(ValueError, match=r"told\.py:2"):
        locales.spoken(code(tmp_path, f"def told(name):\n    return {call}\n"))


def test_merging_keeps_what_is_spoken_drops_what_is_gone_and_guesses_nothing() -> None:
    known = locales.words("fr")
    known.add("Verder met N.", "N pour continuer.", user_comments=["short"])
    known.add(("{n} zin", "{n} zinnen"), ("{n} phrase", "{n} phrases"))
    known.add("weg", "parti")
    template = locales.words()
    for text in ("Verder met N.", "Verder met M.", ("{n} zin", "{n} zinnen")):
        template.add(text)
    merged = locales.merged(known, template)
    assert {one.id: one.string for one in merged if one.id} == {
        "Verder met N.": "N pour continuer.",
        "Verder met M.": None,
        ("{n} zin", "{n} zinnen"): ("{n} phrase", "{n} phrases"),
    }
    kept = merged.get("Verder met N.")
    assert kept is not None
    assert kept.user_comments == ["short"]
    assert "weg" not in locales.text(merged)


def test_writing_does_not_depend_on_the_order_in_which_texts_are_found() -> None:
    there, back = locales.words("en"), locales.words("en")
    pairs = [("b", "two"), ("a", "one"), ("é", "three")]
    for made_of, order in ((there, pairs), (back, pairs[::-1])):
        for dutch, said in order:
            made_of.add(dutch, said)
    assert locales.text(there) == locales.text(back)
    assert locales.compiled(there) == locales.compiled(back)
