"""Play on as people do: give what they would put in at the step at hand."""

from __future__ import annotations

from game.engine import commands as c
from game.engine.answering import AnswerPanel
from game.engine.state import State
from game.engine.steps.agree import AgreePanel
from game.engine.steps.draw import DrawPanel
from game.engine.steps.note import NotePanel
from game.engine.steps.place import PlacePanel
from game.engine.steps.reveal import RevealPanel
from game.engine.view.screen import screen_view


def played(state: State) -> list[c.Command]:
    """Give what people would do now, all of it."""
    view = screen_view(state)
    match view.panel:
        case PlacePanel(seats=seats, board=board) if board.kind == "levels":
            return [
                c.Place(seat.player, about, 0.1 + 0.2 * place, None, level)
                for place, seat in enumerate(seats)
                for about, level in seat.missing
            ]
        case PlacePanel(seats=seats):
            return [
                c.Place(seat.player, about, 0.1 + 0.2 * place, 0.9 - 0.3 * place)
                for place, seat in enumerate(seats)
                for about in seat.subjects
            ]
        case RevealPanel():
            return [c.Reveal(), *(c.Hear(player.id) for player in state.players)]
        case DrawPanel(player=player):
            return [c.Draw(player or ""), c.Discuss(player or "")]
        case AnswerPanel() as panel:
            return answered(panel)
        case NotePanel(board=board):
            zone = board.zones[-1].id if board is not None else None
            return [c.Note("Een"), c.Note("Twee", by="p1"), c.Note("Drie", zone=zone, by="p2")]
        case AgreePanel():
            return [c.Agree("Loopt mee", ("p1", "p2")), c.Agree("Belt", ("p2",), by="p2")]
    return []


def answered(panel: AnswerPanel) -> list[c.Command]:
    """Give an answer of everybody to everything, no two alike; then open them."""
    form, given = panel.form, list[c.Command]()
    for place, seat in enumerate(panel.seats):
        if panel.audience == "spoken":
            given.append(c.Hear(seat.player))
            continue
        for item in form.items:
            ids = [one.id for one in form.options]
            some = (*ids[place:], *ids[:place])[: max(form.least, 1) if ids else 0]
            words = "2027-03-15" if item.date else f"Zin {place}"
            text = words if form.words != "none" else ""
            value = 0.25 * place if form.low else None
            given.append(c.Answer(seat.player, text, some, value, item.id))
    return [*given, c.Reveal()] if panel.audience == "sealed" else given
