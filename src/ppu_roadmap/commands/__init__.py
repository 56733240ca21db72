"""One thin file a command, named as the command, with `_` for a hyphen: options in, one call, output.

A file holds ``main``, whose parameters are the command's options and whose docstring is its help, and ``EXAMPLES``.
The commands that show or write a view have no file of their own: they are functions of one, ``views``.
"""

from collections.abc import Mapping

PANELS: Mapping[str, tuple[str, ...]] = {
    "Start": ("init",),
    "Check": ("validate", "rule", "fix", "schema"),
    "Show": (
        "show", "program", "timeline", "matrix", "quickwins", "risks", "indicators", "sni", "budget", "progress",
        "proposals", "query",
    ),
    "Write out": ("export", "book", "serve"),
    "Take in": ("import",),
    "Edit": ("add", "set", "remove", "move", "rename-id", "decide", "fmt"),
    "Compare": ("diff", "log"),
}  # fmt: skip
"""Every command, in the order and under the headings of the help."""
COMMANDS = tuple(name for names in PANELS.values() for name in names)
