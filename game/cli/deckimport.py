"""Commands that make a deck of one's own: new, import."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.context import App, Refused
from game.cli.deckname import as_typed, check_deck, importing
from game.cli.kit import Named, command, option, output
from game.language import _, and_list, plural
from game.table.commands import ours

if TYPE_CHECKING:
    from cards.changes import Changes
    from cards.importing import Imported
    from datafiles.findings import Finding

ENDINGS = (".yaml", ".yml")
MOST_NAMED = 12
"""Cards that one line names."""
MOST_ALIKE = 5
"""Rows of which the same is told in full."""


def make_import() -> click.Command:
    """Give `groeihuis decks import`."""
    return command(
        "import",
        import_table,
        _("Maak een kaartspel van een tabel (CSV of Excel); elke fout met rij en kolom."),
        Named("table", _("TABEL"), _("Een bestand .csv of .xlsx; begin met ‘decks new’.")),
        option(
            "-o",
            "--output",
            metavar=_("BESTAND"),
            required=True,
            help=_("Het kaartspel. Is het er al, dan houden de kaarten hun nummer."),
        ),
        option("--title", metavar=_("TEKST"), help=_("De titel; anders de naam van het bestand.")),
        option("--id", "deck_id", metavar="ID", help=_("De id; anders de naam van het kaartspel.")),
        option("--author", metavar=_("TEKST"), help=_("Wie de kaarten schreef.")),
        option(
            "--replace",
            is_flag=True,
            help=_("Ook als daardoor een groot deel van de kaarten verdwijnt of anders wordt."),
        ),
        epilog="\n".join(
            (
                ours("decks new -o mijn-kaarten.xlsx"),
                ours("decks import mijn-kaarten.xlsx -o mijn-kaarten.yaml"),
                ours("decks show mijn-kaarten.yaml"),
            )
        ),
    )


def make_new() -> click.Command:
    """Give `groeihuis decks new`."""
    return command(
        "new",
        new,
        _("Begin een eigen kaartspel: een tabel met voorbeelden en uitleg."),
        output(_("Een bestand .xlsx of .csv; anders komt de CSV op het scherm.")),
        option(
            "--from",
            "source",
            metavar=_("KAARTSPEL"),
            help=_("Met alle kaarten van dit kaartspel, met hun nummers."),
        ),
    )


def import_table(
    app: App,
    table: str,
    output: str,
    title: str | None,
    deck_id: str | None,
    author: str | None,
    replace: bool,
) -> None:
    """Write a deck file out of a table, or nothing at all."""
    from cards.changes import changes
    from cards.export import deck_to_yaml
    from cards.importing import import_deck
    from cards.lint import lint_deck
    from cards.load import load_deck
    from datafiles.yamlfile import MAX_BYTES, MEGABYTES
    from game.cli.progress import bar
    from game.table import files
    from game.table.deckfit import table_findings

    source, place = _source(table), files.expanded(output)
    if place.suffix.lower() not in ENDINGS:
        said = _("Een kaartspel is een bestand .yaml; geef {path} zo’n naam.")
        raise Refused(said.format(path=output))
    target = files.writable(place)
    old = load_deck(str(place)) if target.exists() else None
    with bar(_("Kaarten lezen")) as progress:
        made = import_deck(
            source,
            old=old,
            deck_id=_checked(deck_id) or (old.id if old else _own_id(place)),
            title=(title or "").strip(),
            author=(author or "").strip() or ("" if old else _("onbekend")),
            licence="" if old else _("alleen voor eigen gebruik"),
            progress=progress,
        )
    changed = changes(old, made.deck) if old is not None else None
    if changed is not None and changed.drastic and not replace:
        given = {"--title": title, "--id": deck_id, "--author": author}
        raise Refused(*_drastic(changed, table, output, given))
    with bar(_("Kaarten nakijken")) as progress:
        warnings = [*made.findings, *lint_deck(made.deck, made.sheet, progress=progress)]
        warnings += table_findings(made.deck, made.sheet)
    remark = _(
        "Gemaakt met groeihuis uit {table}.\n"
        "Een nummer staat op de kaart gedrukt: geef het nooit aan een andere kaart."
    ).format(table=source.name)
    text = deck_to_yaml(made.deck, remark).encode()
    if len(text) > MAX_BYTES:
        said = _("Het kaartspel wordt groter dan {most} MB; maak er meer van.")
        raise Refused(said.format(most=MEGABYTES))
    files.save(place, text)
    _report(app, place, source, made, changed, warnings)


def _source(name: str) -> Path:
    """Give the table that somebody named; in the home of nobody there is none, and so it is told.

    `files.expanded` would say that it cannot be written.
    """
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)


def _own_id(place: Path) -> str:
    from cards.plain import ident

    return ident(place.stem)


def _checked(deck_id: str | None) -> str:
    from cards.plain import ident

    if deck_id is not None and (ident(deck_id) != deck_id or not deck_id):
        said = _("{id} kan geen id zijn: kleine letters, cijfers en streepjes.")
        raise Refused(said.format(id=deck_id or "?"))
    return deck_id or ""


def _drastic(
    changed: Changes, table: str, output: str, given: Mapping[str, str | None]
) -> Iterator[str]:
    """Say how much of a deck a table would undo, and how to do that on purpose."""
    total = plural("{n} kaart", "{n} kaarten", changed.total)
    if changed.gone:
        said = _("Met deze tabel verdwijnen er {count} van de {total}: {cards}.")
        yield said.format(count=len(changed.gone), total=total, cards=_named(changed.gone))
    if changed.other:
        said = _("Met deze tabel vragen er {count} van de {total} iets heel anders: {cards}.")
        yield said.format(count=len(changed.other), total=total, cards=_named(changed.other))
    said = _("{path} blijft zoals het was. Is dit de goede tabel? Dan: {command}")
    more = "".join(f" {name} {as_typed(one)}" for name, one in given.items() if one is not None)
    yield said.format(path=output, command=importing(table, output, f"{more} --replace"))


def _named(cards: tuple[str, ...]) -> str:
    """Name the first cards of some, and say how many more there are."""
    more = _(" en nog {n}").format(n=len(cards) - MOST_NAMED) if cards[MOST_NAMED:] else ""
    return ", ".join(cards[:MOST_NAMED]) + more


def _report(
    app: App,
    place: Path,
    table: Path,
    made: Imported,
    changed: Changes | None,
    warnings: list[Finding],
) -> None:
    """Tell what was written, what is new and gone, and what to look at again."""
    for line in _told(warnings):
        app.tell(line)
    deck = made.deck
    count = plural("{n} kaart", "{n} kaarten", len(deck.cards))
    languages = and_list(deck.languages)
    app.say(
        _("Geschreven: {path} ({cards}, {languages})").format(
            path=place, cards=count, languages=languages
        )
    )
    if changed is not None:
        app.say(
            _("Nieuw: {new}. Weg: {gone}. Versie {version}.").format(
                new=len(changed.new), gone=len(changed.gone), version=deck.version
            )
        )
        for cards, said in (
            (changed.new if changed.gone else (), _("Nieuw: {cards}.")),
            (changed.gone, _("Weg: {cards}. Komt de tekst terug, dan ook het nummer.")),
            (changed.back, _("Terug met het oude nummer: {cards}.")),
            (changed.other, _("Vraagt nu iets heel anders, met hetzelfde nummer: {cards}.")),
        ):
            if cards:
                app.say(said.format(cards=_named(cards)))
        if changed.new and changed.gone:
            app.say(_numbered(place, table))
    if warnings:
        app.say(plural("{n} keer let op.", "{n} keer let op.", len(warnings)))


def _told(warnings: Sequence[Finding]) -> Iterator[str]:
    """Say what to look at again by row; of many alike the first few, and the rows of the others."""
    from game.table.findings import sentence

    alike: dict[tuple[str, str], list[int]] = {}
    for one in sorted(warnings):
        alike.setdefault((one.code, one.where), []).append(one.line)
    told: Counter[tuple[str, str]] = Counter()
    for one in sorted(warnings):
        rows, number = alike[one.code, one.where], told[one.code, one.where]
        told[one.code, one.where] += 1
        if number < MOST_ALIKE or len(rows) == MOST_ALIKE + 1:
            yield sentence(one)
        elif number == MOST_ALIKE:
            place = f"{one.path}, {one.where}" if one.where else one.path
            said = _("{place}: net zo in rij {rows}")
            yield said.format(place=place, rows=stretches(rows[MOST_ALIKE:]))


def stretches(numbers: Sequence[int]) -> str:
    """Write sorted numbers with a hyphen for those that follow each other: 3, 5-9."""
    found: list[list[int]] = []
    for one in numbers:
        if found and one <= found[-1][1] + 1:
            found[-1][1] = one
        else:
            found.append([one, one])
    return ", ".join(f"{first}-{last}" if last > first else f"{first}" for first, last in found)


def _numbered(place: Path, table: Path) -> str:
    """Say how a card keeps its number when its text is rewritten: by the number in its row."""
    from cards.rows import CSV, XLSX

    said = _("Een kaart die je herschrijft houdt haar nummer als het in de tabel staat: {command}")
    ending = XLSX[0] if table.suffix.lower() in XLSX else CSV[0]
    name = place.with_name(f"{place.stem}-{_('nummers')}{ending}")
    return said.format(command=ours(f"decks new --from {as_typed(place)} -o {as_typed(name)}"))


def new(app: App, output: str | None, source: str | None) -> None:
    """Write a template, or print it; a file that is there stays."""
    from cards.rows import CSV, XLSX
    from game.table import files
    from game.table.decktemplate import template_csv, template_xlsx

    if source is not None:
        check_deck(source)
    if output is None:
        text = template_csv(app.lang, source)
        sys.stdout.write(text if not sys.stdout.isatty() else text.removeprefix("\ufeff"))
        return
    place = files.expanded(output)
    ending = place.suffix.lower()
    if ending in CSV:
        content = template_csv(app.lang, source).encode()
    elif ending in XLSX[:1]:
        content = template_xlsx(app.lang, source)
    else:
        raise Refused(_("De naam eindigt op .xlsx of .csv, niet zoals {path}.").format(path=output))
    files.save(place, content, replace=False)
    app.say(_("Geschreven: {path}").format(path=place))
    app.say(
        _("Vul het in, en maak er een kaartspel van: {command}").format(
            command=importing(place, place.with_suffix(".yaml"))
        )
    )
