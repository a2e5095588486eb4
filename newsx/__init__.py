"""newsx: what a news story says and who said what in it, from the text of its page.

    >>> import newsx
    >>> article = newsx.extract("Council votes to keep the ferry\\n\\nBy Ann Roe\\n\\n“It is a lifeline,” said Ivo Bern, the mayor.")
    >>> article.headline
    'Council votes to keep the ferry'

`extract(text)` gives a record (`newsx.Article`); its parts are the types of `newsx.record`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Article", "__version__", "extract"]

if TYPE_CHECKING:
    from newsx.pipeline import extract
    from newsx.record import Article


def __getattr__(name: str) -> Any:  # what the library offers is imported when it is first asked for: --version needs none of it
    if name == "extract":
        from newsx.pipeline import extract

        return extract
    if name == "Article":
        from newsx.record import Article

        return Article
    raise AttributeError(f"module 'newsx' has no attribute {name!r}")
