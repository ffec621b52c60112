"""Set up a session: which game, who plays, what goes on the poster, what is kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input, Static

from datafiles.findings import FileProblem
from datafiles.text import localized
from game import language
from game.engine.answers import Refusal
from game.engine.codec import LogProblem
from game.engine.commands import Seat
from game.language import _, numeric_date, plain_date, short_date
from game.script.load import Game, load_game, script_ids
from game.store import Entry, StoreError
from game.table import faults, refusals
from game.table.dates import parse_day, this_day
from game.table.findings import sentence
from game.table.follows import follows_of
from game.table.setup import KEEP_DAYS, start_command
from game.table.table import Table
from game.table.words import role_word
from game.tui.kit.chrome import (
    HeaderBar,
    HeaderPicture,
    KeyBar,
    KeyHint,
    KeysPicture,
    MessageLine,
    MessagePicture,
)
from game.tui.kit.skeleton import FitGuard
from game.tui.kit.tokens import SIGNS, initials, row_token
from game.tui.picker import Picker
from game.tui.screens.guarded import GuardedScreen
from game.tui.screens.setupform import PLACES, SetupForm
from game.tui.starting import begin_session

if TYPE_CHECKING:
    from game.table.requests import PlayRequest
    from game.tui.app import GroeihuisApp

EARLIER = 3
"""How many sessions are offered to go on from."""
FARTHEST = timedelta(days=3660)
"""From today to the day of a session; what lies farther is a slip of the fingers."""


def _earlier_words(entry: Entry) -> str:
    """Name an earlier session shortly: the day, and the team where there is one."""
    day = datetime.fromisoformat(entry.started).astimezone().date()
    title = entry.title.rpartition(" · ")[2]
    return " ".join(part for part in (short_date(day, this_day()), title) if part)


class SetupScreen(GuardedScreen[None]):
    """A form of one page; what cannot be read is said, nothing that was typed is lost."""

    CSS_PATH = "setup.tcss"
    AUTO_FOCUS = ""
    app: GroeihuisApp

    def __init__(self, request: PlayRequest | None = None) -> None:
        super().__init__()
        self._request = request
        self._games: dict[str, Game] = {}
        self._problems: list[str] = []
        found: dict[str, Game] = {}
        names = [*script_ids()]
        if request is not None and request.script not in names:
            names.insert(0, request.script)
        for name in names:
            try:
                own = request.deck if request is not None and name == request.script else None
                game = load_game(name, own)
                if not game.script.solo:
                    found[name] = game
            except FileProblem as problem:
                self._problems.append(sentence(problem.findings[0], brief=True))
        # The game for the fewest comes first, one of the user's own before all.
        self._games = dict(
            sorted(
                found.items(),
                key=lambda one: (one[0] in script_ids(), one[1].script.players.min, one[0]),
            )
        )
        self._chosen = request.script if request is not None else next(iter(self._games), "")
        self._warned = False
        self._asked = False

    @property
    def _game(self) -> Game | None:
        return self._games.get(self._chosen)

    def compose(self) -> ComposeResult:
        """Make the form."""
        lang = self._request.lang if self._request and self._request.lang else language.language()
        with FitGuard(too_small=_("Maak het venster minstens 80×24.")), Vertical(id="page"):
            yield HeaderBar(HeaderPicture(game="groeihuis", step=_("Nieuw spel")))
            yield SetupForm(self._games, lang)
            yield Static(classes="kept", markup=False)
            yield MessageLine()
            yield KeyBar(
                KeysPicture(
                    (
                        KeyHint("enter", "Enter", _("volgend vak, dan beginnen"), main=True),
                        KeyHint("tab", "Tab", _("vak")),
                        KeyHint("left", "← →", _("kies")),
                        KeyHint("escape", "Esc", _("terug")),
                    ),
                    KeyHint("f1", "F1", _("hulp")),
                )
            )

    def on_mount(self) -> None:
        """Fill in what is known."""
        request = self._request
        lang = request.lang if request and request.lang else language.language()
        self._pick("script", self._chosen)
        self._pick("lang", lang)
        self._pick("sees", "all")
        self._pick("keep", "practice" if request and request.practice else "keep")
        self._pick("health", request.health if request else "talk")
        self.query_one("#day", Input).value = numeric_date(this_day())
        self.query_one("#team", Input).placeholder = _("team (mag leeg)")
        self.query_one("#place", Input).placeholder = _("plaats (mag leeg)")
        self.query_one("#coach", Input).placeholder = _("naam van de coach")
        self._seats()
        self._pick("guide", "nobody")
        for seat, (name, role) in enumerate(request.seats if request else ()):
            if seat < PLACES:
                self.query_one(f"#name-{seat}", Input).value = name
                if role:
                    self._pick(f"role-{seat}", role)
        self._tell()
        problem = self._problems[0] if self._problems else ""
        self._say(problem or self._unspoken(), refusal=bool(problem))
        filled = request is not None and len(request.seats) > 0
        self.set_focus(self.query_one("#day" if filled else "#name-0", Input))

    def _pick(self, field: str, key: str) -> None:
        self.query_one(f"#{field}", Picker).chosen = frozenset({key})

    def _value(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value

    def _seats(self) -> None:
        """Show as many seats as the game has, with the roles that each may choose."""
        game = self._game
        most = game.script.players.max if game else 0
        self.query_one("#form").set_class(most > 2, "many")
        for seat in range(PLACES):
            row = self.query_one(f"#seat-{seat}")
            row.display = seat < most
            if game is None or seat >= most:
                continue
            roles = game.script.players.roles_for(seat)
            picker = self.query_one(f"#role-{seat}", Picker)
            options = tuple((role, role_word(role)) for role in roles)
            other = options != picker.options
            picker.options = options
            if other or picker.value not in roles:
                picker.chosen = frozenset({roles[0]})
            needed = seat < game.script.players.min
            self.query_one(f"#name-{seat}", Input).placeholder = (
                _("voornaam of bijnaam") if needed else _("naam (mag leeg)")
            )

        sensitive = game is not None and any(
            zone.sensitive for board in game.boards for zone in board.zones
        )
        self.query_one("#health-row").display = sensitive
        self._earlier()
        self._guides()
        self._labels()

    def _earlier(self) -> None:
        """Offer the newest sessions of this game to go on from, and the one that was asked for."""
        asked = self._request.follow if self._request is not None else None
        try:
            entries = self.app.store().sessions()
        except StoreError:
            entries = []
        game = self._game
        script = game.script.id if game is not None else ""
        found = [one for one in entries if one.script == script or one.id == asked]
        found.sort(key=lambda one: one.id != asked)
        self.query_one("#follow-row").display = bool(found)
        self.query_one("#follow", Picker).options = (
            ("", _("niets")),
            *((one.id, _earlier_words(one)) for one in found[:EARLIER]),
        )
        chosen = asked if asked in {one.id for one in found} else ""
        self.query_one("#follow", Picker).chosen = frozenset({chosen or ""})

    def _guides(self) -> None:
        """Offer nobody, somebody beside the table, or one of those who play."""
        game = self._game
        count = game.script.players.max if game else 0
        playing = tuple(
            (str(seat), self._value(f"name-{seat}").strip() or _("speler {n}").format(n=seat + 1))
            for seat in range(min(count, PLACES))
        )
        self.query_one("#guide", Picker).options = (
            ("nobody", _("niemand")),
            ("other", _("iemand anders")),
            *(playing if count <= 2 else ()),
        )

    def _labels(self) -> None:
        """Show the token that each seat gets as soon as its name is typed."""
        names = [self._value(f"name-{seat}").strip() for seat in range(PLACES)]
        letters = iter(initials([name for name in names if name]))
        for seat, name in enumerate(names):
            token = row_token(seat, next(letters)) if name else SIGNS[seat % len(SIGNS)]
            label = _("Speler {number}").format(number=seat + 1)
            self.query_one(f"#label-{seat}", Static).update(f"{label}  {token}")

    def _coach(self) -> str:
        guide = self.query_one("#guide", Picker).value
        if guide == "other":
            return self._value("coach")
        return self._value(f"name-{guide}") if guide.isdigit() else ""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Forget a question or a refusal; show a typed name among those who may guide."""
        if event.input.has_focus:
            self._asked = False
            self._say(self._unspoken())
        if (event.input.id or "").startswith("name-"):
            self._guides()
            self._labels()

    def on_picker_changed(self, event: Picker.Changed) -> None:
        """Follow the game that is chosen, and say what is kept."""
        if event.picker.id == "script" and event.picker.value:
            self._chosen = event.picker.value
            self._seats()
        if event.picker.id == "follow" and event.picker.value:
            self._like_last_time(event.picker.value)
        guided = self.query_one("#guide", Picker).value == "other"
        self.query_one("#form").set_class(guided, "guided")
        self._tell()
        if event.picker.id in ("script", "lang") and event.picker.has_focus:
            self._say(self._unspoken())

    def _like_last_time(self, session: str) -> None:
        """Fill in the team and the names of an earlier session, where nothing was typed yet."""
        try:
            state = Table(self.app.store(), session).state
        except (StoreError, LogProblem):
            return
        team = state.setup.team if state.setup else state.distilled.team if state.distilled else ""
        known = {"team": team} | {
            f"name-{seat}": player.name for seat, player in enumerate(state.players[:PLACES])
        }
        for field, text in known.items():
            line = self.query_one(f"#{field}", Input)
            if not line.value.strip():
                line.value = text

    def on_picker_done(self, event: Picker.Done) -> None:
        """Enter in the last field begins; elsewhere it goes on."""
        event.stop()
        self._go_on(event.picker.id or "")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the next field."""
        event.stop()
        self._go_on(event.input.id or "")

    def _go_on(self, field: str) -> None:
        last = [row for row in ("keep", "health", "follow") if self._shown(row)][-1]
        if field == last:
            self._begin()
        else:
            self.focus_next()

    def _shown(self, field: str) -> bool:
        return field == "keep" or bool(self.query_one(f"#{field}-row").display)

    def _tell(self) -> None:
        practice = self.query_one("#keep", Picker).value == "practice"
        if practice:
            kept = _("Oefenen: alles is weg zodra je stopt.")
        else:
            until = this_day() + timedelta(days=KEEP_DAYS)
            kept = _(
                "Alles blijft op deze laptop en wordt gewist op {date}; afspraken blijven."
            ).format(date=plain_date(until))
        sees = self.query_one("#sees", Picker).value
        looks = (
            _("Plaatsen gaat blind: het scherm toont niets.")
            if sees == "all"
            else _("Wie plaatst, ziet het veld; de anderen kijken weg.")
        )
        self.query_one(".kept", Static).update(f"{looks}\n{kept}")

    def _unspoken(self) -> str:
        """Say what is special about the cards: not in this language, or not the game's own."""
        lang = self.query_one("#lang", Picker).value
        for deck in self._game.decks if self._game is not None else ():
            if lang and lang not in deck.languages:
                spoken = ", ".join(language.NAMES[one] for one in deck.languages)
                return _("De kaarten zijn er alleen in: {languages}.").format(languages=spoken)
        return self._other_deck()

    def _other_deck(self) -> str:
        """Name the deck that takes the place of the game's own."""
        request, game = self._request, self._game
        if request is None or request.deck is None or self._chosen != request.script or not game:
            return ""
        title = localized(game.decks[0].title, language.language())
        return _("Met de kaarten van {title}.").format(title=title)

    def _say(self, text: str, *, refusal: bool = False) -> None:
        self.query_one(MessageLine).picture = MessagePicture(text, refusal=refusal, plain=True)

    def _begin(self) -> None:
        game = self._game
        if game is None:
            self._say(self._problems[0] if self._problems else "", refusal=True)
            return
        day = parse_day(self._value("day"), this_day())
        if day is None or abs(day - this_day()) > FARTHEST:
            self.set_focus(self.query_one("#day", Input))
            self._say(refusals.sentence(Refusal("date-unreadable")), refusal=True)
            return
        seats = []
        for seat in range(min(game.script.players.max, PLACES)):
            name = self._value(f"name-{seat}")
            if name.strip() or seat < game.script.players.min:
                seats.append(Seat(name, self.query_one(f"#role-{seat}", Picker).value))
        best = game.script.players.best
        if best is not None and not best[0] <= len(seats) <= best[1] and not self._warned:
            self._warned = True
            said = _("Het speelt het best met {least} tot {most} mensen. Nog eens Enter begint.")
            self._say(said.format(least=best[0], most=best[1]))
            return
        follow = self.query_one("#follow", Picker).value
        try:
            follows = follows_of(self.app.store(), follow) if follow else None
        except (StoreError, LogProblem) as error:
            self._say(" ".join(faults.sentences(error)), refusal=True)
            return
        start = start_command(
            game,
            tuple(seats),
            lang=self.query_one("#lang", Picker).value or "nl",  # type: ignore[arg-type]
            today=this_day(),
            coach=self._coach(),
            team=self._value("team"),
            place=self._value("place"),
            held_on=day,
            group_sees=self.query_one("#sees", Picker).value == "all",
            practice=self.query_one("#keep", Picker).value == "practice",
            health="keep" if self.query_one("#health", Picker).value == "keep" else "talk",
            follows=follows,
        )
        answer = begin_session(self.app, start)
        if isinstance(answer, Refusal):
            number = answer.params.get("seat")
            if number is not None:
                self.set_focus(self.query_one(f"#name-{int(number) - 1}", Input))
            self._say(refusals.sentence(answer), refusal=True)
        elif answer is not None:
            self._say(answer, refusal=True)

    def on_key(self, event: Key) -> None:
        """Move over the fields; Esc goes back, asked once when something was typed."""
        if event.key == "f1":
            self._help()
        elif event.key in ("down", "up"):
            (self.focus_next if event.key == "down" else self.focus_previous)()
        elif event.key == "escape":
            typed = any(self._value(f"name-{seat}").strip() for seat in range(PLACES))
            if typed and not self._asked:
                self._asked = True
                self._say(_("Terug zonder te beginnen? Nog eens Esc."))
                return
            self.app.go_home()
        else:
            self._asked = False
            return
        event.stop()

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Press the key that was clicked."""
        event.stop()
        self.app.press_key(event.key)

    def _help(self) -> None:
        from game.tui.actions import Action
        from game.tui.screens.help import HelpScreen

        def nothing() -> None: ...

        self.app.push_screen(
            HelpScreen(
                _("Nieuw spel"),
                [
                    Action(
                        ("enter",),
                        "",
                        nothing,
                        _("Naar het volgende invulvak; na het laatste begint het spel."),
                    ),
                    Action(
                        ("left",),
                        "",
                        nothing,
                        _("Kies in een rij; cijfers kiezen ook."),
                        label="← →",
                    ),
                    Action(("tab",), "", nothing, _("Naar het volgende vak.")),
                    Action(("escape",), "", nothing, _("Terug naar het begin.")),
                ],
            )
        )
