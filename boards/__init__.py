"""Hold boards: models, geometry and gaps; the built-in boards lie in `layouts/`."""
