"""Read the data files that people write: strict models, texts in three languages, findings with a line."""
