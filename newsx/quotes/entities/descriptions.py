"""Descriptions of the unnamed, and what tells whom they mean: the senator, another official, the company; a nurse, Jane Roe."""

from __future__ import annotations

from bisect import bisect_left

from newsx import languages
from newsx.quotes.entities import roles
from newsx.quotes.entities.entities import FEW, Entities, Entity
from newsx.quotes.grammar import appositions
from newsx.quotes.grammar.chunks import Chunks, Mention
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
    tags, chunk, chunks = mention.chunks.tags, mention.chunk, mention.chunks
    if mention.tag == "R" and tags[chunk + 1 : chunk + 3] in ([",", "M"], [",", "O"]) and tags[chunk + 3 : chunk + 4] == [","]:
        return chunks.mentions[chunk + 2]
    if mention.tag != "U":
        return None
    if tags[chunk + 1 : chunk + 3] == [",", "M"] and tags[chunk + 3 : chunk + 4] in ([], [","], ["."], ["r"], ["("]):
        return chunks.mentions[chunk + 2]
    if tags[chunk + 1 : chunk + 3] == ["&", "M"] and chunks.word_tags[mention.first] not in "dH":
        joined = chunks.mentions[chunk + 2]
        return joined if joined is not None and joined.role_start is not None and chunks.word_tags[joined.role_start] not in "dH" else None
    if tags[chunk + 1 : chunk + 2] in (["r"], ["T"]):
        named = chunks.mentions[chunk + 2] if tags[chunk + 2 : chunk + 3] == ["M"] else None
        if named is not None and chunks.firsts[named.chunk] < named.first and _ends_organization(chunks.words[named.first - 1]):
            return named
        return _after_tail(chunks, chunk + 1)
    if tags[chunk + 1 : chunk + 3] != [",", "w"] and tags[chunk + 1 : chunk + 2] != ["w"]:
        return None
    for at in range(chunk + 2, min(chunk + _CLAUSE, len(tags))):
        if chunks.sentences[at] != chunks.sentences[chunk]:
            return None
        if tags[at] == "M" and (tags[at - 1] == "," or chunks.word_at(chunks.firsts[at - 1]) == "as") and _is_name_word(chunks, at - 1):
            return chunks.mentions[at]
    return None


def described_by(mention: Mention) -> Mention | None:
    """The name that a description stands beside: [Jane Roe], 34, a nurse in Leeds, said; not Leeds, a nurse said."""
    chunks, chunk = mention.chunks, mention.chunk
    if mention.tag != "U" or mention.does in "SCGVB":
        return None
    before = chunk - 2 if chunks.tags[max(0, chunk - 4) : chunk] == ["M", ",", "0", ","] else chunk
    if before < 2 or chunks.tags[before - 2 : before] != ["M", ","] or mention.words[0].lower() not in ("a", "an"):
        return None
    return chunks.mentions[before - 2]


def joined_to(mention: Mention) -> Mention | None:
    """The description whose article a second one shares: [the Ohio senator] and presidential candidate said."""
    chunks, chunk = mention.chunks, mention.chunk
    if mention.tag != "U" or chunk < 2 or chunks.tags[chunk - 2 : chunk] != ["U", "&"] or chunks.word_tags[mention.first] in "dH":
        return None
    first = chunks.mentions[chunk - 2]
    return first if first is not None and first.words[0].lower() == "the" and not mention.head.endswith("s") else None


def _ends_organization(word: str) -> bool:
    """Whether the name of an organization may end in a word, before somebody's: chairman of Harbour [PAC] Ann Roe."""
    return word in languages.of("en").organization_words or (word.isupper() and len(word) > 1)


def _is_name_word(chunks: Chunks, chunk: int) -> bool:
    """Whether "name" stands before an item: gave only her first name, …; gave his name as …"""
    return chunks.word_at(chunks.firsts[chunk] - 1) == "name"


def _after_tail(chunks: Chunks, chunk: int) -> Mention | None:
    """The name after a phrase's tail, which begins at an item: a spokeswoman [for Mr. Roe], Dana Cho, said."""
    tags = chunks.tags
    chunk += 1
    while tags[chunk : chunk + 1] and tags[chunk] in "dmx0":
        chunk += 1
    if tags[chunk : chunk + 1] and tags[chunk] in "MOLRU" and tags[chunk + 1 : chunk + 3] == [",", "M"]:
        return chunks.mentions[chunk + 2] if tags[chunk + 3 : chunk + 4] in ([], [","], ["."]) else None
    return None


def unnamed_phrase(mention: Mention) -> str:
    """A description without its article: A senior official → senior official."""
    words = list(mention.words)
    while len(words) > 1 and words[0].lower() in _DETERMINERS:
        words = words[1:]
    return " ".join(words)


def epithet_of(mention: Mention) -> str:
    """What a description calls somebody, with what its head takes: The former secretary of state → former secretary of state."""
    chunks, first = mention.chunks, mention.first + (mention.words[0].lower() in _BEFORE_EPITHETS and len(mention.words) > 1)
    last = appositions.phrase_end(chunks, mention.last - 1, titled=False) if chunks.word_at(mention.last) == "of" else mention.last
    return " ".join(chunks.text[chunks.starts[first] : chunks.end_of(last - 1)].split())


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


def taken_up(entities: Entities, mention: Mention) -> Mention | None:
    """The description that "the …" takes up: [An anonymous reviewer] agreed. … the reviewer said."""
    for number in range(mention.passage, max(-1, mention.passage - _INTRODUCED_WITHIN), -1):
        mentions = entities.chunked[number].mentions
        end = mention.chunk if number == mention.passage else len(mentions)
        for other in reversed(mentions[max(0, end - LOOK_BACK) : end]):
            if other is None or other.tag != "U" or other.head != mention.head or id(other) in entities.entity_of:
                continue
            if other.words[0].lower() in ("a", "an", "one", "another") and shortens(unnamed_phrase(mention), unnamed_phrase(other)):
                return other
    return None


def latest_organization(entities: Entities, mention: Mention) -> Entity | None:
    """The organization by name that was mentioned last in the paragraphs before: Alden Lines cut its fares. “…,” [the company] said."""
    is_paper = mention.head in _PAPERS
    if not is_paper and mention.head not in _ANY_ORGANIZATION:
        return None
    other_names: list[Entity] = []
    for number in range(mention.passage, max(-1, mention.passage - _NAMED_WITHIN), -1):
        names = entities.chunked[number].names
        for other in reversed(names[-FEW:]):
            entity = entities.entity_of[id(other)][0]
            if other.place >= mention.place or entity is None:
                continue
            if is_paper:
                if other.tag in "OM" and entity.type != "person" and _publishes(entity):
                    return entity
                continue
            if other.tag == "O":
                return entity
            if other.tag == "M" and _may_be_organization(entity):
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


def by_role(entities: Entities, mention: Mention) -> Entity | None:
    """The person with the role that a description names: the Ohio senator, where Sen. Ann Bell of Ohio was mentioned before."""
    wanted = roles.title_of(mention.head)
    best: tuple[tuple[int, tuple[int, int]], Entity] | None = None
    extra = {word.lower() for word in mention.words[1:-1]} - _SLIGHT
    for entity in with_role(entities, wanted):
        earlier = bisect_left(entity.mentions, mention.place, key=lambda other: other.place)
        if not earlier:
            continue
        latest = entity.mentions[earlier - 1]
        described = entities.described[id(entity)]
        fits = 0 if not extra else 1 if not extra.isdisjoint(described) else -1
        if fits < 0 and mention.passage - latest.passage > 2:
            continue
        rank = (fits, latest.place)
        if best is None or rank > best[0]:
            best = rank, entity
    return best[1] if best else None


def with_role(entities: Entities, noun: str) -> list[Entity]:
    """The people, by name, of whom the article says that they are this: of senator those called Sen. or senator."""
    if not entities.described:
        for entity in entities.all:
            if entity.type == "person" and entity.named and entity.names:
                described = entities.described[id(entity)] = roles.words_about(entity.mentions)
                for word in described:
                    entities.by_role.setdefault(word, []).append(entity)
    return entities.by_role.get(noun, [])[:FEW]
