"""What can be exported: each kind with the files that it is written to, and what makes it."""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from ppu_roadmap.export import format_named

if TYPE_CHECKING:
    from ppu_roadmap.text import Language
    from ppu_roadmap.views.view import Asked

DOCUMENTS = ("book", "brief", "rkpd")
"""The views that are documents on paper."""
PAPERS = {"a4": (210, 297), "f4": (215, 330)}
"""Width and height of sheets in millimetres, by the name of their option."""


class Kind(NamedTuple):
    """A kind of export by its name in the command.

    Without a module of its own it is the document of a view, in the format that the suffix names. A module has
    ``render(asked, language, suffix, **options) -> bytes``.
    """

    name: str
    suffixes: tuple[str, ...]
    """Of its files; the first is taken where the file's name says nothing."""
    view: str = "show"
    module: str | None = None
    options: tuple[str, ...] = ()
    """The options that say something to it, by their names."""
    binary: bool = False
    """No text, so no terminal can show it."""
    findings: bool = False
    """Whether it tells of what was found in plans, as a view may."""

    def takes(self, option: str, suffix: str) -> bool:
        """Whether an option says something to its file of a suffix."""
        several = self.module is None and len(self.suffixes) > 1
        return option in self.options and (not several or option in format_named(suffix).options)

    def render(self, asked: Asked, language: Language, suffix: str, **options: Any) -> bytes:
        """The bytes of the file; options that its format does not take are left out."""
        if self.module is not None:
            made: bytes = import_module(self.module).render(asked, language, suffix, **options)
            return made
        from ppu_roadmap.paper.document import Document
        from ppu_roadmap.views import view_named

        form, view = format_named(suffix), view_named(options.pop("document", None) or self.view)
        data = form.data and not options.get("excel")
        document = Document.of([view.rows(asked)]) if data else view.document(asked)
        return form.render(document, language, **{name: options[name] for name in form.options if name in options})


_TABLE = ("columns",)
_PRINTED = ("document", "paper")
KINDS = (
    Kind("csv", ("csv",), options=(*_TABLE, "raw", "excel")),
    Kind("json", ("json",), options=_TABLE),
    Kind("md", ("md",), options=(*_TABLE, "document")),
    Kind("svg", ("svg",), options=_TABLE),
    Kind("page", ("html",), module="ppu_roadmap.page", options=("public",), findings=True),
    Kind("html", ("html",), options=(*_TABLE, "document")),
    Kind("xlsx", ("xlsx",), view="sheets", binary=True),
    Kind("docx", ("docx",), view="book", options=(*_PRINTED, "template"), binary=True),
    Kind("pdf", ("pdf",), view="book", options=_PRINTED, binary=True),
    Kind(
        "rkpd", ("xlsx", "csv", "docx", "pdf"), view="rkpd", options=("paper", "template", "raw", "excel"), binary=True
    ),
    Kind("poster", ("svg", "png", "pdf"), module="ppu_roadmap.export.poster", options=("paper",)),
    Kind("png", ("png",), module="ppu_roadmap.export.poster", binary=True),
    Kind("ics", ("ics",), module="ppu_roadmap.export.ics"),
    Kind("mermaid", ("mmd",), module="ppu_roadmap.export.mermaid"),
    Kind("workbook", ("xlsx",), module="ppu_roadmap.export.form", options=("period",), binary=True),
    Kind("parquet", ("parquet",)),
    Kind("all", ("zip",), options=("all", "check", "paper", "template"), binary=True),
)
"""Every kind of export, in the order in which a suffix is looked up."""


def kind_named(name: str) -> Kind:
    """The kind of a name; raises KeyError for one that is none."""
    return {kind.name: kind for kind in KINDS}[name]


def kind_of(suffix: str, options: Collection[str] = ()) -> Kind | None:
    """The kind that a file's suffix tells: the first that takes all the options given, else the first."""
    found = [kind for kind in KINDS if suffix in kind.suffixes]
    return next((kind for kind in found if {*options} <= {*kind.options}), found[0] if found else None)
