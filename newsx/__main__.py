"""The command's door. It imports nothing by itself: worker processes come through here too, and need none of the command line."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Runs the command `newsx`."""
    try:
        from newsx.cli import app

        app(prog_name="newsx")
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:  # in printing what newsx says of itself: runs end in order by themselves
        from newsx.running.reporting import say
        from newsx.sources.walking import sentence

        say(f"standard output: {sentence(error)}")
        sys.exit(3)
    finally:
        gc.freeze()  # or Python, as it ends, would look through all that was read for cycles of garbage, three times


if __name__ == "__main__":
    main()
