"""The door from a shell: ``python -m ppu_roadmap``, ``roadmap`` and ``ppu-roadmap``."""

from __future__ import annotations

import sys

from ppu_roadmap import __version__


def main() -> None:
    """Run the command line; the version is told before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"roadmap {__version__}\n")
        return
    from ppu_roadmap.cli import run

    run()


if __name__ == "__main__":
    main()
