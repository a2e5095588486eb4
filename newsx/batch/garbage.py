"""When Python looks for unused objects that refer to each other. Its own rhythm took a sixth of the time that reading pages takes."""

from __future__ import annotations

import gc

BETWEEN_PAGES = 250_000
"""Objects allocated before the cycle collector runs between two pages, when there are fewest to look through."""
WITHIN_A_PAGE = 1_000_000
"""Objects allocated before it runs within a page: only pages of extraordinary size come so far."""


def collect_seldom() -> None:
    """Sets the collector to WITHIN_A_PAGE. What has been allocated so far, mostly modules and models, stays and is never looked through."""
    gc.freeze()
    gc.set_threshold(WITHIN_A_PAGE, 10, 10)
    gc.enable()


def collect_between_pages() -> None:
    """Runs the collector, if enough has been allocated since it last ran."""
    if gc.get_count()[0] > BETWEEN_PAGES:
        gc.collect()
