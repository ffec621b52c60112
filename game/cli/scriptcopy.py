"""Copy the text of a script: only its id changes, so that comments and layout stay."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import yaml

from boards.load import board_ids
from cards.load import deck_ids
from datafiles.yamlfile import read_text
from game.cli.context import Refused
from game.language import _
from game.script.load import load_script


def target(file: str) -> tuple[Path, str]:
    """Give the file to write, .yaml where it has no ending, and the id that its name makes."""
    from game.table import files

    path = files.expanded(file)
    if path.suffix.lower() not in {".yaml", ".yml"}:
        path = path.with_name(f"{path.name}.yaml") if path.name else path
    plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode().lower()
    new_id = "-".join(re.findall("[a-z0-9]+", plain))[:60].strip("-")
    if not new_id:
        said = _("Uit {path} komt geen id; neem een naam met letters of cijfers.")
        raise Refused(said.format(path=file))
    return path, new_id


def copied(source: Path, new_id: str) -> str:
    """Give the source's text with another id in the same place."""
    text = read_text(source)
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            if key.value == "id":
                plain = new_id[0].isalpha() and new_id not in {"true", "false", "null"}
                said = new_id if plain else f'"{new_id}"'
                return text[: value.start_mark.index] + said + text[value.end_mark.index :]
    raise LookupError("a script without an id does not load")


def beside(source: Path, place: Path) -> list[str]:
    """Give the boards and decks that lie beside the source and not beside its copy."""
    if source.parent.resolve() == place.parent.resolve():
        return []
    script = load_script(str(source))
    names = [name for name in script.boards if name not in board_ids()]
    names += [name for name in script.decks if name not in deck_ids()]
    return [name for name in names if not Path(name).is_absolute()]
