"""The door from a shell: ``python -m ppu_roadmap``, ``roadmap`` and ``ppu-roadmap``."""

import atexit
import gc
import os
import sys

from ppu_roadmap import __version__

SELDOM = 1_000_000
"""So many new objects until cycles are looked for: a plan holds none, and to look costs a tenth of the time and more;
a command that stays, such as a server, still gets rid of its own."""


def main() -> None:
    """Run the command line; a file or a stream that cannot be read or written is said in one line."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by the caller: what is written there goes nowhere
            setattr(sys, name, open(_nowhere(), mode, encoding="utf-8", closefd=False))  # noqa: SIM115 -- to the end
    try:
        if sys.argv[1:] == ["--version"]:  # told before anything heavy is imported
            sys.stdout.write(f"roadmap {__version__}\n")
            sys.stdout.flush()
            return
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # none is ours, and to look for some costs a while
        atexit.register(gc.freeze)  # what is left holds no cycles, so let the interpreter look for none as it ends
        threshold = gc.get_threshold()
        gc.set_threshold(SELDOM, *threshold[1:])
        try:
            from ppu_roadmap.cli import run

            run(sys.argv[1:])
        finally:
            gc.freeze()
            gc.unfreeze()  # together: all that there is counts as old, and is not looked at because of what follows
            gc.set_threshold(*threshold)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        _give_up(error)


def _give_up(error: OSError) -> None:
    """Leave with one line, quietly where nobody reads on; what is still buffered is written, or dropped if it fails."""
    broken = isinstance(error, BrokenPipeError)
    try:
        if not broken:
            from ppu_roadmap.text import FileName

            path = FileName(str(error.filename or "-")).render("en")
            sys.stderr.write(f"roadmap: {path}: {error.strerror or error}\n")
        sys.stdout.flush()
    except OSError:  # it must not fail once more at the end
        for descriptor in (1, 2):
            os.dup2(_nowhere(), descriptor)
    sys.exit(0 if broken else 2)


def _nowhere() -> int:
    return os.open(os.devnull, os.O_RDWR)


if __name__ == "__main__":
    main()
