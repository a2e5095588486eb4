"""Many inputs: read ahead, processed by worker processes, given back in the order in which they came.

`outcomes` turns one input into its outcome, a record or the reason why there is none. `workers` does that for many, in parallel; for it
`read_ahead` reads the inputs in a thread, `import_path` says where worker processes find modules, and `garbage` when Python looks for
unused objects. `signals` defers Ctrl-C until a record is whole. `many` is `newsx.extract_many`.
"""
