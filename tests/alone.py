"""A small preparation for one person, with a part of every kind, for tests of all layers."""

from __future__ import annotations

from pathlib import Path

from game.script.load import Game, load_game

CURVE = """
format: 1
id: groei
version: 1
kind: curve
title: {nl: Groei}
low: {nl: beginner}
middle: {nl: ik kan het}
high: {nl: ik leer anderen}
now: {nl: nu}
past: {nl: zo ging het}
ahead: {nl: zo kan het gaan}
questions:
  flat: {nl: "{name} loopt vlak. Wat zou het nog spannend maken?"}
  no-future: {nl: "Hoe mag {name} verdergaan?"}
  steep: {nl: "{name} stijgt snel. Wat helpt daarbij?"}
"""
NETWORK = """
format: 1
id: mensen
version: 1
kind: network
title: {nl: Mensen om mij heen}
me: {nl: ik}
near: {nl: dichtbij}
far: {nl: verder weg}
groups:
  - {id: team, letter: T, name: {nl: mijn team}}
  - {id: leiding, letter: L, name: {nl: leiding}}
  - {id: buiten, letter: B, name: {nl: buiten het werk}, outside: true}
asks: {nl: "Wat verwacht {name} van jou?"}
gives:
  - {id: feedback, name: {nl: zegt eerlijk hoe het gaat}}
  - {id: advice, name: {nl: geeft raad}}
questions:
  nobody-feedback: {nl: "Wie zegt jou eerlijk hoe het gaat?"}
  one-group: {nl: "Iedereen komt uit één groep. Wie mis je?"}
"""
SCRIPT = """
format: 1
id: alleen
version: 1
title: {nl: Alleen}
players: {min: 1, max: 1, roles: [employee]}
minutes: 14
order: free
counts: questions
boards: [groei.yaml, mensen.yaml, go-grow, huis]
decks: [talenten, go-grow]
sections:
  - {first: 1, title: {nl: Wat kan ik}}
  - {first: 6, title: {nl: Wat wil ik}}
  - {first: 11, title: {nl: Naar het gesprek}}
steps:
  - {id: welkom, kind: say, minutes: 1, title: {nl: Welkom}, text: {nl: Fijn dat je er bent.}}
  - {id: talenten, kind: pick, from: cards, deck: talenten, minutes: 1, question: 1, most: 5,
     audience: private, title: {nl: Talenten}, text: {nl: Wat kun je goed?}}
  - {id: voorbeelden, kind: ask, minutes: 1, question: 2, audience: private, each_of: talenten,
     prompts: [{id: waar, text: {nl: Waar zie je dat?}}, {id: teveel, text: {nl: Wanneer is het te veel?}}],
     title: {nl: Voorbeelden}, text: {nl: Geef een voorbeeld.}}
  - {id: uitspraken, kind: rate, minutes: 1, question: 3, audience: private,
     statements: [{id: vraag, text: {nl: Ik vraag feedback.}}, {id: grens, text: {nl: Ik zeg nee.}}],
     low: {nl: zelden}, high: {nl: vaak}, title: {nl: Uitspraken}, text: {nl: Hoe vaak?}}
  - {id: werkpunt, kind: pick, from: statements, lines_of: uitspraken, minutes: 1, question: 4, most: 1,
     audience: private, title: {nl: Werkpunt}, text: {nl: Waar werk je aan?}}
  - {id: groei, kind: curve, board: groei.yaml, minutes: 1, question: 5, title: {nl: Groeicurve},
     text: {nl: Teken je groei.}}
  - {id: groeivraag, kind: ask, after: groei, minutes: 1, question: 6, audience: private, words: page,
     title: {nl: Groeivragen}, text: {nl: Wat zie je?}}
  - {id: mensen, kind: network, board: mensen.yaml, minutes: 1, question: 7, title: {nl: Mensen},
     text: {nl: Wie staat om je heen?}}
  - {id: veld, kind: place, board: go-grow, about: self, audience: private, minutes: 1, question: 8,
     title: {nl: Veld}, text: {nl: Waar sta je?}}
  - {id: kaarten, kind: draw, deck: go-grow, audience: private, turns: 4, minutes: 1, question: 9,
     title: {nl: Kaarten}, text: {nl: Trek een kaart.}}
  - {id: wat, kind: ask, minutes: 1, question: 10, audience: private, words: page,
     title: {nl: Wat wil je}, text: {nl: Wat wil je echt?}}
  - {id: feedback, kind: request, minutes: 1, question: 11, title: {nl: Feedback},
     text: {nl: Vraag het aan anderen.}, most: 4, each: 2, subject: {nl: Een vraag van {me}},
     hello: {nl: "Dag {name},"}, opening: {nl: Ik bereid een gesprek voor.}, closing: {nl: "Dank je, {me}"},
     questions: [{id: best, text: {nl: Wanneer zag je mij op mijn best?}}, {id: meer, text: {nl: Wat mag meer?}}]}
  - {id: boodschap, kind: prepare, minutes: 1, question: 12, title: {nl: Boodschap}, text: {nl: Wat zeg je?},
     prompts: [{id: boodschap-1, text: {nl: Mijn eerste boodschap}}, {id: vraag, text: {nl: Mijn vraag}},
               {id: verzoek, text: {nl: Mijn verzoek}}, {id: dag, text: {nl: Het gesprek is op}, date: true}]}
  - {id: slot, kind: close, minutes: 1, title: {nl: Slot}, text: {nl: Maak je blad.}}
"""


def alone(folder: Path, script: str = SCRIPT) -> Game:
    """Write the game into a folder and load it."""
    (folder / "groei.yaml").write_text(CURVE)
    (folder / "mensen.yaml").write_text(NETWORK)
    (folder / "alleen.yaml").write_text(script.replace("Een vraag van {me}", '"Een vraag van {me}"'))
    return load_game(str(folder / "alleen.yaml"))
