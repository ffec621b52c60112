"""Put a script on A4 for the coach: the clock, what to say, and the hints."""

from exports.runsheet.content import RunsheetContent, RunsheetHeads, RunsheetStep
from exports.runsheet.write import render_runsheet, write_runsheet

__all__ = [
    "RunsheetContent",
    "RunsheetHeads",
    "RunsheetStep",
    "render_runsheet",
    "write_runsheet",
]
