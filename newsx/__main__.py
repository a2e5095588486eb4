"""The command's entry point. It imports little: worker processes import it, too, and need nothing of the command line."""

from __future__ import annotations

import gc
import os
import sys
import threading

from newsx.errors import INCOMPLETE, Incomplete, sentence


def main() -> None:
    """Runs the command `newsx`."""
    gc.disable()  # until a run begins: modules stay in memory, and looking through them for garbage took a twentieth of each start
    try:
        from newsx.cli.app import app

        try:
            app(prog_name="newsx")
        except SystemExit as end:
            _end(end)
    except KeyboardInterrupt:
        sys.exit(130)
    except (OSError, Incomplete) as error:  # in printing --help and the like, and in preparing a run, which handles its own errors
        from newsx.running.messages import say

        say(str(error) if isinstance(error, Incomplete) else f"standard output: {sentence(error)}")
        sys.exit(INCOMPLETE)


def _end(end: SystemExit) -> None:
    """Ends the process. If no thread or worker has been started, at once: Python would first free all objects one by one."""
    if threading.active_count() > 1 or "multiprocessing" in sys.modules or not isinstance(end.code, int | None):
        raise end
    for stream in filter(None, (sys.stdout, sys.stderr)):  # None if closed
        stream.flush()
    os._exit(end.code or 0)


def _leave_current_folder() -> None:
    """Removes the current folder, where `python -m` looks for modules first, from the import path, unless newsx itself was found there.

    Otherwise a file `msgspec.py` among the pages would be run.
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
