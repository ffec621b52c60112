"""Look back on agreements: done, going, dropped; and make a poster once more."""

from __future__ import annotations

from functools import partial

from game.engine.answers import Refusal
from game.engine.codec import LogProblem
from game.engine.events import AgreementStatus
from game.language import _, and_list, plain_date, short_date
from game.store import StoreError
from game.table import agreements, faults, refusals
from game.table.agreements import SessionAgreement
from game.tui.actions import Action
from game.tui.linelist import LineItem
from game.tui.screens.lists import ListScreen
from game.tui.starting import open_session


def status_word(status: AgreementStatus) -> str:
    """Give the word for how an agreement stands."""
    return {
        "open": _("open"),
        "going": _("loopt"),
        "done": _("gedaan"),
        "dropped": _("gestopt"),
    }[status]


class LookbackScreen(ListScreen):
    """Agreements of all sessions, the earliest date first."""

    def __init__(self) -> None:
        super().__init__()
        self.head = _("Terugkijken")
        self.empty = _("Nog geen afspraken. Begin met één kleine.")
        self._found: dict[str, SessionAgreement] = {}

    def items(self) -> tuple[LineItem, ...]:
        """Give a line an agreement, with how it stands."""
        try:
            found = agreements.list_agreements(self.app.store(), on_fault=self._unreadable)
        except (StoreError, LogProblem) as error:
            self.say(" ".join(faults.sentences(error)), refusal=True)
            return ()
        self._found = {one.id: one for one in found}
        return tuple(
            LineItem(
                one.id,
                f"{and_list(one.who)}: {one.what}",
                tag=status_word(one.status),
                note=self._note(one),
            )
            for one in found
        )

    def _unreadable(self, session: str, problem: LogProblem) -> None:
        self.say(" ".join(faults.sentences(problem)), refusal=True)

    def _note(self, one: SessionAgreement) -> str:
        parts = [one.first_step]
        parts.append(_("klaar: {date}").format(date=short_date(one.by_when)) if one.by_when else "")
        parts.append(_("nodig: {text}").format(text=one.need) if one.need else "")
        parts.append(_("uit {game} van {date}").format(game=one.game, date=plain_date(one.held_on)))
        if one.follow_up:
            parts.append(_("terugblik {date}").format(date=plain_date(one.follow_up)))
        return " · ".join(part for part in parts if part)

    def own_actions(self) -> list[Action]:
        """Say how the chosen agreement stands, or open its session again."""
        return [
            Action(("g",), _("gedaan"), partial(self._review, "done"),
                   _("Deze afspraak is gedaan."), main=True),
            Action(("l",), _("loopt"), partial(self._review, "going"), _("Deze afspraak loopt.")),
            Action(("s",), _("gestopt"), partial(self._review, "dropped"),
                   _("Jullie stoppen met deze afspraak.")),
            Action(("m",), _("poster"), self._poster,
                   _("Open de sessie bij het slot en maak de poster opnieuw.")),
        ]  # fmt: skip

    def _review(self, status: AgreementStatus) -> None:
        one = self._found.get(self.chosen or "")
        if one is None:
            return
        if status == one.status:
            status = "open"
        try:
            answer = agreements.review(self.app.store(), one.session, one.number, status)
        except (StoreError, LogProblem) as error:
            self.say(" ".join(faults.sentences(error)), refusal=True)
            return
        self.fill()
        if isinstance(answer, Refusal):
            self.say(refusals.sentence(answer), refusal=True)
        elif answer.gone:
            self.say(_("Alle afspraken van die sessie zijn klaar; de sessie is gewist."))

    def _poster(self) -> None:
        one = self._found.get(self.chosen or "")
        if one is not None:
            said = open_session(self.app, one.session)
            if said:
                self.say(said, refusal=True)
