"""newsx: what a news story says and who said what in it, from the text of its page."""
