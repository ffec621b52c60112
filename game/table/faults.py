"""Put faults into the reader's words: one line each, never a traceback; every code has a sentence.

What nobody foresaw goes to a log file in the user's log directory: the kinds of the exceptions and
where they passed, without messages and without values, because these could hold what was sealed.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from datafiles.findings import FileProblem
from exports.errors import ExportError
from game.engine.codec import LogProblem
from game.language import _
from game.store.errors import StoreError
from game.table.filling import filled
from game.table.findings import sentence

LOG_BYTES = 256 * 1024


class ImportProblem(Exception):
    """A session file that is not taken in; nothing was written.

    Codes: unreadable (path, reason), too-large (most, in MB), not-ours, newer, not-complete,
    damaged (seq, 0 for the file as a whole), practice, present (session).
    """

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(f"import: {code}")
        self.code = code
        self.params = params


class Unsuited(Exception):
    """A session is not in a state for what was asked.

    Codes: distilled, closed, none-open, empty-file.
    """

    def __init__(self, code: str) -> None:
        super().__init__(f"unsuited: {code}")
        self.code = code
        self.params: dict[str, str] = {}


STORE: dict[str, Callable[[], str]] = {
    "absent": lambda: _("Er is nog geen database: {path}"),
    "ambiguous": lambda: _("Meer dan één sessie begint met {prefix}: typ meer van het nummer."),
    "closed": lambda: _("De database is al gesloten."),
    "conflict": lambda: _("Een ander venster schrijft in deze sessie. Probeer het opnieuw."),
    "corrupt": lambda: _("De database is beschadigd: {path}"),
    "failed": lambda: _("De database kon dit niet doen ({reason}): {path}"),
    "damaged-file": lambda: _(
        "Dit bestand is veranderd: {kept} stukken ervoor zijn heel, van minstens {expected}."
    ),
    "damaged-file-cut": lambda: _(
        "Dit bestand is afgebroken: {kept} stukken zijn heel, van minstens {expected}."
    ),
    "wrong-key": lambda: _("De wachtzin past niet, of het bestand is beschadigd."),
    "full": lambda: _("De schijf is vol, er is niets geschreven: {path}"),
    "locked": lambda: _("Een ander programma houdt de database bezet: {path}"),
    "newer": lambda: _("Een nieuwere versie van groeihuis maakte deze database: {path}"),
    "not-ours": lambda: _("Dit is geen database van groeihuis: {path}"),
    "read-only": lambda: _("De database kan alleen gelezen worden: {path}"),
    "unknown": lambda: _("Er is geen sessie met nummer {session}."),
    "unsupported": lambda: _("Dit soort database kent groeihuis niet: {scheme}"),
    "unwritable": lambda: _("De database kan niet gemaakt of geopend worden: {path}"),
}
PURGE: dict[str, Callable[[], str]] = {
    "all": lambda: _("Niets gewist: de database is nu niet vrij ({path})."),
    "bytes": lambda: _("De sessie is weg, maar resten staan misschien nog in {path}."),
}
EXPORT: dict[str, Callable[[], str]] = {
    "unknown_paper": lambda: _("Papier {given} ken ik niet; kies uit {allowed}."),
    "unknown_tiles": lambda: _("Vellen {given} ken ik niet; kies uit {allowed}."),
    "unwritable": lambda: _("Kan niet schrijven naar {path}: {reason}"),
    "disk_full": lambda: _("De schijf is vol; {path} is niet geschreven."),
    "other_ending": lambda: _(
        "Dit wordt een bestand {ending}; geef {path} zo’n naam, of noem een map."
    ),
    "exists": lambda: _("{path} bestaat al; kies een andere naam."),
    "font_missing": lambda: _("Een lettertype ontbreekt; installeer {package}."),
    "unknown_card_size": lambda: _(
        "Kaartmaat {given} ken ik niet; kies uit {allowed}, of geef mm zoals 70x100."
    ),
    "unknown_back": lambda: _("Achterkant {given} ken ik niet; kies uit {allowed}."),
    "unknown_layout": lambda: _(
        "Indeling {given} ken ik niet; kies uit {allowed}, of geef een bestand."
    ),
    "card_too_long": lambda: _("Kaart {id} heeft te veel tekst voor deze maat."),
    "card_too_small": lambda: _("Kaart {id} past niet op deze maat: die is te klein."),
    "card_too_large": lambda: _("Een kaart van {given} past niet op {paper}; wel past {nearest}."),
    "out_of_range": lambda: _("{name}: {given} kan niet; het ligt tussen {least} en {most}."),
    "no_cards": lambda: _("Er is geen kaart om te printen."),
}
IMPORT: dict[str, Callable[[], str]] = {
    "unreadable": lambda: _("Kan {path} niet lezen: {reason}"),
    "too-large": lambda: _("Dit bestand is groter dan {most} MB."),
    "not-ours": lambda: _("Dit is geen sessiebestand van groeihuis."),
    "newer": lambda: _("Een nieuwere versie van groeihuis maakte dit bestand."),
    "not-complete": lambda: _(
        "In dit bestand ontbreekt wat verzegeld is. Exporteer opnieuw met --complete."
    ),
    "damaged": lambda: _("Dit bestand is beschadigd."),
    "damaged-at": lambda: _("Dit bestand is beschadigd bij gebeurtenis {seq}."),
    "practice": lambda: _("Dit is een oefensessie; die worden niet bewaard."),
    "present": lambda: _("Deze sessie is er al: {session}"),
}
LOG: dict[str, Callable[[], str]] = {
    "newer": lambda: _("Een nieuwere versie van groeihuis speelde deze sessie."),
    "damaged": lambda: _("Deze sessie is beschadigd bij gebeurtenis {seq}."),
}
ALONE: dict[str, Callable[[], str]] = {
    "absent": lambda: _("Dit bestand is er niet: {path}"),
    "not-ours": lambda: _("Dit is geen voorbereiding van groeihuis: {path}"),
    "newer": lambda: _("Een nieuwere versie van groeihuis maakte dit bestand: {path}"),
    "read-only": lambda: _("Dit bestand mag alleen gelezen worden: {path}"),
    "conflict": lambda: _("Een ander venster schrijft in deze voorbereiding."),
}
"""What is said of the file of a preparation, which is no database."""
UNSUITED: dict[str, Callable[[], str]] = {
    "distilled": lambda: _("Van deze sessie zijn alleen de afspraken nog bewaard."),
    "closed": lambda: _("Deze sessie is afgesloten."),
    "empty-file": lambda: _(
        "Deze voorbereiding was nog niet begonnen. Wis haar, en begin opnieuw."
    ),
    "none-open": lambda: _("Er is geen sessie om mee verder te gaan."),
}


def sentences(fault: BaseException) -> list[str]:
    """Give the lines for a fault that was foreseen; none for any other."""
    match fault:
        case FileProblem(findings=findings):
            return [sentence(finding) for finding in findings]
        case StoreError():
            return [_store(fault)]
        case ExportError(code=code, params=params):
            return [_filled(EXPORT, code, params)]
        case ImportProblem(code=code, params=params):
            at = code == "damaged" and params.get("seq", "0") != "0"
            return [_filled(IMPORT, "damaged-at" if at else code, params)]
        case LogProblem(code=code, seq=seq):
            return [_filled(LOG, code, {"seq": str(seq)})]
        case Unsuited(code=code):
            return [_filled(UNSUITED, code, {})]
    return []


def _store(fault: StoreError) -> str:
    alone = fault.code if fault.params.get("path", "").endswith(".groei") else ""
    if alone in ALONE:
        return _filled(ALONE, alone, fault.params)
    if fault.params.get("how") == "cut":
        return _filled(STORE, f"{fault.code}-cut", fault.params)
    if fault.code != "purge-incomplete":
        return _filled(STORE, fault.code, fault.params)
    why = {
        "locked": _("Sluit andere vensters van groeihuis en probeer het opnieuw."),
        "full": _("De schijf is vol."),
    }.get(fault.params.get("reason", ""), _("Probeer het later opnieuw."))
    return f"{_filled(PURGE, fault.params.get('left', 'bytes'), fault.params)} {why}"


def _filled(words: dict[str, Callable[[], str]], code: str, params: dict[str, str]) -> str:
    said = words.get(code)
    if said is None:
        return _("Dat ging niet ({code}).").format(code=code)
    return filled(said(), params)


def log_path() -> Path:
    """Give the file for what nobody foresaw."""
    import platformdirs

    return platformdirs.user_log_path("groeihuis", appauthor=False) / "groeihuis.log"


def record(fault: BaseException, place: Path | None = None) -> Path | None:
    """Add a fault to the log file and give its path, or nothing when it cannot be written."""
    try:
        path = place or log_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.exists() or path.stat().st_size > LOG_BYTES
        with path.open("w" if fresh else "a", encoding="utf-8", errors="replace") as log:
            if fresh:
                with contextlib.suppress(OSError):
                    path.chmod(0o600)
            stamp = datetime.now(UTC).isoformat(timespec="seconds")
            python = ".".join(map(str, sys.version_info[:3]))
            log.write(f"{stamp} Python {python} {sys.platform}\n")
            log.writelines(f"{line}\n" for line in _told(fault))
    except Exception:  # even a broken installation gives its one line
        return None
    return path


def _told(fault: BaseException) -> Iterator[str]:
    seen: set[int] = set()
    here: BaseException | None = fault
    while here is not None and id(here) not in seen:
        seen.add(id(here))
        kind = type(here)
        yield f"{kind.__module__}.{kind.__qualname__}"
        trace = here.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            yield f"  {code.co_filename}:{trace.tb_lineno} {code.co_name}"
            trace = trace.tb_next
        here = here.__cause__ or here.__context__


def unforeseen(fault: BaseException) -> str:
    """Record a fault that nobody foresaw and give the sentence for it."""
    path = record(fault)
    if path is None:
        return _("Er ging iets mis. Wat bewaard was, is er nog.")
    return _("Er ging iets mis. Wat bewaard was, is er nog. Meer staat in {path}").format(path=path)
