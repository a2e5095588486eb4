"""Who and what a passage mentions, and which verb governs what."""
