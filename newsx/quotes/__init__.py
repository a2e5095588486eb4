"""Who said what: the quotations of an article and their speakers.

`pipeline.find` has a line for each step. On The so-called “grey coast” waits. Ivo Bern came. “The ferry is late,” he said.

    step         package       question                                     answer here
    spans        spans/        where are words quoted?                      grey coast · The ferry is late,
    mentions     grammar/      who and what is mentioned around them?       Ivo Bern · he
    attribution  attribution/  which mention said it, or nobody?            nobody · he
    entities     entities/     who is that mention?                         he → Ivo Bern
    records      records/      kind, name, role, statement, repetition?     scare · direct, by Ivo Bern
    reports      reports/      on request: what is said without marks?      (the mayor said it was late)

Where is it decided …

    whom "he" means                     entities/pronouns.py: `meant_by`
    whom "the senator" means            entities/descriptions.py
    whose surname it is                 entities/collect.py
    what somebody is called             entities/names.py
    what somebody's role is             entities/roles.py: `Roles.role_of`
    what gender the text gives          entities/genders.py
    whether the speaker is right        records/verdicts.py
    speech or a scare quote             attribution/candidates.py: `decide` (does anybody say it?); if not, records/kinds.py
    whose words a nested quotation is   attribution/nested.py
    what is a verb of saying            newsx/languages/en/verbs_of_saying.txt
    what its subject is                 attribution/cues.py; attribution/verb_second.py where the verb stands second
    what only the mood reports          attribution/segments.py
    the kind of a quotation             records/kinds.py: `kind_of`
    which quotation repeats another     records/repeats.py
"""

from __future__ import annotations

from newsx.quotes.pipeline import Quotations, find
from newsx.quotes.spans.passage import Passage

__all__ = ["Passage", "Quotations", "find"]
