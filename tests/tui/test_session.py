"""Two people play a whole session with nothing but keys, and look back on it afterwards."""

from __future__ import annotations

from pypdf import PdfReader

from game.engine.events import Placed
from game.engine.view.parts import AgreementView, NoteView, TokenView
from game.table.sheet import sheet_content
from tests.tui.driving import ROOMY, SMALL, Desk, Place, desk


async def set_up(at: Desk) -> None:
    """Fill in the form as two people would, who let the group see the screen."""
    await at.press("n")
    await at.until(lambda: at.kind == "SetupScreen")
    await at.type("Zoë\n\nMark\n\n")
    assert (at.value("name-0"), at.value("name-1")) == ("Zoë", "Mark")
    assert at.focused() == "guide"
    await at.press("enter")
    await at.type("Team magazijn\nGent\n")
    assert at.value("day") == "19-11-2026"
    assert "wordt gewist op 19 december 2026" in at.text
    await at.press("enter", "enter", "enter", "enter")
    await at.until(lambda: at.kind == "PlayScreen" and at.panel.ready)


async def place_blind(at: Desk, name: str, *keys: str) -> None:
    """Take the keyboard, place without a trace, and lock."""
    assert at.sealed()
    assert f"ik ben {name}" in at.keys
    assert "Geef het toetsenbord aan" in at.text
    await at.take()
    assert "BLIND" in at.text
    await at.press(*keys, "enter")


async def test_a_session_from_home_to_poster_and_back(place: Place) -> None:
    async with desk(place, size=SMALL) as at:
        assert "nog geen sessie" in at.text
        await set_up(at)

        # Welcome, and what the zones mean.
        assert at.step == "welkom"
        assert "Wat jullie invoeren, staat alleen op deze laptop." in at.text
        assert "Het wordt gewist op 19 december 2026" in at.text
        await at.press("t")
        assert "De tijd staat stil." in at.message and "stil" in at.head
        await at.press("t")
        assert "De tijd loopt." in at.message and "stil" not in at.head
        await at.press("n")
        assert at.step == "velden"
        await at.press("3")
        assert at.message.startswith(" Glow. ")

        # Both place themselves, then each other.
        await at.press("n")
        assert at.step == "ikzelf"
        await place_blind(at, "Zoë", "1", "right")
        assert "al vast: Zoë" in at.text
        await place_blind(at, "Mark", "f", "up")
        assert not at.sealed()
        assert "Iedereen heeft geplaatst." in at.text
        await at.press("n")
        assert at.step == "jij"
        await place_blind(at, "Mark", "3", "down", "left")
        await place_blind(at, "Zoë", "4")
        placed = [one.event for one in place.table().log if isinstance(one.event, Placed)]
        assert [(one.by, one.about, one.zone) for one in placed] == [
            ("p1", "p1", "know"),
            ("p2", "p2", "flow"),
            ("p2", "p1", "glow"),
            ("p1", "p2", "grow"),
        ]

        # The reveal, the largest gap first, and a sentence with it.
        await at.press("n")
        assert at.step == "verschil"
        assert "Met Enter gaan alle pionnen tegelijk open." in at.text
        assert "sprong" not in at.text and "stap " not in at.text
        await at.press("enter")
        largest, other = at.panel._seen.gaps
        assert largest.gap.distance >= other.gap.distance
        names = {"p1": "Zoë", "p2": "Mark"}
        assert f"{names[largest.gap.about]} vertelt eerst" in at.text
        await at.press("i")
        await at.type("Dat wist ik niet.\n")
        assert "Genoteerd." in at.message
        await at.press("enter")
        assert f"{names[other.gap.about]} vertelt eerst" in at.text
        await at.press("enter")
        assert "Alles is besproken." in at.message

        # Cards: drawn, another one, a stop card, one from the printed deck, and one turned over.
        await at.press("n")
        assert at.step == "kaarten"
        await at.press("space")
        first = at.panel._drawing.card
        assert first is not None and first.category == "flow"
        assert first.card in at.text
        await at.press("a")
        second = at.panel._drawing.card
        assert second is not None and second.card != first.card
        assert second.category == "flow"
        await at.press("enter")
        assert "Zoë trekt" in at.text
        await at.press("s")
        assert "Mark trekt" in at.text and "ronde 2 van 2" in at.text
        await at.press("i")
        await at.type("gg z 99\n")
        assert "Er is geen kaart gg z 99. Typ wat erop staat, zoals GG-K-01." in at.message
        await at.press(*["backspace"] * len("gg z 99"))
        await at.type("gg r 7\n")
        assert "GG-R-07" in at.text
        await at.press("space")
        assert "GG-R-07" not in at.text
        await at.press("space")
        assert "GG-R-07" in at.text
        await at.press("enter", "space", "enter")
        assert "Iedereen heeft getrokken." in at.message

        # Insights: two lines, one gets a sign, one is changed.
        await at.press("n")
        assert at.step == "inzichten"
        await at.type("Zoë kent elke rout in het magazijn.\nInwerken geeft energie.\n\n")
        await at.press("2")
        await at.press("up", "a", "end")
        await at.press(*["backspace"] * len("t in het magazijn."))
        await at.type("te in het magazijn.\n")
        await at.press("k")
        notes = place.table().screen().panel.notes
        assert [(one.text, one.zone) for one in notes] == [
            ("Zoë kent elke route in het magazijn.", "know"),
            ("Inwerken geeft energie.", "flow"),
        ]

        # One agreement through the form, with a date that is no date on the way.
        await at.press("n")
        assert at.step == "afspraken"
        assert "Nog geen afspraken. Begin met één kleine." in at.text
        await at.press("enter")
        await at.type("Loopt twee ochtenden mee met de planning.\n")
        assert at.focused() == "who"
        assert "Enter  verder" in at.keys and "aan of uit" in at.keys
        await at.press("1", "enter")
        await at.type("Vraagt Anouk om een datum.\n")
        await at.type("ergens in mei\n")
        assert "Dat is geen datum." in at.message and at.focused() == "by_when"
        await at.press("home", "ctrl+k")
        await at.type("12 januari 2026\n")
        assert "Die datum is al voorbij" in at.message and at.focused() == "by_when"
        await at.press("home", "ctrl+k")
        await at.type("15 oktober\n")
        assert "Klaar op vrijdag 15 oktober 2027." in at.message and at.focused() == "need"
        await at.press("up")
        assert at.value("by_when") == "15-10-2027"
        await at.type("11-12")
        await at.press("down", "up")
        assert at.value("by_when") == "11-12-2026"
        await at.type("11-12\nEen vervanger op de lijn.\n")
        assert "Zoë: Loopt twee ochtenden mee met de planning." in at.words
        assert "klaar: 11 dec" in at.words
        await at.press("d", "home", "ctrl+k")
        await at.type("1-3-2027\n")
        assert "Terugblik: maandag 1 maart 2027" in at.message

        # The close: shared lines together, one's own behind the curtain.
        await at.press("n")
        assert at.step == "slot"
        await at.press("a")
        assert "Alles van jullie samen staat aan." in at.message
        lines = {line.id: line for line in at.panel._choosing.lines}
        assert {line.on for line in lines.values() if line.owner == "table"} == {True}
        assert not any(line.on for line in lines.values() if line.owner != "table")
        await at.press("space")
        assert at.sealed()
        assert "ik ben Zoë" in at.keys and "Zoë kiest zelf." in at.text
        await at.press("space")
        assert "Zoë, wat van jou mag op de poster?" in at.text
        assert "pion van Mark" not in at.text
        await at.press("space", "down", "space", "enter")
        assert not at.sealed()
        chosen = {line.id: line.on for line in at.panel._choosing.lines if line.owner == "p1"}
        assert list(chosen.values()).count(True) == 2
        assert not any(line.on for line in at.panel._choosing.lines if line.owner == "p2")

        # The poster is a real file that holds what was on, and nothing that was off.
        await at.press("enter")
        await at.until(lambda: at.panel.made is not None, 20)
        assert "De poster is klaar." in at.text
        (made,) = place.posters.glob("*.pdf")
        assert str(made.name) == "go-grow-duo-Zoë-Mark-2026-11-19-a3.pdf"
        page = " ".join(PdfReader(made).pages[0].extract_text().split())
        assert "Zoë kent elke route in het magazijn." in page
        assert "Loopt twee ochtenden mee met de planning." in page
        assert "pion van Mark" not in page
        assert place.table().screen().status == "open", "one may go back to mend something"
        assert "N  klaar" in at.keys
        await at.press("p", "n", "n")
        assert "nog geen poster gemaakt" in at.message
        await at.press("enter")
        await at.until(lambda: at.panel.made is not None, 20)
        await at.press("space", "space", "space", "enter")
        assert "De poster is nog de vorige" in at.message
        await at.press("n")
        assert "Nog eens N: zo laten." in at.message
        await at.press("m")
        await at.until(lambda: not at.panel.busy and not at.panel.outdated, 20)
        await at.press("n")
        await at.home()
        assert place.table().screen().status == "closed"
        assert "niets open" in at.text

        # Home again: the agreement is done.
        await at.press("t")
        await at.until(lambda: at.kind == "LookbackScreen")
        await at.until(lambda: "Zoë: Loopt twee ochtenden mee met de planning." in at.words)
        assert "terugblik 1 maart 2027" in at.text
        await at.press("l")
        await at.until(lambda: " loopt " in at.text)
        await at.press("g")
        await at.until(lambda: " gedaan " in at.text)

        # Purging asks, and keeps by default.
        await at.press("escape")
        await at.home()
        await at.press("o")
        await at.until(lambda: at.kind == "SessionsScreen")
        assert "Zoë, Mark · Team magazijn · 19 november 2026" in at.words
        await at.press("w")
        assert "Deze sessie wissen?" in at.text
        assert "Zoë, Mark · Team magazijn · 19 november 2026" in at.words
        assert "Posters en .ics-bestanden blijven staan waar ze bewaard zijn." in at.words
        await at.press("enter")
        assert "Bewaard." in at.message
        assert b"vervanger" in place.bytes()
        await at.press("w", "w")
        await at.until(lambda: "Gewist." in at.message)
        assert "Er is niets bewaard." in at.text
        for word in (b"vervanger", b"Anouk", b"magazijn", "Zoë".encode()):
            assert word not in place.bytes()


async def test_a_roomy_screen_has_a_rail_up_to_the_reveal(place: Place) -> None:
    async with desk(place, size=ROOMY) as at:
        await set_up(at)
        assert "Aan tafel" in at.text
        await at.press("n", "n")
        blind: tuple[tuple[str, ...], ...] = (("1", "right"), ("f", "up"))
        for keys in blind:
            await place_blind(at, at.play.view.player(at.panel.turn).name, *keys)
        await at.press("n")
        for keys in (("3", "down", "left"), ("4",)):
            await place_blind(at, at.play.view.player(at.panel.turn).name, *keys)
        await at.press("n", "enter")
        assert "Verschillen" in at.text and "Wie zegt wat?" in at.text
        assert max(map(len, at.lines)) > 120


async def test_what_is_put_on_a_sheet_stands_on_it(place: Place) -> None:
    async with desk(place, resume=place.session("slot")) as at:
        await at.press("1", "space", "e", "enter")
        assert at.panel.who is None
    table = place.table()
    view = table.sheet(table.state.players[0].id)
    assert {one.section for one in view.lines} >= {"token", "quote"}
    printed = set(sheet_content(view).texts())
    for line in view.lines:
        match line.content:
            case TokenView(zone=zone):
                assert view.board is not None and view.board.zone(zone).name in printed
            case NoteView(text=text) | AgreementView(what=text):
                assert text in printed
            case other:
                raise AssertionError(other)


async def test_a_card_that_asks_the_other_has_the_other_tell(place: Place) -> None:
    async with desk(place, resume=place.session("kaarten")) as at:
        await at.press("i")
        await at.type("GG-K-14\n")
        drawer = "Zoë" if "Zoë trekt" in at.text else "Mark"
        other = "Mark" if drawer == "Zoë" else "Zoë"
        assert f"{other} vertelt eerst. {drawer} vraagt door." in at.message
        assert "Wie trekt, vertelt eerst" not in at.text
        await at.press("i")
        await at.type("GG-K-01\n")
        assert "Wie trekt, vertelt eerst." in at.message
