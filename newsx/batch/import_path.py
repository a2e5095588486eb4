"""Where worker processes look for modules: where this process does, and never in the current folder, which holds other people's files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import newsx


def leave_out_current_folder() -> None:
    """Has every process that Python's multiprocessing starts from now on leave the current folder out of its path.

    It starts its helpers (the fork server, the resource tracker) as `python -c "from multiprocessing …"`, and -c looks for modules in the
    current folder first: a file `socket.py` or `msgspec.py` among the pages would be run. -P prevents that. multiprocessing hands -P on
    only if this process was started with it, so -P is added here, where multiprocessing makes their command lines. That also holds for a
    helper that another thread starts anew because the first one died, and under -E, where Python ignores PYTHONSAFEPATH.
    """
    from multiprocessing import util

    flags = util._args_from_interpreter_flags()  # type: ignore[attr-defined]
    if not {"-P", "-I"} & set(flags):
        util._args_from_interpreter_flags = lambda: [*flags, "-P"]  # type: ignore[attr-defined]


@contextmanager
def inherited() -> Iterator[None]:
    """A process that is started here has the import path of this one, so that it imports this newsx and not another one that is installed.
    Relative folders, such as the current one of `python -c`, are left out, unless newsx is there.

    Workers get the path from multiprocessing; the fork server, which imports newsx before they do, does not in all versions of Python.
    """
    home = os.path.dirname(os.path.abspath(newsx.__path__[0]))
    folders = [os.path.abspath(entry) for entry in sys.path if os.path.isabs(entry) or os.path.abspath(entry) == home]
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(folders)
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before
