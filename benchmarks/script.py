"""The command as installers of today write it; that of an older pip imports ``re``, half an interpreter's start."""

import sys

from ppu_roadmap.__main__ import main

if __name__ == "__main__":
    sys.argv[0] = sys.argv[0].removesuffix(".exe")
    main()
