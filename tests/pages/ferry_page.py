"""A news page in HTML, to be changed by tests."""

from __future__ import annotations

PARAGRAPHS = (
    "The ferry to Gull Island will sail through the winter for the first time in nine years, the harbour board said on Monday.",
    "Two boats will leave Easthaven each morning and come back before dark, said Ilse Vantongeren, who leads the board.",
    "“We have heard the islanders, and we have found the money,” she told a meeting that filled the sailors' chapel to the last bench.",
    "The service costs 400,000 crowns a season, of which the county pays half. Tickets will stay at the price that they had in summer.",
    "Fishermen had carried the mail and the schoolchildren since the old boat was sold, and the doctor came only when the sea was calm.",
)
STORY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
NAVIGATION = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li><li><a href='/islands'>Islands</a></li></ul></nav>"
FOOTER = "<footer><p>© 2025 The Easthaven Packet. All rights reserved.</p><ul><li><a href='/privacy'>Privacy</a></li></ul></footer>"


def page(story: str = STORY, head: str = "", above: str = "<h1>Gull Island ferry will sail through the winter</h1>") -> str:
    """A news page with a story, the tags in its head, and what stands above the story."""
    title = "<title>Gull Island ferry will sail through the winter | The Easthaven Packet</title>"
    body = f"<body>{NAVIGATION}<article>{above}{story}</article>{FOOTER}</body>"
    return f"<!DOCTYPE html><html lang='en'><head>{title}{head}</head>{body}</html>"


def signed(day: str) -> str:
    """A byline and a date."""
    return f"<div class='byline'>By <a rel='author' href='/marsh'>Ilse Marsh</a></div><div class='timestamp'>Published {day}</div>"
