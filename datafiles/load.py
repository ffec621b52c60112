"""Turn a file into a model, or into findings that a coach can act on."""

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from datafiles.findings import FileProblem, Finding
from datafiles.yamlfile import Document, Place, read_yaml

T = TypeVar("T")


def load_model(path: FilePath, adapter: TypeAdapter[T]) -> tuple[T, Document]:
    """Read and validate one file; raise FileProblem with all problems at once."""
    document = read_yaml(path)
    if not isinstance(document.data, dict):
        raise FileProblem((Finding(document.path, 1, "must hold keys and values at the top"),))
    try:
        return adapter.validate_python(document.data), document
    except ValidationError as error:
        findings = tuple(_findings(error, document, adapter.json_schema()))
        raise FileProblem(findings) from None


def _findings(
    error: ValidationError, document: Document, schema: Mapping[str, Any]
) -> Iterable[Finding]:
    seen: set[Finding] = set()
    for item in error.errors(include_url=False, include_input=False):
        place = _place(item["loc"], document.data)
        message = _sentence(item["type"], item["msg"], item["loc"], item.get("ctx", {}), schema)
        where = ".".join(str(part) for part in place)
        told = item["type"] in {"extra_forbidden"} or not where
        finding = Finding(
            document.path, document.line(place), message if told else f"{where}: {message}"
        )
        if finding not in seen:
            seen.add(finding)
            yield finding


def _place(loc: tuple[int | str, ...], data: Any) -> Place:
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


def _sentence(
    kind: str,
    message: str,
    loc: tuple[int | str, ...],
    context: Mapping[str, Any],
    schema: Mapping[str, Any],
) -> str:
    name = next((str(part) for part in reversed(loc) if part != "[key]"), "")
    if kind == "extra_forbidden":
        allowed = _allowed_keys(schema, loc[:-1])
        close = difflib.get_close_matches(name, allowed, n=1)
        hint = f"did you mean '{close[0]}'? " if close else ""
        return f"unknown key '{name}'; {hint}allowed: {', '.join(allowed)}"
    if kind == "missing":
        return f"'{name}' is missing"
    if kind == "union_tag_not_found":
        return "'kind' is missing"
    if kind == "union_tag_invalid":
        return f"unknown kind; allowed: {context.get('expected_tags', '')}"
    if kind in {"literal_error", "enum"}:
        return f"not allowed; allowed: {context.get('expected', '')}"
    text = message.removeprefix("Value error, ")
    return text[:1].lower() + text[1:]


def _allowed_keys(schema: Mapping[str, Any], loc: tuple[int | str, ...]) -> list[str]:
    """Walk the JSON Schema along an error's path and give the keys allowed at its end."""
    here = _resolve(schema, schema)
    for part in loc:
        mapping = here.get("discriminator", {}).get("mapping", {})
        if part in mapping:
            here = _resolve(schema, {"$ref": mapping[part]})
        elif part in here.get("properties", {}):
            here = _resolve(schema, here["properties"][part])
        elif isinstance(part, int) and "items" in here:
            here = _resolve(schema, here["items"])
    return list(here.get("properties", {}))


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
