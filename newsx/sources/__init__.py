"""Where documents come from: paths and standard input, through compression and containers, to one page at a time.

`reading.read(paths)` yields each page as `Raw` bytes, or an `Unreadable` that says in a sentence what is wrong; `Raw.document()` decodes.
A format is one module in `formats/`.
"""
