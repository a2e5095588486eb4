"""What reading paths gives, as lists that a test can compare."""

from __future__ import annotations

from newsx.sources.document import Document
from newsx.sources.raw import Unreadable
from newsx.sources.reading import read_paths
from newsx.sources.settings import USUAL, Settings

STORY = "The ferry sails at noon.\n"


def documents(*paths: str, settings: Settings = USUAL) -> list[Document | Unreadable]:
    """Each page, decoded, or what is wrong with it."""
    result: list[Document | Unreadable] = []
    for found in read_paths(paths, settings):
        try:
            if isinstance(found, Unreadable):
                raise found
            result.append(found.document())
        except Unreadable as problem:
            result.append(problem)
    return result


def outcomes(*paths: str, settings: Settings = USUAL) -> list[tuple[str, str]]:
    """Each page's name with its text, or with what is wrong with it."""
    return [(item.name, item.text if isinstance(item, Document) else item.why) for item in documents(*paths, settings=settings)]
