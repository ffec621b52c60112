"""Find the fields of each step kind by its name, so that a new kind is a new file and no more."""

import importlib
import pkgutil

from game.script.base import Step


def kinds() -> tuple[str, ...]:
    """Give the names of all step kinds, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def step_class(kind: str) -> type[Step]:
    """Give the model of one kind: the class `Place` in `place.py`, and so on."""
    module = importlib.import_module(f"{__name__}.{kind}")
    found: type[Step] = getattr(module, kind.capitalize())
    return found
