"""How certain it is that a mention stands for the entity that a rule finds.

A quotation's confidence is the calibrated probability of its mention times the certainty of the mention's entity. The numbers are
estimates, made from reading annotated articles: about how often a rule was right on them.
"""

from __future__ import annotations

from typing import Final

CERTAINTY: Final = {
    # names
    "name": 1.0,  # a full name; a surname that one entity has
    "surname of several": 0.9,  # Roe: of Ann Roe and Bo Roe the one with the higher score, by a small margin
    # labels of interviews
    "interviewed": 0.8,  # A: of the people in the article, the one mentioned most
    "interviewer": 1.0,  # Q: certainly nobody whom the article names
    # pronouns
    "author": 0.9,  # I, in a column; sometimes it is in words that have lost their marks
    "antecedent": 0.88,  # he: the best antecedent, if the next best scores the same …
    "antecedent by a margin": 0.11,  # … and more by up to this, if its score is higher by `CLEAR_MARGIN`
    "named next": 0.85,  # an article's first words: “No,” he said. Mayor [Carl Dahl] …
    "same speaker": 0.5,  # he, if nothing before fits: the speaker of the quotation before
    "no antecedent": 0.3,  # they, if nothing before fits: unknown
    # descriptions
    "named beside it": 0.97,  # the director, [Jane Roe], said
    "in its role": 0.93,  # the senator: Sen. [Ann Bell]
    "only holder": 0.85,  # the governor, before an article's only governor is named
    "counted": 0.9,  # the second official: after “another official”
    "described before": 0.95,  # the official: after “a port official”
    "epithet": 0.85,  # the billionaire: the best antecedent among named people
    "latest organization": 0.8,  # the company: the organization named last
    "organization by noun": 0.7,  # the board: the Harbour Board
    "somebody new": 0.95,  # a port official: nobody mentioned before
}
CLEAR_MARGIN: Final = 3.0
"""Difference of two antecedents' scores (see `pronouns.SCORES`) from which the better one is as certain as can be."""
