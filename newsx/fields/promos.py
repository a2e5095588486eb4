"""Promos: lines amid an article that advertise something else the publisher offers."""

from __future__ import annotations

_TITLED = (
    "read more", "read also", "also read", "read next", "read:", "see also", "see more", "related", "watch", "listen", "more:", "more on this", "more from",
    "don't miss", "don’t miss", "must read", "top story", "opinion:", "analysis:", "explainer:", "live updates:", "in pictures:", "gallery:", "photos:",
    "you may also like", "recommended", "subscribe:", "podcast:", "trending:", "keep reading", "up next",
)  # fmt: skip
_APPEALS = (
    "sign up for", "sign up to", "subscribe to", "click here", "download the", "download our", "join our", "join the conversation", "follow us",
    "get the latest", "get our", "get more", "for more stories", "for more news", "support our", "support independent", "to read more", "for the latest", "want more",
    "like us on", "check out our", "find more", "see the full", "get unlimited", "start your day", "stay up to date", "buy tickets",
)  # fmt: skip
_LONGEST = 260


def is_promo(text: str) -> bool:
    """Whether a short line advertises: "[Opinion: The harbor needs a plan]", "READ MORE: Harbor vote delayed", "Sign up for our newsletter".

    >>> is_promo("READ MORE: Harbor vote delayed"), is_promo("Read the letter, she said, and then decide.")
    (True, False)
    """
    if len(text) > _LONGEST:
        return False
    bare = text.lstrip("[(•>*→▶ ").lower()
    if bare.startswith(_APPEALS):
        return True
    title = next((title for title in _TITLED if bare.startswith(title)), None)
    if title is None:
        return False
    if text.startswith("[") and text.rstrip().endswith("]"):
        return True
    rest = bare[len(title) :].lstrip()
    return title.endswith(":") or rest[:1] in {":", "|", "–", "—", "-", ">", "»", "…", "", "→"} or rest.startswith(("stories", "news", "on this", "in news"))
