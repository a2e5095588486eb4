"""Where documents come from: paths and standard input, through compression and containers, to one page at a time.

`reading.read_paths(paths)` yields each page as a `Raw`, its bytes, or as an `Unreadable` that says in words what is wrong. `Raw.document()`
decodes a page. A format is a module in `formats/`.
"""
