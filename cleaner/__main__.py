"""`cleaner` and `python -m cleaner`."""

from __future__ import annotations

import gc
import os
import sys

INTERRUPTED, FAILURE = 130, 2


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
    except Exception:  # noqa: BLE001  (1 would say that there are findings)
        import traceback

        traceback.print_exc()
        sys.stderr.write("cleaner: a fault of cleaner, not of the text; please report what stands above\n")
        sys.exit(FAILURE)


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
