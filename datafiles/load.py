"""Turn a file into a model, or into findings that a coach can act on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any, TypeVar

from msgspec.structs import replace
from pydantic import TypeAdapter, ValidationError

from datafiles.findings import FileProblem, Finding, Said, hint
from datafiles.yamlfile import Document, Place, read_yaml

T = TypeVar("T")
Loc = tuple[int | str, ...]


def load_model(path: FilePath, adapter: TypeAdapter[T]) -> tuple[T, Document]:
    """Read and validate one file; raise FileProblem with all problems at once."""
    document = read_yaml(path)
    findings = list(document.findings)
    if not isinstance(document.data, dict):
        if not document.broken:
            findings.append(Finding(document.path, 1, "top-keys"))
        raise FileProblem(in_order(findings))
    try:
        model = adapter.validate_python(document.data)
    except ValidationError as error:
        findings += _findings(error, document, adapter.json_schema())
        raise FileProblem(in_order(findings)) from None
    if findings:
        raise FileProblem(in_order(findings))
    return model, document


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give findings as they stand in their file, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda one: one.line))


def _findings(
    error: ValidationError, document: Document, schema: Mapping[str, Any]
) -> Iterator[Finding]:
    for item in error.errors(include_url=False):
        loc, kind = item["loc"], item["type"]
        place = _place(loc, document.data, schema)
        if any(place[: len(broken)] == broken for broken in document.broken):
            continue
        if kind == "too_short" and len(item["input"]) >= item["ctx"]["min_length"]:
            continue  # only what is wrong with its items makes it too short
        code, params = said(kind, loc, item.get("ctx", {}), item["input"], schema)
        found = document.finding(place, code, params)
        if kind == "extra_forbidden":
            found = replace(found, where="")
        elif kind == "union_tag_invalid":
            found = replace(found, line=document.line((*place, "kind")))
        yield found


def _place(loc: Loc, data: Any, schema: Mapping[str, Any]) -> Place:
    """Follow the error's path as far as the file has it; union tags and '[key]' are passed over.

    A tag is known by the schema, for a key may have its name: `kind: levels` with `levels:`.
    """
    place: list[int | str] = []
    here = data
    for index, part in enumerate(loc):
        if part in _node(schema, loc[:index]).get("discriminator", {}).get("mapping", {}):
            continue
        inside = (isinstance(here, dict) and part in here) or (
            isinstance(here, list) and isinstance(part, int) and part < len(here)
        )
        if inside:
            place.append(part)
            here = here[part]
    return tuple(place)


def said(
    kind: str, loc: Loc, context: Mapping[str, Any], given: object, schema: Mapping[str, Any]
) -> Said:
    """Put pydantic's finding into our codes; its own English never goes further than this.

    A validator of ours raises a PydanticCustomError whose type is the code, with a hyphen in it.
    """
    name = next((str(part) for part in reversed(loc) if part != "[key]"), "")
    node = _node(schema, loc)
    if kind == "extra_forbidden":
        return Said("unknown-key", {"key": name, **hint(name, _keys(schema, loc[:-1]))})
    if kind == "missing" and isinstance(loc[-1], int):
        return Said("too-few", {"limit": str(_node(schema, loc[:-1]).get("minItems", ""))})
    if kind == "missing":
        return Said("missing", {"key": name})
    if kind == "union_tag_not_found":
        return Said("missing", {"key": "kind", **hint("", _kinds(node))})
    if kind == "union_tag_invalid":
        tag = str(context.get("tag", ""))
        return Said("unknown-kind", {"value": tag, **hint(tag, _kinds(node))})
    if kind in {"literal_error", "enum"}:
        words = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        return Said("not-allowed", hint(given, words.split(", ")))
    if kind == "string_pattern_mismatch":
        examples = ", ".join(str(one) for one in node.get("examples", ()))
        if examples:
            return Said("form-example", {"examples": examples})
        return Said("form", hint(given, _words(node)))
    if kind in CODES:
        limits = [_number(context[key]) for key in LIMITS if key in context]
        return Said(CODES[kind], {"limit": limits[0]} if limits else {})
    if "-" in kind:
        return Said(kind, {key: str(value) for key, value in context.items()})
    return Said("invalid")


CODES = {
    "string_type": "text",
    "string_too_short": "text-empty",
    "string_too_long": "text-long",
    "int_type": "whole-number",
    "int_parsing": "whole-number",
    "int_parsing_size": "number-large",
    "int_from_float": "whole-number",
    "float_type": "number",
    "float_parsing": "number",
    "finite_number": "number",
    "bool_type": "truth",
    "bool_parsing": "truth",
    "greater_than": "number-over",
    "greater_than_equal": "number-least",
    "less_than": "number-under",
    "less_than_equal": "number-most",
    "too_short": "too-few",
    "too_long": "too-many",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "texts",
    "model_type": "keys",
    "model_attributes_type": "keys",
}
"""Pydantic's types of errors that need no more than their limit, and our codes for them."""

LIMITS = ("gt", "ge", "lt", "le", "min_length", "max_length")


def _number(limit: object) -> str:
    return f"{limit:g}" if isinstance(limit, int | float) else str(limit)


def _keys(schema: Mapping[str, Any], loc: Loc) -> list[str]:
    return list(_node(schema, loc).get("properties", {}))


def _kinds(node: Mapping[str, Any]) -> list[str]:
    return list(node.get("discriminator", {}).get("mapping", {}))


def _words(node: Mapping[str, Any]) -> list[str]:
    """Give the words that a pattern spells out, each once."""
    return list(dict.fromkeys(re.findall(r"[a-z]{2,}", str(node.get("pattern", "")))))


def _node(schema: Mapping[str, Any], loc: Loc) -> Mapping[str, Any]:
    """Walk the JSON Schema along an error's path and give what it says at its end."""
    here = _resolve(schema, schema)
    for part in loc:
        mapping = here.get("discriminator", {}).get("mapping", {})
        if part in mapping:
            here = _resolve(schema, {"$ref": mapping[part]})
        elif part in here.get("properties", {}):
            here = _resolve(schema, here["properties"][part])
        elif isinstance(part, int) and part < len(here.get("prefixItems", ())):
            here = _resolve(schema, here["prefixItems"][part])
        elif isinstance(part, int) and isinstance(here.get("items"), dict):
            here = _resolve(schema, here["items"])
    return here


def _resolve(schema: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    while True:
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
        elif "anyOf" in node:
            node = next(
                (way for way in node["anyOf"] if way.get("type") != "null"), node["anyOf"][0]
            )
        else:
            return node
