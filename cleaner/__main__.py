"""`cleaner` and `python -m cleaner`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    from cleaner.cli import quick

    options = quick.parse(sys.argv[1:])
    if options is None:
        from cleaner.cli.app import app

        app()
    else:
        from cleaner.cli.run import run

        sys.exit(run(options))


if __name__ == "__main__":
    main()
