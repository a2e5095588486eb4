"""What a user says of the inputs: where in a row the page is, and what stands between articles joined in one text."""

from __future__ import annotations

from dataclasses import dataclass

TEXT_KEYS = ("text", "html", "content", "body")


@dataclass(frozen=True, slots=True)
class Settings:
    """How inputs are taken apart.

    `text_keys`: the keys (JSON) or columns (tables) that may hold a row's page; the first that does, counts. A dotted key ("story.text")
    reaches into an object. `separator`: the text between the articles of a dump, `None` where only form feeds may separate them.
    """

    text_keys: tuple[str, ...] = TEXT_KEYS
    separator: str | None = None


USUAL = Settings()
