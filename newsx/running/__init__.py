"""A run of the command, from its plan to its exit status.

`plan` says what a run is to do, `run` does it. Outcomes go to one of the `destinations`: directly to standard output, through a `spool`
into a file, or into a file per input. The spool's `journal` allows an interrupted run to be resumed, if its `fingerprint` is the same.
`messages` and `progress` write to standard error. On a `cluster` Dask's workers read the inputs and write part files.
"""
