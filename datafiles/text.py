"""Keep a text in several languages together, so that a deck or script is one file."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

Lang = Literal["nl", "en", "fr"]
LANGUAGES: tuple[Lang, ...] = ("nl", "en", "fr")

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Ident = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60),
    Field(examples=["go-grow"]),
]
Letter = Annotated[str, StringConstraints(pattern=r"^[A-Z]$"), Field(examples=["K"])]


def _not_empty(text: dict[Lang, str]) -> dict[Lang, str]:
    if not text:
        raise PydanticCustomError("no-language", "give the text in at least one language")
    return text


Text = Annotated[
    dict[Lang, Line],
    AfterValidator(_not_empty),
    Field(description="The same text in one or more languages: nl, en, fr."),
]


def localized(text: Mapping[Lang, str], lang: str) -> str:
    """Give the text in `lang`, else in the first language that the file gives.

    The order of the file is the order of the mapping; a missing translation never breaks a session.
    """
    for code, words in text.items():
        if code == lang:
            return words
    return next(iter(text.values()), "")
