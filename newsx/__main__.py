"""The command's door. It imports little by itself: worker processes come through here too, and need none of the command line."""

from __future__ import annotations

import gc
import os
import sys
import threading


def main() -> None:
    """Runs the command `newsx`."""
    gc.disable()  # until a run begins: what is imported stays, and looking for garbage amid it took a twentieth of each start
    try:
        from newsx.cli.app import app

        try:
            app(prog_name="newsx")
        except SystemExit as end:
            _end(end)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:  # in printing what newsx says of itself: runs end in order by themselves
        from newsx.errors import INCOMPLETE, sentence
        from newsx.running.messages import say

        say(f"standard output: {sentence(error)}")
        sys.exit(INCOMPLETE)


def _end(end: SystemExit) -> None:
    """Ends as asked. Where nothing else is at work, at once: Python would first free, one by one, all the objects that were made."""
    if threading.active_count() > 1 or "multiprocessing" in sys.modules or not isinstance(end.code, int | None):
        raise end
    for stream in filter(None, (sys.stdout, sys.stderr)):  # which are None where they were closed
        stream.flush()
    os._exit(end.code or 0)


def _leave_current_folder() -> None:
    """Takes the current folder, where `python -m` looks for modules first, off the import path, unless newsx itself was found there.

    A file `msgspec.py` among the pages would otherwise be run.
    """
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    try:
        if not sys.flags.safe_path and sys.path[0] == os.getcwd() != home:
            del sys.path[0]
    except OSError:  # the current folder is gone, and nothing can be in it
        return


if __name__ == "__main__":
    _leave_current_folder()
    main()
