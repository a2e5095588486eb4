"""Where words are quoted."""
