"""Print the same deck with Typst: cards_typst.py CARDS TARGET FONTS."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

SOURCE = r"""
#set page(width: 210mm, height: 297mm, margin: 0mm)
#set text(font: "Fira Sans", size: 14pt, weight: 500, hyphenate: false)
#let solid = (know: "2A2F86", flow: "F27A68", glow: "FACB4B", grow: "0E7866")
#let ink = (know: white, flow: black, glow: black, grow: white)
#let cards = json(bytes(sys.inputs.cards))
#let marks() = {
  for c in range(4) {
    for y in (3mm, 276mm) {
      place(dx: 10.5mm + c * 63mm, dy: y, line(angle: 90deg, length: 5mm, stroke: 0.2mm))
    }
  }
  for r in range(4) {
    for x in (3.5mm, 201.5mm) {
      place(dx: x, dy: 10mm + r * 88mm, line(length: 5mm, stroke: 0.2mm))
    }
  }
}
#let dots(depth) = for d in range(3) {
  place(dx: 49mm + d * 2.5mm, dy: 80.5mm,
    circle(radius: 0.8mm, stroke: 0.24mm, fill: if d < depth { black } else { none }))
}
#let panel(zone) = {
  place(dx: 4mm, dy: 4mm, block(clip: true, radius: 2mm, width: 55mm, height: 31mm,
    fill: rgb(solid.at(zone)), {
      place(dx: 30mm, dy: -8mm, circle(radius: 20mm, fill: rgb(255, 255, 255, 40)))
      place(dx: 5mm, dy: 5mm, rect(width: 8.5mm, height: 8.5mm, fill: ink.at(zone)))
    }))
  place(dx: 9mm, dy: 24mm, text(size: 22pt, weight: 800, fill: ink.at(zone), upper(zone)))
}
#let front(card) = {
  panel(card.zone)
  place(dx: 6mm, dy: 41.5mm, block(width: 51mm, text(size: 12pt, card.text)))
  place(dx: 6mm, dy: 80.5mm, text(size: 7pt, weight: 400, card.id))
  place(dx: 28mm, dy: 80.5mm, text(size: 7pt, weight: 700, card.kind))
  dots(card.depth)
}
#let back() = image(bytes(sys.inputs.back), format: "svg", width: 63mm, height: 88mm)
#let pages = calc.ceil(cards.len() / 9)
#for page in range(pages) {
  let here = cards.slice(page * 9, calc.min(page * 9 + 9, cards.len()))
  marks()
  for (i, card) in here.enumerate() {
    place(dx: 10.5mm + calc.rem(i, 3) * 63mm, dy: 10mm + calc.quo(i, 3) * 88mm, front(card))
  }
  place(dx: 10.5mm, dy: 285mm, text(size: 8pt)[Go Grow · voorkant · blad #(page + 1) van #pages])
  pagebreak()
  marks()
  for (i, card) in here.enumerate() {
    place(dx: 10.5mm + (2 - calc.rem(i, 3)) * 63mm, dy: 10mm + calc.quo(i, 3) * 88mm, back())
  }
  place(dx: 10.5mm, dy: 285mm, text(size: 8pt)[Go Grow · achterkant · blad #(page + 1) van #pages])
  if page + 1 < pages { pagebreak() }
}
"""


def back() -> str:
    """Draw the back as a picture, which Typst keeps in the file once."""
    leaf = "a10 10 0 0 1 10 10 a10 10 0 0 1 -10 -10"
    hues = ("#2A2F86", "#F27A68", "#FACB4B", "#0E7866")
    leaves = "".join(
        f'<path fill="{hues[(column + row) % 4]}" d="M{10.5 * column - 5} {10.5 * row} {leaf}"/>'
        for column in range(7)
        for row in range(9)
    )
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 63 88">'
    return f"{head}{leaves}</svg>"


def main() -> None:
    cards, target, fonts = sys.argv[1:]
    # By name, for who does not measure need not have it.
    import_module("typst").compile(
        SOURCE.encode(),
        output=target,
        font_paths=[fonts],
        ignore_system_fonts=True,
        sys_inputs={"cards": Path(cards).read_text(encoding="utf-8"), "back": back()},
    )


if __name__ == "__main__":
    main()
