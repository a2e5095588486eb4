"""Descriptions of the unnamed, and what tells whom they mean: the senator, another official, the company; a nurse, Jane Roe."""

from __future__ import annotations

from bisect import bisect_left

from newsx import languages
from newsx.quotes.entities import roles
from newsx.quotes.entities.entities import FEW, Cast, Entity
from newsx.quotes.grammar import appositions
from newsx.quotes.grammar.chunks import Line, Mention
from newsx.quotes.grammar.tagging import NATIONALS

LOOK_BACK = 250
"""So many items of a line are looked at backwards."""
_EPITHETS = frozenset(
    (
        "candidate nominee front-runner frontrunner contender hopeful mogul billionaire millionaire businessman businesswoman "
        "tycoon magnate senator congressman congresswoman governor mayor president lawmaker representative legislator "
        "politician actor actress comedian singer musician rapper star author columnist neurosurgeon physician doctor professor "
        "journalist host anchor democrat republican socialist independent conservative newcomer veteran retiree native "
        "challenger incumbent speaker minister chancellor premier pontiff pope quarterback striker captain coach celebrity "
        "entrepreneur developer firebrand secretary founder co-founder cofounder talker winger midfielder defender "
        "defenseman goaltender goalkeeper pitcher linebacker receiver golfer boxer sprinter guitarist drummer songwriter novelist "
        "filmmaker playwright philanthropist financier industrialist restaurateur "
        "mp msp mep backbencher peer prince princess king queen duke duchess monarch emir sultan"
    ).split()
).union(map(str.lower, NATIONALS))
_DETERMINERS = frozenset("the a an this that these those".split())
_WITH_NATION = frozenset(
    (
        "diplomat envoy player star director artist writer poet chef designer driver rider athlete skier skater cyclist swimmer runner "
        "champion leader winner dancer painter architect producer composer conductor scientist physicist economist historian philosopher"
    ).split()
)
"""What somebody already named is called with the nation before it, where without it others may be meant: the Norwegian diplomat."""
_BEFORE_EPITHETS = _DETERMINERS | frozenset("one another other some two three several many his her their".split())
_SLIGHT = frozenset(["former", "first", "young", "longtime"])
_ANY_ORGANIZATION = frozenset(
    "company firm group fund agency organization organisation bank charity nonprofit airline retailer manufacturer university".split()
)
_PAPERS = frozenset("newspaper paper magazine website site newsletter tabloid outlet publication network broadcaster".split())
_INTRODUCED_WITHIN = 4
_NAMED_WITHIN = 6
_CLAUSE = 16


def explaining_name(mention: Mention) -> Mention | None:
    """The name that tells who a description means: the director, [Jane Roe], said; said a nurse who gave only her first name, [Jane]."""
    letters, item, line = mention.line.letters, mention.item, mention.line
    if mention.letter == "R" and letters[item + 1 : item + 3] in ([",", "M"], [",", "O"]) and letters[item + 3 : item + 4] == [","]:
        return line.mentions[item + 2]
    if mention.letter != "U":
        return None
    if letters[item + 1 : item + 3] == [",", "M"] and letters[item + 3 : item + 4] in ([], [","], ["."], ["r"], ["("]):
        return line.mentions[item + 2]
    if letters[item + 1 : item + 3] == ["&", "M"] and line.classes[mention.first] not in "dH":
        joined = line.mentions[item + 2]
        return joined if joined is not None and joined.role_start is not None and line.classes[joined.role_start] not in "dH" else None
    if letters[item + 1 : item + 2] in (["r"], ["T"]):
        named = line.mentions[item + 2] if letters[item + 2 : item + 3] == ["M"] else None
        if named is not None and line.firsts[named.item] < named.first and _ends_organization(line.words[named.first - 1]):
            return named
        return _after_tail(line, item + 1)
    if letters[item + 1 : item + 3] != [",", "w"] and letters[item + 1 : item + 2] != ["w"]:
        return None
    for at in range(item + 2, min(item + _CLAUSE, len(letters))):
        if line.sentences[at] != line.sentences[item]:
            return None
        if letters[at] == "M" and (letters[at - 1] == "," or line.word_at(line.firsts[at - 1]) == "as") and _is_name_word(line, at - 1):
            return line.mentions[at]
    return None


def described_by(mention: Mention) -> Mention | None:
    """The name that a description stands beside: [Jane Roe], 34, a nurse in Leeds, said; not Leeds, a nurse said."""
    line, item = mention.line, mention.item
    if mention.letter != "U" or mention.does in "SCGVB":
        return None
    before = item - 2 if line.letters[max(0, item - 4) : item] == ["M", ",", "0", ","] else item
    if before < 2 or line.letters[before - 2 : before] != ["M", ","] or mention.words[0].lower() not in ("a", "an"):
        return None
    return line.mentions[before - 2]


def joined_to(mention: Mention) -> Mention | None:
    """The description whose article a second one shares: [the Ohio senator] and presidential candidate said."""
    line, item = mention.line, mention.item
    if mention.letter != "U" or item < 2 or line.letters[item - 2 : item] != ["U", "&"] or line.classes[mention.first] in "dH":
        return None
    first = line.mentions[item - 2]
    return first if first is not None and first.words[0].lower() == "the" and not mention.head.endswith("s") else None


def _ends_organization(word: str) -> bool:
    """Whether the name of an organization may end in a word, before somebody's: chairman of Harbour [PAC] Ann Roe."""
    return word in languages.of("en").organization_words or (word.isupper() and len(word) > 1)


def _is_name_word(line: Line, item: int) -> bool:
    """Whether "name" stands before an item: gave only her first name, …; gave his name as …"""
    return line.word_at(line.firsts[item] - 1) == "name"


def _after_tail(line: Line, item: int) -> Mention | None:
    """The name after a phrase's tail, which begins at an item: a spokeswoman [for Mr. Roe], Dana Cho, said."""
    letters = line.letters
    item += 1
    while letters[item : item + 1] and letters[item] in "dmx0":
        item += 1
    if letters[item : item + 1] and letters[item] in "MOLRU" and letters[item + 1 : item + 3] == [",", "M"]:
        return line.mentions[item + 2] if letters[item + 3 : item + 4] in ([], [","], ["."]) else None
    return None


def unnamed_phrase(mention: Mention) -> str:
    """A description without its article: A senior official → senior official."""
    words = list(mention.words)
    while len(words) > 1 and words[0].lower() in _DETERMINERS:
        words = words[1:]
    return " ".join(words)


def epithet_of(mention: Mention) -> str:
    """What a description calls somebody, with what its head takes: The former secretary of state → former secretary of state."""
    line, first = mention.line, mention.first + (mention.words[0].lower() in _BEFORE_EPITHETS and len(mention.words) > 1)
    last = appositions.phrase_end(line, mention.last - 1, titled=False) if line.word_at(mention.last) == "of" else mention.last
    return " ".join(line.text[line.starts[first] : line.end_of(last - 1)].split())


def is_epithet(mention: Mention) -> bool:
    """Whether "the …" may mean somebody already named: the senator, the 46-year-old, the mum-of-three, the Norwegian diplomat."""
    noun = mention.head
    if noun in _EPITHETS or noun.endswith("-year-old") or "-of-" in noun:
        return True
    return noun in _WITH_NATION and any(word in languages.of("en").demonyms for word in mention.words[1:-1])


def shortens(phrase: str, longer: str) -> bool:
    """Whether a phrase says less of the same: official of senior administration official.

    >>> shortens("official", "senior administration official"), shortens("second official", "senior administration official")
    (True, False)
    """
    return set(phrase.lower().split()) <= set(longer.lower().split())


def counted(mention: Mention, before: list[Entity]) -> Entity | None:
    """Whom a count means: [the second official], where "another official" was quoted before; [the first official]."""
    ordinal = mention.words[1].lower()
    if ordinal == "first":
        return before[0] if before else None
    if ordinal in ("second", "other"):
        others = [entity for entity in before if (entity.phrase or "").split(" ", 1)[0].lower() in ("another", "second", "other")]
        return others[-1] if others else None
    return None


def taken_up(cast: Cast, mention: Mention) -> Mention | None:
    """The description that "the …" takes up: [An anonymous reviewer] agreed. … the reviewer said."""
    for number in range(mention.passage, max(-1, mention.passage - _INTRODUCED_WITHIN), -1):
        mentions = cast.lines[number].mentions
        end = mention.item if number == mention.passage else len(mentions)
        for other in reversed(mentions[max(0, end - LOOK_BACK) : end]):
            if other is None or other.letter != "U" or other.head != mention.head or id(other) in cast.asked:
                continue
            if other.words[0].lower() in ("a", "an", "one", "another") and shortens(unnamed_phrase(mention), unnamed_phrase(other)):
                return other
    return None


def latest_organization(cast: Cast, mention: Mention) -> Entity | None:
    """The organization by name that was mentioned last in the paragraphs before: Alden Lines cut its fares. “…,” [the company] said."""
    is_paper = mention.head in _PAPERS
    if not is_paper and mention.head not in _ANY_ORGANIZATION:
        return None
    other_names: list[Entity] = []
    for number in range(mention.passage, max(-1, mention.passage - _NAMED_WITHIN), -1):
        names = cast.lines[number].names
        for other in reversed(names[-FEW:]):
            entity = cast.asked[id(other)][0]
            if other.place >= mention.place or entity is None:
                continue
            if is_paper:
                if other.letter in "OM" and entity.type != "person" and _publishes(entity):
                    return entity
                continue
            if other.letter == "O":
                return entity
            if other.letter == "M" and _may_be_organization(entity):
                other_names.append(entity)
    for entity in other_names[:1]:
        entity.type = "organization"  # Orwell Steel cut jobs. “…,” the company said.
        return entity
    return None


def _publishes(entity: Entity) -> bool:
    """Whether a name is a paper's or broadcaster's by its words: The Alden Packet, Alden News."""
    return any(word.lower() in languages.of("en").outlet_words for words in entity.names for word in words)


def _may_be_organization(entity: Entity) -> bool:
    """Whether a name that looks like a person's may be a company's: two words, no given name, always the same and without a title."""
    words = entity.fullest
    plain = all(mention.words == words and mention.honorific is None and mention.role_start is None for mention in entity.mentions[:FEW])
    return len(words) > 1 and len(entity.names) == 1 and plain and words[0] not in languages.of("en").given_names and not entity.genders


def by_role(cast: Cast, mention: Mention) -> Entity | None:
    """The person with the role that a description names: the Ohio senator, where Sen. Ann Bell of Ohio was mentioned before."""
    wanted = roles.title_of(mention.head)
    best: tuple[tuple[int, tuple[int, int]], Entity] | None = None
    extra = {word.lower() for word in mention.words[1:-1]} - _SLIGHT
    for entity in with_role(cast, wanted):
        earlier = bisect_left(entity.mentions, mention.place, key=lambda other: other.place)
        if not earlier:
            continue
        latest = entity.mentions[earlier - 1]
        described = cast.described[id(entity)]
        fits = 0 if not extra else 1 if not extra.isdisjoint(described) else -1
        if fits < 0 and mention.passage - latest.passage > 2:
            continue
        rank = (fits, latest.place)
        if best is None or rank > best[0]:
            best = rank, entity
    return best[1] if best else None


def with_role(cast: Cast, noun: str) -> list[Entity]:
    """The people, by name, of whom the article says that they are this: of senator those called Sen. or senator."""
    if not cast.described:
        for entity in cast.entities:
            if entity.type == "person" and entity.named and entity.names:
                described = cast.described[id(entity)] = roles.words_about(entity.mentions)
                for word in described:
                    cast.by_role.setdefault(word, []).append(entity)
    return cast.by_role.get(noun, [])[:FEW]
