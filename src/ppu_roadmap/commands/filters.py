"""The filters, the same in every command that lists programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ppu_roadmap.commands import completion
from ppu_roadmap.commands.run import Refusal, split
from ppu_roadmap.commands.signatures import give_signature, option, own_parameters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppu_roadmap.analysis.selection import Selection
    from ppu_roadmap.model.plan import Plan
    from ppu_roadmap.text import Message

PANEL = "Filters"


def _option(name: str, metavar: str, help_: str, complete: Callable[[str], Any] | None = None) -> Any:
    made = typer.Option(f"--{name}", metavar=metavar, help=help_, rich_help_panel=PANEL, autocompletion=complete)
    return Annotated[list[str] | None, made]


_MANY: dict[str, tuple[str, Any]] = {
    "horizon": ("horizons", _option("horizon", "1y|5y|long", "Programs with exactly this tag.")),
    "dimension": (
        "dimensions",
        _option("dimension", "WORD", "A dimension, such as governance.", completion.dimensions),
    ),
    "subdimension": (
        "subdimensions",
        _option("subdimension", "WORD", "A sub-dimension, such as health.", completion.subdimensions),
    ),
    "owner": ("owners", _option("owner", "AGENCY", "Lead agency: key, short or full name.", completion.agencies)),
    "partner": ("partners", _option("partner", "AGENCY", "A partner or supporting agency.", completion.agencies)),
    "year": ("years", _option("year", "YEAR", "Programs that run in this year.")),
    "status": ("statuses", _option("status", "WORD", "proposed, planned, ongoing, done, delayed or cancelled.")),
    "mission": ("missions", _option("mission", "KEY", "A mission served: M2 or rpjmd-2025:M2.")),
    "sni": ("sni", _option("sni", "NUMBER", "An SNI ISO 37122 number measured.")),
    "location": ("locations", _option("location", "PLACE", "A kecamatan, desa or kelurahan.")),
}
_ONE = {
    "through": Annotated[
        str | None,
        typer.Option(
            "--through", metavar="1y|5y|long", help="This horizon and every nearer one.", rich_help_panel=PANEL
        ),
    ],
    "min_risk": Annotated[
        str | None,
        typer.Option(
            "--min-risk", metavar="low|medium|high", help="A risk of at least this level.", rich_help_panel=PANEL
        ),
    ],
    "search": Annotated[
        str | None,
        typer.Option("--search", metavar="TEXT", help="Text in id, name or description.", rich_help_panel=PANEL),
    ],
}
QuickWins = Annotated[bool, typer.Option("--quick-wins", help="Only quick wins.", rich_help_panel=PANEL)]
Sort = Annotated[
    list[str] | None,
    typer.Option(
        "--sort", metavar="COLUMNS", help="Order by these columns; -budget: largest first.", rich_help_panel=PANEL
    ),
]


def filtered(function: Callable[..., int | None]) -> Callable[..., int | None]:
    """Give a command the filters, put together as its argument ``selection``."""
    added = [option(name, annotation) for name, (_field, annotation) in _MANY.items()]
    added += [option(name, annotation) for name, annotation in _ONE.items()]
    added += [option("quick_wins", QuickWins, default=False), option("sort", Sort)]

    @wraps(function)
    def command(*arguments: Any, **values: Any) -> int | None:
        given = {parameter.name: values.pop(parameter.name) for parameter in added}
        return function(*arguments, selection=_selection(given), **values)

    give_signature(command, [*own_parameters(function, "selection"), *added])
    return command


def _selection(given: dict[str, Any]) -> Selection:
    from ppu_roadmap.analysis.selection import Selection

    many: dict[str, Any] = {field: tuple(split(given[name])) for name, (field, _type) in _MANY.items()}
    many["years"] = tuple(_year(word) for word in many["years"])
    return Selection(
        **many,
        through=given["through"],
        min_risk=given["min_risk"],
        search=given["search"] or "",
        quick_wins=given["quick_wins"],
        sort=tuple(split(given["sort"])),
    )


def _year(word: str) -> int:
    from ppu_roadmap.text import _

    if not (word.isascii() and word.isdecimal()):
        raise Refusal(_("--year is {word}, not a year such as 2024", word=word))
    return int(word)


def refuse_unknown(messages: Iterable[Message]) -> None:
    """End the command with the first of these messages, if there is one."""
    for message in messages:
        raise Refusal(message)


def check_words(selection: Selection, plans: list[Plan]) -> None:
    """End the command where a filter names what no plan has."""
    from ppu_roadmap.analysis.unknown_words import unknown_words

    refuse_unknown(unknown_words(selection, plans))
