"""Screens for somebody who prepares a talk alone: calm, one question at a time, in any order."""
