"""Smart City master plans of Indonesian regencies, kept as text: read, checked, shown and exported.

The names below are imported when they are first used, so that no command pays for what it does not need.
"""

TYPE_CHECKING = False  # known to type checkers by its name; importing typing would cost more than all of this
if TYPE_CHECKING:
    from ppu_roadmap.diagnostics import Diagnostic
    from ppu_roadmap.library import PlanError, check, check_files, check_many, fmt_bytes, load, load_bytes, set_bytes
    from ppu_roadmap.loader.plans import Result
    from ppu_roadmap.model.plan import Plan

__version__ = "0.1.0"
__all__ = [
    "Diagnostic", "Plan", "PlanError", "Result", "check", "check_files", "check_many", "fmt_bytes", "load",
    "load_bytes", "set_bytes",
]  # fmt: skip

_ELSEWHERE = {"Diagnostic": "diagnostics", "Plan": "model.plan", "Result": "loader.plans"}
"""The homes of names that are not the library's own."""


def __getattr__(name: str) -> object:
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_ELSEWHERE.get(name, 'library')}"), name)
