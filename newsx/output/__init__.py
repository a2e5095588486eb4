"""What becomes of records: shown on a terminal, or written in a format that other programs read.

`View` says what of each record is wanted, `Target` where it goes, a module of `formats/` in what form.
"""
