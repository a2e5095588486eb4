"""Names that are none: “…,” Posturing said.

Lists and capitals make names of many words. Before somebody is given as a speaker under a name that begins with no given name, the name
finder is asked, which knows the sentence. It looks at few names, so that this takes little time.
"""

from __future__ import annotations

from typing import Final

from newsx import languages
from newsx.grammar.analysis import is_name
from newsx.quotes.entities.entities import Entity
from newsx.quotes.spans.passage import Passage
from newsx.text import names

_MENTIONS: Final = 3
"""Mentions of an entity of which one must be seen as a name."""


def is_doubtful(entity: Entity, passages: list[Passage]) -> bool:
    """Whether an entity has a name that the name finder takes for other words wherever it looks at it."""
    words = entity.fullest
    if not entity.named or entity.type != "person" or (len(words) > 1 and names.is_given_name(words[0])):
        return False  # what makes an organization or a group is seen by other words: Harbour Board, the Chinese
    if " ".join(words) in languages.anywhere().wires:
        return False
    named = [mention for mention in entity.mentions if mention.is_name][:_MENTIONS]
    return bool(named) and not any(
        is_name(passages[mention.passage].text, mention.start, mention.stop, mention.chunks.language) for mention in named
    )
