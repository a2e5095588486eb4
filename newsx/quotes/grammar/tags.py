"""The tags of words and of chunks, one character each, and the sets of them that rules and features ask for.

`tagging` gives each word of a passage a word tag, `chunking` joins words to chunks and gives each chunk a chunk tag. So

    “Yes,” said Jane Roe, a nurse in Leeds.     has the word tags    q S N N , d h r N .
                                                and the chunk tags   q S M , U r L .

A word that is part of no mention makes a chunk of its own, with its word tag; the second table below has the other chunk tags. The features
of attribution are spelled with chunk tags, and the model has weights for these spellings: a tag cannot change without training it anew.
"""

from __future__ import annotations

from typing import Final

# Word tags
#
# verbs
SAYING: Final = "S"  # said, told
CALLING: Final = "C"  # called, described
GESTURE: Final = "G"  # smiled, shrugged
ACCORDING: Final = "A"  # according; also "words" in “in her words”
OTHER_VERB: Final = "V"  # walked
AUXILIARY: Final = "B"  # is, has, would, ’ll
# nouns and what stands before them
PERSON_NOUN: Final = "h"  # nurse, critics
GROUP_NOUN: Final = "g"  # campaign, police
ORGANIZATION_NOUN: Final = "o"  # company, union
DOCUMENT: Final = "D"  # letter, report; as a chunk's tag: the letter
CAPITALISED: Final = "N"  # a word with a capital that seems part of a name
MODIFIER: Final = "m"  # senior, former, press: common before a role
NUMBER: Final = "0"  # 12; as a chunk's tag also a count that stands alone: two
DETERMINER: Final = "d"  # the, a, our
POSSESSOR: Final = "H"  # his, her, their; the same as a chunk's tag, if it is a mention
POSSESSIVE: Final = "'"  # ’s, and the ’ after a plural
# other words
PRONOUN: Final = "P"  # he, them; as a chunk's tag only he, she, they, we, I, it
PREPOSITION: Final = "r"  # of, in
TO: Final = "T"  # to
THAT: Final = "t"  # that
WHO: Final = "w"  # who, which, whom
SUBORDINATOR: Final = "k"  # when, because, whether
COORDINATOR: Final = "&"  # and, but
ADVERB: Final = "a"  # also, quietly
NOT: Final = "n"  # not, never
OTHER: Final = "x"  # any other word; as a mention's tag: a speaker's label that names nobody known (Q: …)
# quotations and signs
QUOTATION: Final = "q"  # a quotation, marks and all, is one word and one chunk
STOP: Final = "."  # the end of a sentence; in words ? and ! and … too
COMMA: Final = ","
SEMICOLON: Final = ";"
COLON: Final = ":"
DASH: Final = "-"
OPENING_BRACKET: Final = "("
CLOSING_BRACKET: Final = ")"
ABBREVIATION_STOP: Final = "*"  # the stop of an abbreviation or initial: Sen. J. Roe; no chunk has it
SIGN: Final = "~"  # any other sign

# Chunk tags: those above, but for h, g, o, N and *, which are parts of mentions, and these
PERSON: Final = "M"  # Jane Roe
ORGANIZATION: Final = "O"  # Harbour Board
PLACE: Final = "L"  # a place or a people by name: Leeds, Norwegians
PEOPLE_PHRASE: Final = "U"  # a senior official, critics
GROUP_PHRASE: Final = "R"  # a group or an organization that is not named: the company, Roe’s campaign
OBJECT_PRONOUN: Final = "j"  # him, us, herself: no mention
EXCLAMATION: Final = "!"  # the end of a sentence within a quotation's marks by ? or !

# What stands at the beginning and end of a passage, for rules and features that look past its edges
BEGINNING: Final = "^"
END: Final = "$"

# Sets of verbs
REPORTING_VERBS: Final = frozenset([SAYING, CALLING, GESTURE])
REPORTING: Final = REPORTING_VERBS | {ACCORDING}
"""What makes a cue."""
FULL_VERBS: Final = REPORTING_VERBS | {OTHER_VERB}
VERBS: Final = FULL_VERBS | {AUXILIARY}
TRANSITIVE: Final = frozenset([SAYING, CALLING, OTHER_VERB])
"""Verbs that may have an object, and may be nouns (her claims); a gesture neither."""
PASSIVE: Final = frozenset([SAYING, CALLING])
"""Reporting verbs that have a passive: was told, was called."""
BEFORE_VERB: Final = frozenset([ADVERB, AUXILIARY, NOT])
"""What may stand between a subject and its verb: Roe [has often] said."""
ADVERBS: Final = frozenset([ADVERB, NOT])

# Sets of nouns and what stands before them
NOUNS: Final = frozenset([PERSON_NOUN, GROUP_NOUN, ORGANIZATION_NOUN, DOCUMENT])
THINGS: Final = NOUNS - {PERSON_NOUN}
DETERMINERS: Final = frozenset([DETERMINER, POSSESSOR])
OWNERS: Final = DETERMINERS | {POSSESSIVE}
"""What a noun must follow: the, his, Roe’s."""
BEFORE_NOUN: Final = frozenset([DETERMINER, MODIFIER, OTHER, NUMBER])
"""What may stand before a noun within its phrase: [the three senior press] officers."""
BEFORE_OWN_NOUN: Final = BEFORE_NOUN | {POSSESSOR}
"""The same with his, her and their."""
PREPOSITIONS: Final = frozenset([PREPOSITION, TO])
CONJUNCTIONS: Final = frozenset([COORDINATOR, SUBORDINATOR])
LISTING: Final = frozenset([COMMA, COORDINATOR])
"""What joins the members of a list."""
IN_PHRASE: Final = PREPOSITIONS | BEFORE_OWN_NOUN | NOUNS | {CAPITALISED, POSSESSIVE, ABBREVIATION_STOP, ADVERB}
"""Word tags that a noun phrase may have: [the recently retired head of Leeds’ port and] …"""
BEFORE_NO_SUBJECT: Final = PREPOSITIONS | {POSSESSIVE}
"""After these a mention is the object of a preposition, or a possession, and no subject: of Roe; Leeds’s mayor."""
NOT_AT_EDGE: Final = PREPOSITIONS | DETERMINERS | {ADVERB}
"""Words of a phrase that it does not end with."""

# Sets of mentions
NAMES: Final = frozenset([PERSON, ORGANIZATION, PLACE])
PRONOUNS: Final = frozenset([PRONOUN, POSSESSOR])
PHRASES: Final = frozenset([PEOPLE_PHRASE, GROUP_PHRASE, DOCUMENT])
SUBJECTS: Final = NAMES | PHRASES | {PRONOUN}
"""Mentions that may be a verb's subject."""
MENTIONS: Final = SUBJECTS | {POSSESSOR}

# Sets of signs
SENTENCE_ENDS: Final = frozenset([STOP, EXCLAMATION])

# Sets of closed classes
NEVER_NAMES: Final = PRONOUNS | {DETERMINER}
"""Words that are no names with a capital either, whatever given names there are: Her, The."""
CLOSED_CLASSES: Final = NEVER_NAMES | PREPOSITIONS | CONJUNCTIONS | BEFORE_VERB | {WHO, THAT}
"""Words that begin a sentence with a capital without being names: In, But, Also."""
