"""Put what is wrong in a file into the reader's words: one sentence for every code, tested.

What stands between quotes is the file's own: keys, names and words of a form are never translated.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from cards.columns import heads
from cards.rows import ENDINGS
from datafiles.findings import Finding
from datafiles.text import Lang
from game.language import _, language
from game.table.filling import filled

LONGEST = 60
"""Letters of a value that a sentence repeats."""

TEXTS = "{nl: …, en: …}"
"""How a text in several languages is written; YAML, so the same for every reader."""

FILES: dict[str, Callable[[], str]] = {
    "no-file": lambda: _("dit bestand is er niet"),
    "unreadable": lambda: _("kan niet gelezen worden: {reason}"),
    "too-large": lambda: _("is groter dan {most} MB"),
    "not-utf8": lambda: _("is geen tekst in UTF-8; bewaar het als UTF-8"),
    "empty": lambda: _("is leeg"),
    "top-keys": lambda: _("moet bovenaan sleutels en waarden hebben"),
}
YAML: dict[str, Callable[[], str]] = {
    "yaml": lambda: _("is geen YAML: kijk naar aanhalingstekens, inspringen en dubbele punten"),
    "yaml-character": lambda: _("bevat een teken dat in YAML niet mag ({character})"),
    "yaml-tab": lambda: _("is geen YAML: hier staat een tab waar spaties horen"),
    "yaml-sign": lambda: _(
        "is geen YAML: een tekst begint met een leesteken of een tab; zet er aanhalingstekens om"
    ),
    "yaml-colon-in-text": lambda: _(
        "is geen YAML: er staat een dubbele punt in een tekst; zet er aanhalingstekens om"
    ),
    "yaml-quote-open": lambda: _(
        "is geen YAML: het aanhalingsteken dat hier opent, gaat nergens dicht"
    ),
    "yaml-colon-missing": lambda: _("is geen YAML: na een sleutel ontbreekt de dubbele punt"),
    "yaml-list-open": lambda: _("is geen YAML: een lijst die met [ opent, sluit niet met ]"),
    "yaml-keys-open": lambda: _("is geen YAML: wat met {{ opent, sluit niet met }}"),
    "yaml-unfit": lambda: _(
        "is geen YAML: dit past niet bij wat erboven staat; kijk naar aanhalingstekens en "
        "inspringen"
    ),
    "yaml-hyphen": lambda: _(
        "is geen YAML: een regel van een lijst begint met een streepje; kijk naar het inspringen"
    ),
    "yaml-backslash": lambda: _(
        "is geen YAML: er staat een backslash in een tekst; neem enkele aanhalingstekens"
    ),
    "yaml-tag": lambda: _("is geen YAML: hier staat een tag (!); laat die weg"),
    "yaml-block": lambda: _("is geen YAML: na | en > begint de tekst op de volgende regel"),
    "second-document": lambda: _("hier begint een tweede document (---); houd er één over"),
    "too-deep": lambda: _("zit te diep in elkaar"),
    "alias": lambda: _("gebruikt een YAML-alias (*{name}); schrijf het uit"),
    "tag": lambda: _("hier staat een tag ({tag}); laat die weg"),
    "key-words": lambda: _("een sleutel is één woord"),
    "key-twice": lambda: _("‘{key}’ staat hier twee keer; houd er één over"),
}
FORMS: dict[str, Callable[[], str]] = {
    "invalid": lambda: _("dat kan hier niet staan"),
    "unknown-key": lambda: _("onbekende sleutel ‘{key}’"),
    "missing": lambda: _("‘{key}’ ontbreekt"),
    "unknown-kind": lambda: _("onbekende soort ‘{value}’"),
    "not-allowed": lambda: _("past hier niet"),
    "form": lambda: _("heeft niet de juiste vorm"),
    "form-example": lambda: _("heeft niet de juiste vorm; een voorbeeld: {examples}"),
    "text": lambda: _("moet tekst zijn; zet er aanhalingstekens om"),
    "text-empty": lambda: _("mag niet leeg zijn"),
    "text-long": lambda: _("mag hoogstens {limit} letters lang zijn"),
    "no-language": lambda: _("geef de tekst in minstens één taal"),
    "texts": lambda: _("moet een tekst per taal hebben, zoals {texts}"),
    "keys": lambda: _("moet sleutels en waarden hebben"),
    "list": lambda: _("moet een lijst zijn"),
    "too-few": lambda: _("te kort: minstens {limit} in deze lijst"),
    "too-many": lambda: _("te lang: hoogstens {limit} in deze lijst"),
    "whole-number": lambda: _("moet een heel getal zijn"),
    "number-large": lambda: _("moet een heel getal zijn, en niet zo groot"),
    "number": lambda: _("moet een getal zijn, zoals 0.5"),
    "number-over": lambda: _("moet meer zijn dan {limit}"),
    "number-least": lambda: _("moet minstens {limit} zijn"),
    "number-under": lambda: _("moet minder zijn dan {limit}"),
    "number-most": lambda: _("mag hoogstens {limit} zijn"),
    "truth": lambda: _("moet true of false zijn"),
}
CONTENT: dict[str, Callable[[], str]] = {
    "twice": lambda: _("‘{value}’ komt twee keer voor"),
    "unknown-category": lambda: _("onbekende categorie ‘{value}’"),
    "cards-alike": lambda: _(
        "wie een kaart intypt, kan ‘{value}’ niet onderscheiden van ‘{other}’"
    ),
    "zone-outside": lambda: _("valt buiten het bord: x + w en y + h zijn hoogstens 1"),
    "zone-over": lambda: _("ligt over vak ‘{other}’ heen"),
    "min-over-max": lambda: _("‘min’ is groter dan ‘max’"),
    "minutes-differ": lambda: _("de stappen duren samen {total} minuten, het spel zegt {minutes}"),
    "close-last": lambda: _("de laatste stap is een close, en alleen de laatste"),
    "free-for-one": lambda: _("een vrije volgorde (free) is er alleen voor één speler (max: 1)"),
    "board-kind": lambda: _("bord ‘{value}’ is van de soort {kind}; hier hoort {allowed}"),
    "neither-file": lambda: _(
        "‘{value}’ is niet ingebouwd ({allowed}) en ook geen bestand naast dit bestand"
    ),
    "not-listed": lambda: _("‘{value}’ staat niet in ‘{list}’ van dit spel"),
    "none-listed": lambda: _("dat kan niet zonder: zet er een in ‘{list}’ van dit spel"),
    "name-one": lambda: _("het spel heeft er meer dan één; kies er een met ‘{key}’"),
    "category-near": lambda: _(
        "‘{value}’ lijkt op ‘{other}’, dat meer kaarten heeft; kijk na of dat klopt"
    ),
    "decks-not-one": lambda: _(
        "een ander kaartspel kan alleen bij een spel met één kaartspel; dit spel heeft er {count}"
    ),
    "never-revealed": lambda: _(
        "wat hier verzegeld wordt, gaat nergens open; noem deze stap in ‘of’ van een reveal"
    ),
    "zones-without-cards": lambda: _("kaartspel ‘{deck}’ heeft geen kaarten voor {zones}"),
    "languages-missing": lambda: _("is er niet in {languages}; de titel van het spel wel"),
}
STEPS: dict[str, Callable[[], str]] = {
    "read-before-reveal": lambda: _(
        "leest plaatsingen die nog dicht zijn; zet er eerst een reveal van"
    ),
    "not-sealed-before": lambda: _("‘{value}’ is geen eerdere place-stap die verzegeld is"),
    "opened-before": lambda: _("‘{value}’ is al geopend door een eerdere reveal"),
    "boards-differ": lambda: _("de stappen die één reveal opent, moeten hetzelfde bord hebben"),
    "spoken-chooses": lambda: _("een vraag die hardop gaat (spoken), kan geen vakken laten kiezen"),
    "asks-nothing": lambda: _(
        "vraagt niets: geef vakken in ‘choose’, of zet ‘words’ op line of long"
    ),
    "least-over-most": lambda: _("‘least’ is groter dan ‘most’"),
    "least-over-options": lambda: _("vraagt meer dan er te kiezen is; er zijn {count} opties"),
    "choose-count": lambda: _("bij deze ‘tells’ hoort in ‘choose’ een ander aantal: {count}"),
    "too-few-options": lambda: _("er moeten minstens twee opties zijn"),
    "page-not-private": lambda: _("een hele bladzijde (page) schrijf je alleen privé (private)"),
    "no-such-step": lambda: _("noem een eerdere stap van de goede soort"),
    "each-of-nothing": lambda: _("zonder ‘prompts’ valt er niets te vragen bij wat gekozen is"),
    "no-lines-step": lambda: _("noem in ‘lines_of’ een eerdere stap waarin regels geschreven zijn"),
    "option-twice": lambda: _("de id ‘{value}’ komt twee keer voor"),
}
TABLE_FILES: dict[str, Callable[[], str]] = {
    "table-ending": lambda: _("is geen tabel die ik ken; de naam eindigt op {allowed}"),
    "table-not-text": lambda: _("is geen tekst; bewaar het als CSV, of geef het de naam .xlsx"),
    "table-broken": lambda: _("is geen Excel-bestand dat opengaat; bewaar het opnieuw als .xlsx"),
    "table-locked": lambda: _("is met een wachtwoord beveiligd; bewaar het zonder wachtwoord"),
    "table-old": lambda: _("is een oud Excel-bestand (.xls); bewaar het als .xlsx"),
    "table-rows": lambda: _("heeft meer dan {most} rijen; maak er meer kaartspellen van"),
    "table-columns": lambda: _(
        "heeft meer dan {most} kolommen; houd alleen die van de kaarten over"
    ),
    "table-heavy": lambda: _(
        "heeft te veel opmaak of te veel cellen; plak de kaarten zonder opmaak in een nieuw bestand"
    ),
    "table-windows": lambda: _(
        "is gelezen als Windows-1252; bewaar het als UTF-8 als er accenten verkeerd zijn"
    ),
}
TABLES: dict[str, Callable[[], str]] = {
    "table-quote": lambda: _(
        'het aanhalingsteken dat in deze rij opent, sluit niet; zet in een tekst twee ("") voor één'
    ),
    "table-no-head": lambda: _("de eerste rij heeft geen kolomnamen die ik ken; zet daar: {heads}"),
    "sheet-other": lambda: _(
        "op het eerste blad, ‘{sheet}’, staan geen kaarten; zet blad ‘{other}’ vooraan"
    ),
    "table-no-cards": lambda: _("onder de kolomnamen staan geen kaarten"),
    "column-missing": lambda: _("kolom ‘{key}’ ontbreekt"),
    "column-twice": lambda: _("deze kolom is er al (‘{other}’); houd er één over"),
    "column-unknown": lambda: _("onbekende kolom ‘{value}’, die sla ik over"),
    "column-language": lambda: _("zet de taal erbij"),
    "cell-formula": lambda: _("hier staat een formule; plak alleen de waarde"),
    "cell-date": lambda: _("hier staat een datum of tijd; maak de cel op als tekst"),
    "cell-error": lambda: _("hier staat een fout ({value})"),
    "cell-character": lambda: _("bevat een teken dat niemand ziet ({character}); haal het weg"),
    "cells-merged": lambda: _("cellen {cells} zijn samengevoegd; splits ze"),
    "cells-extra": lambda: _(
        "deze rij heeft meer cellen dan er kolomnamen zijn; zet een tekst tussen aanhalingstekens"
    ),
    "categories-many": lambda: _("er zijn meer dan {most} categorieën"),
    "depth-unknown": lambda: _("‘{value}’ is geen diepte"),
    "text-missing": lambda: _("hier ontbreekt een tekst"),
    "texts-kept": lambda: _(
        "heeft geen kolom {kept}; die teksten zijn gebleven zoals het oude kaartspel ze had"
    ),
    "language-seldom": lambda: _("maar {count} van de {total} kaarten hebben deze taal"),
    "id-retired": lambda: _("‘{value}’ was een kaart die er niet meer is; neem een ander nummer"),
    "id-twice": lambda: _("‘{value}’ staat ook in rij {row}"),
    "id-alike": lambda: _(
        "wie een kaart intypt, kan ‘{value}’ niet onderscheiden van ‘{other}’ in rij {row}"
    ),
    "id-other": lambda: _(
        "‘{value}’ begint anders dan de andere nummers ({start}-…); laat het leeg voor zo’n nummer"
    ),
    "id-was": lambda: _(
        "‘{value}’ is al gebruikt voor ‘{text}’; neem een ander nummer, of laat het leeg"
    ),
}
CARDS: dict[str, Callable[[], str]] = {
    "category-empty": lambda: _("heeft geen kaarten"),
    "kinds-missing": lambda: _("heeft geen kaarten van deze soort: {kinds}"),
    "depths-missing": lambda: _("heeft geen kaarten van deze diepte: {depths}"),
    "talent-lacks": lambda: _("een talent heeft ook ‘{key}’"),
    "languages-lacking": lambda: _("is er niet in {languages}"),
    "card-same": lambda: _("zegt hetzelfde als {other}"),
    "card-near": lambda: _("zegt bijna hetzelfde als {other}"),
    "card-same-row": lambda: _("zegt hetzelfde als rij {row}"),
    "card-near-row": lambda: _("zegt bijna hetzelfde als rij {row}"),
    "word-private": lambda: _("‘{value}’ is privé; vraag naar wat helpt op het werk"),
    "word-polite": lambda: _("‘{value}’ is voor vreemden; een kaart zegt ‘je’"),
    "letters-many": lambda: _("heeft {count} letters; er passen er zo’n {limit} op een kaart"),
    "sentences-many": lambda: _("heeft {count} zinnen; hoogstens {limit} op een kaart"),
    "sentence-long": lambda: _("heeft een zin van {count} woorden; hoogstens {limit}"),
    "questions-many": lambda: _("stelt meer dan één vraag"),
    "question-closed": lambda: _("op ‘{value} …’ kan iemand ja of nee zeggen; begin anders"),
    "fits-not": lambda: _(
        "past niet op een kaart, ook niet in de kleinste letter; maak het korter"
    ),
    "letters-unprintable": lambda: _(
        "op papier kan {letters} niet, daar komt ‘{instead}’; kies een ander teken of een woord"
    ),
    "word-wide": lambda: _(
        "het woord ‘{value}’ past niet op een kaart; breek het met een streepje"
    ),
}
SENTENCES = {**FILES, **YAML, **FORMS, **CONTENT, **STEPS, **TABLE_FILES, **TABLES, **CARDS}
WHOLE = {**FILES, **TABLE_FILES}
"""What is told of a file, and of no row in it."""


def sentence(finding: Finding, *, brief: bool = False) -> str:
    """Give `path:line: what is wrong, what is allowed` on one line, in the language in use.

    Of a table, row and column say where. A brief one names the file without its folders, for a
    screen that has one row for it.
    """
    path = Path(finding.path)
    in_table = path.suffix.lower() in ENDINGS and finding.code not in WHOLE
    said = _said(finding) if in_table else message(finding)
    if finding.severity == "warning":
        said = _("let op: {said}").format(said=said)
    place = str(finding.line)
    if in_table and finding.where:
        place = _("rij {row}, kolom {column}").format(row=place, column=_shown(finding.where))
    elif in_table:
        place = _("rij {row}").format(row=place)
    return f"{_shown(path.name if brief else finding.path)}:{place}: {said}"


def message(finding: Finding) -> str:
    """Give what is wrong and what is allowed, behind the name of the place, in the language in use.

    A code that has no sentence yet is shown as it is: its place and what is allowed still help.
    """
    said = _said(finding)
    return f"{_shown(finding.where)}: {said}" if finding.where else said


def _said(finding: Finding) -> str:
    """Give what is wrong and what is allowed, without the place."""
    params = {name: _shown(value) for name, value in finding.params}
    for name in params.keys() - {"allowed"}:
        if len(params[name]) > LONGEST:
            params[name] = f"{params[name][: LONGEST - 1]}…"
    plain = SENTENCES.get(finding.code)
    template = plain() if plain is not None else _("klopt niet ({code})")
    said = filled(template, {**_own(finding.code), **params})
    near, allowed = params.get("near"), params.get("allowed")
    if "{allowed}" in template:
        allowed = None
    if allowed == "":
        said = _("{said}; er is hier nog niets om uit te kiezen").format(said=said)
    elif near and allowed:
        said = _("{said}; bedoel je ‘{near}’? Toegestaan: {allowed}").format(
            said=said, near=near, allowed=allowed
        )
    elif near:
        said = _("{said}; bedoel je ‘{near}’?").format(said=said, near=near)
    elif allowed:
        said = _("{said}; toegestaan: {allowed}").format(said=said, allowed=allowed)
    return said


def _own(code: str) -> dict[str, str]:
    """Give what a sentence can say without being told."""
    own = {"code": code, "texts": TEXTS}
    return own | {"heads": heads(cast("Lang", language()))} if code == "table-no-head" else own


def _shown(text: str) -> str:
    """Write out what a terminal would obey or hide, so that a finding stays one plain line."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in text
    )
