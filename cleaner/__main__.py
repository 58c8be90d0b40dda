"""`cleaner` and `python -m cleaner`."""

from __future__ import annotations

import gc
import os
import sys

from cleaner.lean import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NoReturn

INTERRUPTED, PIPE_CLOSED, FAILURE = 130, 141, 2


def main() -> NoReturn:
    """Run the command line and exit with its code."""
    code: object = FAILURE
    try:
        try:
            _check_streams()
            _run()
        except SystemExit as end:
            code = PIPE_CLOSED if isinstance(end.__context__, BrokenPipeError) else end.code  # by click or rich
        sys.stdout.flush()
    except BrokenPipeError:
        code = PIPE_CLOSED
    except OSError as error:  # of standard output, most of all: what goes wrong with a file is told where it is read
        code = FAILURE
        try:  # noqa: SIM105  (a start does without contextlib)
            sys.stderr.write(f"cleaner: {error.filename or 'standard output'}: {error.strerror or error}\n")
        except OSError:  # it was standard error
            pass
    except Exception:  # noqa: BLE001  (1 would say that there are findings)
        import traceback

        traceback.print_exc()
        sys.stderr.write("cleaner: a fault of cleaner, not of the text; please report what stands above\n")
    _end(code)


def _check_streams() -> None:
    """Standard streams that are closed: messages are lost, results must not be."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115  (for as long as we run)
    if sys.stdout is None or (sys.stdin is None and "-" in sys.argv):
        sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
        sys.stderr.write(f"cleaner: standard {'input' if sys.stdin is None else 'output'} is closed\n")
        sys.exit(FAILURE)
    if not (_is_whole(sys.stdin) and _is_whole(sys.stdout)):
        from cleaner.cli.streams import make_whole

        make_whole()


def _is_whole(stream: Any) -> bool:
    """Whether a standard stream takes or gives all at once: raw ones do not, nor pipes that do not block."""
    try:
        return stream is None or (hasattr(stream.buffer, "raw") and os.get_blocking(stream.fileno()))
    except (AttributeError, OSError):  # it is no file of the system
        return True


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


def _end(code: object) -> NoReturn:
    """Exit; what standard output still holds and cannot take is dropped, or Python would complain of it once more."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if code == INTERRUPTED:  # threads of the pool may wait for ever for processes that were ended
        os._exit(INTERRUPTED)
    sys.exit(code)  # type: ignore[arg-type]


def start() -> NoReturn:
    """Run `main` and leave at once: to take apart all that was loaded would take a twentieth of a short run.

    A profiler, a debugger or threads may still want to see the end.
    """
    try:
        main()
    except SystemExit as end:
        watched = sys.getprofile() or sys.gettrace() or "threading" in sys.modules
        if not isinstance(end.code, int) or watched:
            raise
        try:
            sys.stderr.flush()
        finally:
            os._exit(end.code)


if __name__ == "__main__":
    start()
