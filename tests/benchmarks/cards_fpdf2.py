"""Print the same deck with fpdf2: cards_fpdf2.py CARDS TARGET FONTS."""

from __future__ import annotations

import json
import math
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

SOLID = {"know": (42, 47, 134), "flow": (242, 122, 104), "glow": (250, 203, 75)}
SOLID["grow"] = (14, 120, 102)


def marks(pdf: Any) -> None:
    pdf.set_line_width(0.2)
    for column in range(4):
        for y in (3, 276):
            pdf.line(10.5 + column * 63, y, 10.5 + column * 63, y + 5)
    for row in range(4):
        for x in (3.5, 201.5):
            pdf.line(x, 10 + row * 88, x + 5, 10 + row * 88)


def front(pdf: Any, card: dict[str, Any], x: float, y: float) -> None:
    zone = card["zone"]
    light = zone in ("flow", "glow")
    pdf.set_fill_color(*SOLID[zone])
    pdf.rect(x + 4, y + 4, 55, 31, style="F", round_corners=True, corner_radius=2)
    pdf.set_text_color(0 if light else 255)
    pdf.set_fill_color(0 if light else 255)
    pdf.rect(x + 9, y + 9, 8.5, 8.5, style="F")
    pdf.set_font("Fira", "B", 22)
    pdf.text(x + 9, y + 30, zone.title())
    pdf.set_text_color(0)
    pdf.set_font("Fira", "", 12)
    pdf.set_xy(x + 6, y + 41.5)
    pdf.multi_cell(51, 5.3, card["text"], align="L")
    pdf.set_font("Fira", "", 7)
    pdf.text(x + 6, y + 83, card["id"])
    pdf.text(x + 28, y + 83, card["kind"])
    pdf.set_fill_color(0)
    for dot in range(3):
        style = "F" if dot < card["depth"] else "D"
        pdf.ellipse(x + 49 + dot * 2.5, y + 81, 1.6, 1.6, style=style)


def back(pdf: Any, x: float, y: float) -> None:
    hues = list(SOLID.values())
    for column in range(7):
        for row in range(9):
            pdf.set_fill_color(*hues[(column + row) % 4])
            pdf.ellipse(x + column * 9, y + row * 9.7, 8, 9, style="F")


def main() -> None:
    source, target, fonts = sys.argv[1:]
    cards = json.loads(Path(source).read_text(encoding="utf-8"))
    # By name, for who does not measure need not have it.
    pdf = import_module("fpdf").FPDF(format="A4")
    pdf.set_auto_page_break(False)
    pdf.add_font("Fira", "", str(Path(fonts, "FiraSans-Medium.ttf")))
    pdf.add_font("Fira", "B", str(Path(fonts, "FiraSans-ExtraBold.ttf")))
    sheets = math.ceil(len(cards) / 9)
    for sheet in range(sheets):
        for side in ("voorkant", "achterkant"):
            pdf.add_page()
            marks(pdf)
            for slot, card in enumerate(cards[sheet * 9 : sheet * 9 + 9]):
                row, column = divmod(slot, 3)
                if side == "voorkant":
                    front(pdf, card, 10.5 + column * 63, 10 + row * 88)
                else:
                    back(pdf, 10.5 + (2 - column) * 63, 10 + row * 88)
            pdf.set_font("Fira", "", 8)
            pdf.text(10.5, 288, f"Go Grow · {side} · blad {sheet + 1} van {sheets}")
    pdf.output(target)


if __name__ == "__main__":
    main()
