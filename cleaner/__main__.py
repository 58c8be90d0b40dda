"""`cleaner` and `python -m cleaner`."""

from __future__ import annotations

import gc
import os
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        _run()
    except SystemExit as end:
        if end.code == INTERRUPTED:  # threads of the pool may wait for ever for processes that were ended
            from contextlib import suppress

            with suppress(OSError):
                sys.stdout.flush()
            os._exit(INTERRUPTED)
        raise


def _run() -> None:
    gc.set_threshold(100_000)  # what loads here stays: looking for garbage in it takes a tenth of a short run
    from cleaner.cli import quick

    options = quick.parse(sys.argv[1:])
    if options is None:
        from cleaner.cli.app import app

        app()
    else:
        from cleaner.cli.run import run

        code = run(options)
        gc.freeze()  # nothing of it is looked through once more at the end
        sys.exit(code)


if __name__ == "__main__":
    main()
