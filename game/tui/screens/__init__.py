"""Hold the screens, one module each."""
