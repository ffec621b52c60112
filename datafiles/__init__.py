"""Read the files that people write: strict models, texts in languages, findings with a line."""
