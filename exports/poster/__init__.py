"""Draw the poster: a page frame, the field with its tokens, and what people said and agreed."""
