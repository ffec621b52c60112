"""Show what was sealed, all at once, and then one gap at a time with its arrow."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input

from game.engine import commands as c
from game.engine.steps.reveal import RevealPanel as RevealView
from game.engine.view.parts import GapView
from game.language import _
from game.table.words import gap_word
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, TablePicture, TaskPicture
from game.tui.kit.field import ArrowArt, FieldBoard, FieldPicture
from game.tui.kit.rail import RailPerson, RailPicture, RailSection
from game.tui.panel import Panel
from game.tui.pictures import gap_sentence, letters_of, person, token_art, zones_art

BLANK_FRAMES = 7
GROWN = 8
FRAME = 0.04


class RevealPanel(Panel):
    """The field with the tokens of one person at a time; `at` counts the gaps, largest first."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.at = 0
        self._frame = BLANK_FRAMES + GROWN
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Make the field and the line for a sentence."""
        yield FieldBoard(FieldPicture(zones_art(self._seen.board)))
        yield Input(classes="sentence", max_length=2000, select_on_focus=False)

    def on_mount(self) -> None:
        """Hide the line until it is asked for."""
        self.query_one(Input).display = False
        self.show()

    @property
    def _seen(self) -> RevealView:
        panel: RevealView = self.view.panel
        return panel

    @property
    def _gaps(self) -> tuple[GapView, ...]:
        """Give the gaps to talk about: those of people who are at the table."""
        here = {player.id for player in self.view.players if player.present}
        return tuple(one for one in self._seen.gaps if {one.gap.about, one.gap.by} <= here)

    @property
    def _gap(self) -> GapView | None:
        gaps = self._gaps
        return gaps[self.at % len(gaps)] if gaps else None

    def show(self) -> None:
        """Redraw the field for the gap at hand."""
        seen, view = self._seen, self.view
        gap = self._gap
        blank = self._frame < BLANK_FRAMES
        about = gap.gap.about if gap else None
        tokens = tuple(
            token_art(
                view,
                one,
                blank=blank,
                faded=not blank and gap is not None and not one.own and one.by != gap.gap.by,
            )
            for one in seen.tokens
            if blank or about is None or one.about == about
        )
        arrow = None
        progress = self._frame - BLANK_FRAMES
        if gap is not None and progress > 0:
            arrow = ArrowArt(
                from_key=f"{about}<{about}",
                to_key=f"{about}<{gap.gap.by}",
                word=gap_word(gap.gap.word),
                progress=min(progress, GROWN),
            )
        self.query_one(FieldBoard).picture = FieldPicture(zones_art(seen.board), tokens, arrow)

    # -- motion -------------------------------------------------------------------------------

    def _play_motion(self, start: int) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._frame = start if self.play.motion else BLANK_FRAMES + GROWN
        self.show()
        if self.play.motion:
            self._timer = self.set_interval(FRAME, self._tick)

    def _tick(self) -> None:
        self._frame += 1
        if self._frame in (BLANK_FRAMES, BLANK_FRAMES + 1) or self._frame > BLANK_FRAMES:
            self.show()
        if self._frame >= BLANK_FRAMES + GROWN and self._timer is not None:
            self._timer.stop()
            self._timer = None

    def finish(self) -> bool:
        """Jump to the last frame."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            self._frame = BLANK_FRAMES + GROWN
            self.show()
        return False

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Reveal first; then leaf through the gaps and mark what was talked about."""
        seen = self._seen
        if not seen.revealed:
            return [
                Action(
                    ("enter",),
                    _("onthul"),
                    self._reveal,
                    _("Toon alle pionnen tegelijk. Daarna verandert niemand er nog iets aan."),
                    main=True,
                )
            ]
        if self.typing:
            return []
        found: list[Action] = []
        if self._gaps:
            found.append(
                Action(
                    ("enter",),
                    _("besproken"),
                    self._heard,
                    _("Dit verschil is besproken; toon het volgende."),
                    main=bool(self.view.waiting),
                )
            )
            found.append(
                Action(
                    ("right", "down"),
                    _("volgende"),
                    lambda: self._leaf(1),
                    _("Blader door de verschillen, het grootste eerst."),
                    label="← →",
                )
            )
            found.append(Action(("left", "up"), "", lambda: self._leaf(-1), footer=False))
            found.append(
                Action(
                    ("i",),
                    _("schrijf op"),
                    self._write,
                    _("Schrijf één zin op die hierbij gezegd werd. Het mag op de poster."),
                )
            )
            found.append(Action(("w",), _("wie nu"), self._who, _("Wie vertelt nu?"), footer=False))
        found.append(
            Action(
                ("s",),
                _("stopkaart"),
                self._heard,
                _("Sla dit over, zonder uitleg. Het blijft hetzelfde als besproken."),
            )
        )
        return found

    def _reveal(self) -> None:
        self.at = 0
        self._frame = 0
        if self.play.perform(c.Reveal()):
            self._play_motion(0)

    def _leaf(self, by: int) -> None:
        if self._gaps:
            self.at = (self.at + by) % len(self._gaps)
            self._play_motion(BLANK_FRAMES + 1)
            self.play.redraw()

    def _heard(self) -> None:
        gap = self._gap
        if gap is None or not self.play.perform(c.Hear(gap.gap.about)):
            return
        waiting = set(self.view.waiting)
        gaps = self._gaps
        for ahead in range(1, len(gaps) + 1):
            if gaps[(self.at + ahead) % len(gaps)].gap.about in waiting:
                self._leaf(ahead)
                return
        self.play.say(_("Alles is besproken. Verder met N."))

    def _who(self) -> None:
        gap = self._gap
        if gap is not None:
            name = self.view.player(gap.gap.about).name
            self.play.say(_("{name} vertelt eerst.").format(name=name))

    def _write(self) -> None:
        gap = self._gap
        if gap is None:
            return
        line = self.query_one(Input)
        name = self.view.player(gap.gap.about).name
        line.placeholder = _("Wat zei {name} hierover?").format(name=name)
        line.value = self.play.halves.pop(self._half(gap), self._kept(gap))
        line.action_end()
        line.display = True
        self.play.set_focus(line)
        self.play.redraw()

    def _half(self, gap: GapView) -> tuple[str, str]:
        """Give the key of a sentence that is not finished."""
        return (self.view.step.id if self.view.step else "", gap.gap.about)

    def _kept(self, gap: GapView) -> str:
        """Give the sentence that was kept about a gap, or nothing."""
        return next((one.text for one in self._seen.notes if one.about == gap.gap.about), "")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the sentence, or drop it when it is empty."""
        event.stop()
        gap = self._gap
        had = gap and any(one.about == gap.gap.about for one in self._seen.notes)
        if gap is None or (not event.value.strip() and not had):
            self._close()
        elif self.play.perform(c.Note(event.value, about=gap.gap.about)):
            self._close()
            self.play.say(_("Genoteerd."))

    def leave(self) -> bool:
        """Close the line; half a sentence is there again at the next I."""
        line = self.query_one(Input)
        if not line.display:
            return False
        gap = self._gap
        if gap is not None and line.value != self._kept(gap):  # a redo may change what is kept
            self.play.halves[self._half(gap)] = line.value
        self._close()
        return True

    def _close(self) -> None:
        self.query_one(Input).display = False
        self.play.take_focus()
        self.play.redraw()

    # -- words --------------------------------------------------------------------------------

    def task_lines(self) -> TaskPicture:
        """Say the gap at hand and who speaks first."""
        seen = self._seen
        if not seen.revealed:
            return TaskPicture(
                _("Alles ligt klaar. Kijken jullie allebei?")
                if sum(one.present for one in self.view.players) == 2
                else _("Alles ligt klaar. Kijken jullie allemaal?"),
                _("Met Enter gaan alle pionnen tegelijk open."),
            )
        gap = self._gap
        if gap is None:
            return TaskPicture(self.view.text, _("Er valt niets te vergelijken. Verder met N."))
        first = self.view.player(gap.gap.about).name
        then = self.view.player(gap.gap.by).name
        return TaskPicture(
            gap_sentence(self.view, seen.board, gap.gap),
            _("{question} {first} vertelt eerst, dan {then}.").format(
                question=self.view.text, first=first, then=then
            ),
        )

    def _beside(self) -> list[GapView]:
        """Give the gaps to name beside the field: about one person where others placed them.

        With two players each has one gap, so both stand there.
        """
        gap = self._gap
        about = [one for one in self._gaps if gap and one.gap.about == gap.gap.about]
        return about if len(about) > 1 else list(self._gaps)

    def _who_beside(self, one: GapView) -> str:
        return one.gap.by if len(self.view.players) > 2 else one.gap.about

    def strip(self) -> TablePicture:
        """Give the gaps, the one at hand inverse; before the reveal, the people."""
        seen = self._seen
        if not seen.revealed or not self._gaps:
            return super().strip()
        return TablePicture(
            tuple(
                person(
                    self.view,
                    self._who_beside(one),
                    gap_word(one.gap.word),
                    active=one == self._gap,
                    locked=one.gap.about in seen.heard,
                )
                for one in self._beside()
            )
        )

    def message(self) -> MessagePicture:
        """Explain the two kinds of token."""
        if not self._seen.revealed:
            return MessagePicture()
        if self.typing:
            return MessagePicture(_("Enter bewaart, Esc sluit. Leegmaken haalt de zin weg."))
        return MessagePicture(_("vol = zo zie ik mij     open = zo ziet een ander mij"))

    def rail(self) -> RailPicture:
        """Give the gaps, who says what, and the key to the tokens."""
        seen, view = self._seen, self.view
        gap = self._gap
        if gap is None:
            return super().rail()
        letters = letters_of(view)
        name = view.player(gap.gap.about).name
        many = len(view.players) > 2
        return RailPicture(
            title=_("Zo zien anderen {name}").format(name=name) if many else _("Verschillen"),
            people=tuple(
                RailPerson(
                    view.player(self._who_beside(one)).seat,
                    letters[self._who_beside(one)],
                    (
                        view.player(self._who_beside(one)).name,
                        gap_word(one.gap.word),
                        _("besproken")
                        if one.gap.about in seen.heard
                        else _("in {zone}").format(zone=seen.board.zone(one.gap.other_zone).name),
                    ),
                    full=not many,
                    active=one == gap,
                )
                for one in self._beside()
            ),
            sections=(
                RailSection(
                    _("Wie zegt wat?"),
                    (
                        _("1  {name}: waarom sta ik hier?").format(name=name),
                        _("2  {name}: wat zie ik jou doen?").format(
                            name=view.player(gap.gap.by).name
                        ),
                        _("3  Samen: klopt het allebei?"),
                    ),
                ),
            ),
            foot=(_("vol = zo zie ik mij"), _("open = zo ziet een ander mij")),
        )
