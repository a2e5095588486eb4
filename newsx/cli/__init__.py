"""The command line. `app` is the command: it turns its options into a plan and runs it.

`parameters` declares the options with their help, `options` checks what the user gave, `help` lays out `--help`, `completion` says what a
shell may complete.
"""
