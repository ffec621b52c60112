"""Turn a file into a model, or into findings that a coach can act on."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from datafiles.findings import FileProblem, Finding
from datafiles.yamlfile import Document, Place, read_yaml

T = TypeVar("T")
Loc = tuple[int | str, ...]


def load_model(path: FilePath, adapter: TypeAdapter[T]) -> tuple[T, Document]:
    """Read and validate one file; raise FileProblem with all problems at once."""
    document = read_yaml(path)
    findings = list(document.findings)
    if not isinstance(document.data, dict):
        if not document.broken:
            findings.append(Finding(document.path, 1, "must hold keys and values at the top"))
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
        loc = item["loc"]
        place = _place(loc, document.data)
        if any(place[: len(broken)] == broken for broken in document.broken):
            continue
        if item["type"] == "too_short" and item["input"]:
            continue  # only what is wrong with its items makes it too short
        said = _sentence(item["type"], item["msg"], loc, item.get("ctx", {}), schema)
        where = _where(place, document.data)
        whole = item["type"] == "extra_forbidden" or not where
        yield Finding(document.path, document.line(place), said if whole else f"{where}: {said}")


def _place(loc: Loc, data: Any) -> Place:
    """Follow the error's path as far as the file has it; union tags and '[key]' are passed over."""
    place: list[int | str] = []
    here = data
    for part in loc:
        inside = (isinstance(here, dict) and part in here) or (
            isinstance(here, list) and isinstance(part, int) and part < len(here)
        )
        if inside:
            place.append(part)
            here = here[part]
    return tuple(place)


def _where(place: Place, data: Any) -> str:
    """Name a place by the ids that the file gives, else by counting from 1."""
    words: list[str] = []
    here = data
    for part in place:
        here = here[part]
        if isinstance(part, int):
            own = here.get("id") if isinstance(here, dict) else None
            words.append(own if isinstance(own, str) and own else str(part + 1))
        else:
            words.append(part)
    return ".".join(words)


def _sentence(
    kind: str, message: str, loc: Loc, context: Mapping[str, Any], schema: Mapping[str, Any]
) -> str:
    """Put pydantic's finding into the words of somebody who writes a file, not a program."""
    name = next((str(part) for part in reversed(loc) if part != "[key]"), "")
    node = _node(schema, loc)
    if kind == "extra_forbidden":
        allowed = list(_node(schema, loc[:-1]).get("properties", {}))
        return f"unknown key '{name}'; {_hint(name, allowed)}allowed: {', '.join(allowed)}"
    if kind == "missing":
        return f"'{name}' is missing"
    if kind in {"union_tag_not_found", "union_tag_invalid"}:
        allowed = list(node.get("discriminator", {}).get("mapping", {}))
        tag = str(context.get("tag", ""))
        said = f"unknown kind '{tag}'; {_hint(tag, allowed)}" if tag else "'kind' is missing; "
        return f"{said}allowed: {', '.join(allowed)}"
    if kind in {"literal_error", "enum"}:
        return f"not allowed; allowed: {str(context.get('expected', '')).replace(chr(39), '')}"
    if kind == "string_pattern_mismatch":
        examples = node.get("examples", [])
        if examples:
            return f"is not in the right form; an example: {examples[0]}"
        return f"is not in the right form: {node.get('description', message)}"
    if kind in _PLAIN:
        return _PLAIN[kind].format_map(context)
    text = message.removeprefix("Value error, ")
    return text[:1].lower() + text[1:]


_PLAIN = {
    "string_type": "must be text; put it between quotes",
    "string_too_short": "must not be empty",
    "string_too_long": "may be {max_length} letters at most",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a whole number, and not so large",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number, such as 0.5",
    "float_parsing": "must be a number, such as 0.5",
    "finite_number": "must be a number, such as 0.5",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "greater_than": "must be more than {gt:g}",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than": "must be less than {lt:g}",
    "less_than_equal": "must be at most {le:g}",
    "too_short": "must hold at least {min_length}",
    "too_long": "may hold {max_length} at most",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "dict_type": "must hold keys and values, such as {{nl: …, en: …}}",
    "model_type": "must hold keys and values",
    "model_attributes_type": "must hold keys and values",
}


def _hint(name: str, allowed: Sequence[str]) -> str:
    close = difflib.get_close_matches(name, allowed, n=1)
    return f"did you mean '{close[0]}'? " if close else ""


def _node(schema: Mapping[str, Any], loc: Loc) -> Mapping[str, Any]:
    """Walk the JSON Schema along an error's path and give what it says at its end."""
    here = _resolve(schema, schema)
    for part in loc:
        mapping = here.get("discriminator", {}).get("mapping", {})
        if part in mapping:
            here = _resolve(schema, {"$ref": mapping[part]})
        elif part in here.get("properties", {}):
            here = _resolve(schema, here["properties"][part])
        elif isinstance(part, int) and "items" in here:
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
