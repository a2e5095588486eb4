"""The command's door. It imports nothing by itself: worker processes come through here too, and need none of the command line."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command `newsx`."""
    try:
        from newsx.cli import app

        app(prog_name="newsx")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
