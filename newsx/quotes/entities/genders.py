"""The gender that words betray: forms of address, nouns, pronouns, given names."""

from __future__ import annotations

from newsx import languages
from newsx.quotes.grammar.chunks import Mention
from newsx.record import Gender

_EITHER = frozenset(
    (
        "Chris Robin Kim Alex Sam Jo Kelly Jordan Tracy Shannon Jean Ashley Courtney Sandy Andrea Nicola Sasha Riley Avery Cameron Charlie "
        "Billie Laurie Lindsay Lindsey Whitney Drew Quinn Yuri Nikita Wei Yan Min"
    ).split()
)
BY_HONORIFIC: dict[str, Gender] = {
    **dict.fromkeys(["Mr", "Sir", "Lord", "Fr"], "m"),
    **dict.fromkeys(["Mrs", "Ms", "Miss", "Dame", "Lady", "Madam"], "f"),
}
WOMEN_NOUNS = frozenset(
    (
        "woman girl mother mom wife daughter sister aunt grandmother widow girlfriend actress queen princess duchess "
        "spokeswoman congresswoman chairwoman councilwoman assemblywoman businesswoman waitress nun"
    ).split()
)
MEN_NOUNS = frozenset(
    (
        "man boy father dad husband son brother uncle grandfather boyfriend actor king prince duke spokesman congressman "
        "chairman councilman assemblyman businessman policeman cameraman statesman alderman waiter"
    ).split()
)
HE: dict[str, Gender] = {"he": "m", "his": "m", "she": "f", "her": "f"}


def of_mention(mention: Mention) -> Gender | None:
    """The gender that a form of address or a role's noun gives: Mrs., spokesman."""
    if mention.honorific in BY_HONORIFIC:
        return BY_HONORIFIC[mention.honorific]
    if mention.role_start is None:
        return None
    before = {word.lower() for word in mention.chunks.words[mention.role_start : mention.first]}
    return "f" if before & WOMEN_NOUNS else "m" if before & MEN_NOUNS else None


def of_noun(noun: str) -> Gender | None:
    """The gender of those whom a noun means: spokeswoman, actor."""
    return "f" if noun in WOMEN_NOUNS else "m" if noun in MEN_NOUNS else None


def likely(words: tuple[str, ...]) -> Gender | None:
    """The gender that most people with this given name have; used only to find antecedents."""
    if len(words) < 2 or words[0] in _EITHER:
        return None
    return "f" if words[0] in languages.of("en").women_names else "m" if words[0] in languages.of("en").men_names else None
