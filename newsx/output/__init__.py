"""Records are shown on a terminal, or written in a format that other programs read.

A `View` says what is shown of each record, a `Target` where it goes, a module of `formats/` in what form.
"""
