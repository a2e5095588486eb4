"""The record's quotations and speakers, from what the other packages found.

verdicts       a second look at each speaker: is it the right one, or are the words nobody's?
assembly       a quotation for each span: which belong to one statement
kinds          direct, partial, title or scare: a list of rules
sources        the speakers, numbered, with name, role, type and gender
repeats        which quotation of a headline, caption or pull quote repeats one of the body
merge          puts reported speech among the quotations
"""
