"""Lay cards on sheets and print them: layouts are data, places are geometry, a job is drawings.

Importing this is light: ReportLab and the data files are loaded when something is printed.
"""

from exports.sheets.job import CalibrationWords, PrintJob, SheetWords
from exports.sheets.papers import SHEET_PAPERS

__all__ = ["SHEET_PAPERS", "CalibrationWords", "PrintJob", "SheetWords"]
