"""Run sessions: load, perform, undo, replay and export; screens and commands are thin clients."""
