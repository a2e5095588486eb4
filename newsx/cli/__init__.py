"""The command line: its options, its completion, and what it calls."""
