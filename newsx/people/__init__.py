"""People over many stories: which speakers of different stories are one person.

A story's speaker has an id within that story. Here speakers who are named people are joined over all stories:

    appearances     what a story tells of each of its speakers
    names           a name in parts; how two names may be one person's
    genders         what a given name says of gender
    roles           what two roles tell
    evidence        the odds that somebody is a person known from other stories
    linking         joins them, surname by surname
    people          people with all their names, roles and stories
    known           people known beforehand, from a table

The method is that of record linkage. Only names with like surnames are compared (blocking). The pieces of evidence multiply. Who is
likeliest is taken if that is likely enough, else it is a new person. Names come in an order that does not depend on that of the stories.
"""

from __future__ import annotations

from newsx.people.known import KnownPerson, NotPeople, read_known
from newsx.people.people import Link, People, Person, link

__all__ = ["KnownPerson", "Link", "NotPeople", "People", "Person", "link", "read_known"]
