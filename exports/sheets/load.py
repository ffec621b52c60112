"""Load layouts, built-in ones by id and others by path."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exports.errors import ExportError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from exports.sheets.models import Layout

BUILT_IN: Final = Path(__file__).parent


def layout_ids() -> list[str]:
    """Give the ids of the built-in layouts, sorted."""
    return sorted(path.stem for path in BUILT_IN.glob("*.yaml"))


@cache
def _adapter() -> TypeAdapter[Layout]:
    # Only here, so that the names of the layouts cost no pydantic.
    from pydantic import TypeAdapter

    from exports.sheets.models import Layout

    return TypeAdapter(Layout)


def load_layout(name: str) -> Layout:
    """Load a layout by built-in id, or by the path of a YAML file.

    Raises `FileProblem` with every problem in the file, and `ExportError("unknown_layout")` for a
    name that is neither.
    """
    ids = layout_ids()
    if name in ids:
        return _built_in(name)
    path = Path(name)
    if path.suffix not in (".yaml", ".yml"):
        raise ExportError("unknown_layout", {"given": name, "allowed": ", ".join(ids)})
    return _read(path)


@cache
def _built_in(name: str) -> Layout:
    # A print job asks for its layout five times.
    return _read(BUILT_IN / f"{name}.yaml")


def _read(path: Path) -> Layout:
    from datafiles.load import load_model

    return load_model(path, _adapter())[0]
