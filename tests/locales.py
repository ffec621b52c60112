"""Keep the catalogues of interface words: gather the Dutch texts of the code, merge, compile.

`python -m tests.locales` writes `groeihuis.pot`, merges it into the `.po` of each language and
compiles the `.mo`. No translation of a text that is still spoken is lost, no text that is gone is
kept, none is guessed. The files hold no dates, places or line numbers: nothing in them changes
unless a text does.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from game.language import DOMAIN, LANGUAGES, LOCALES

ROOT = Path(__file__).resolve().parents[1]
SPEAKER = "game"
KEYWORDS = {"_": 1, "plural": 2}
TRANSLATED = tuple(lang for lang in LANGUAGES if lang != "nl")
TEMPLATE = LOCALES / f"{DOMAIN}.pot"


class Words(Catalog):
    """A catalogue whose header says what a reader needs, and nothing that changes by itself."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Give the language, its plural forms, and how the file is written."""
        found = [("Project-Id-Version", DOMAIN)]
        if self.locale is not None:
            found += [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms)]
        return [
            *found,
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]


def words(lang: str | None = None, messages: Iterable[Message] = ()) -> Words:
    """Give a catalogue that holds these messages."""
    made = Words(locale=lang, header_comment=f"# Interface words of {DOMAIN}.", fuzzy=False)
    for one in messages:
        made.add(one.id, one.string, flags=one.flags, user_comments=one.user_comments)
    return made


def calls(path: Path) -> Iterator[tuple[str, ...]]:
    """Give the texts of each call of our words in a module: one, or two for a plural.

    Babel's own extraction reads tokens and so misses, on some Pythons, what stands inside an
    f-string. A text that is put together where it is spoken could not be translated: ValueError.
    """
    for node in ast.walk(ast.parse(path.read_bytes())):
        if not isinstance(node, ast.Call):
            continue
        texts = KEYWORDS.get(getattr(node.func, "attr", getattr(node.func, "id", "")), 0)
        given = [one.value for one in node.args[:texts] if isinstance(one, ast.Constant)]
        said = tuple(one for one in given if isinstance(one, str))
        if len(said) != texts:
            raise ValueError(f"{path}:{node.lineno}: only texts as they are written can be spoken")
        if texts:
            yield said


def spoken(root: Path = ROOT) -> Words:
    """Give every Dutch text that the code speaks, as a template."""
    found = words()
    for path in sorted((root / SPEAKER).rglob("*.py")):
        for said in calls(path):
            found.add(said if len(said) > 1 else said[0])
    return found


def po(lang: str) -> Path:
    """Give where the translations of a language are written."""
    return LOCALES / lang / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(lang: str) -> Words:
    """Read the translations of a language; none when there is no file yet."""
    if not po(lang).exists():
        return words(lang)
    with po(lang).open("rb") as source:
        return words(lang, (one for one in read_po(source, locale=lang) if one.id))


def merged(known: Words, template: Words) -> Words:
    """Give the texts of the template with the translations that are known, and no others."""
    made = words(str(known.locale))
    for one in template:
        old = known.get(one.id) if one.id else None
        if old is not None and old.id == one.id:
            made.add(one.id, old.string, flags=old.flags, user_comments=old.user_comments)
        elif one.id:
            made.add(one.id)
    return made


def text(catalogue: Words) -> str:
    """Write a catalogue as a text file, sorted by the Dutch, one line a message."""
    written = io.BytesIO()
    write_po(written, catalogue, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    return written.getvalue().decode("utf-8")


def compiled(catalogue: Words) -> bytes:
    """Compile a catalogue to what `gettext` reads."""
    written = io.BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def main() -> None:
    """Bring all files up to date and tell how many texts still want a translation."""
    template = spoken()
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(text(template).encode("utf-8"))
    for lang in TRANSLATED:
        catalogue = merged(read(lang), template)
        po(lang).parent.mkdir(parents=True, exist_ok=True)
        po(lang).write_bytes(text(catalogue).encode("utf-8"))
        po(lang).with_suffix(".mo").write_bytes(compiled(catalogue))
        wanting = [one.id for one in catalogue if one.id and not filled(one)]
        print(f"{lang}: {len(catalogue)} texts, {len(wanting)} without a translation")
        for each in wanting:
            print(f"  {each if isinstance(each, str) else each[0]!r}")


def filled(message: Message) -> bool:
    """Tell whether a message has a text in every form."""
    given = message.string or ""
    return bool(given) and all([given] if isinstance(given, str) else given)


if __name__ == "__main__":
    main()
