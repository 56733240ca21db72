"""A table as GitHub's Markdown: what a plan's text holds is shown as it stands, never as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ppu_roadmap.tables import NUMERIC, Group, Table, shown
from ppu_roadmap.text import Language, Message, _, markdown


def render(table: Table, language: Language) -> bytes:
    """Title, a table under each heading, sums in bold."""
    return ("\n".join(_lines(table, language)) + "\n").encode()


def _lines(table: Table, language: Language) -> Iterator[str]:
    yield f"# {_said(table.title, language)}"
    if table.subtitle:
        yield from ("", _joined(table.subtitle, language))
    for group in table.groups:
        yield from _group(table, group, language)
    yield from _sum(_("Total"), table.summary, language)
    for note in table.notes:
        yield from ("", _said(note, language))


def _said(message: Message, language: Language) -> str:
    return markdown(message.render(language))


def _joined(messages: Sequence[Message], language: Language) -> str:
    return " · ".join(_said(message, language) for message in messages)


def _group(table: Table, group: Group, language: Language) -> Iterator[str]:
    if group.heading is not None:
        top = min(one.level for one in table.groups)
        yield from ("", f"{'#' * (group.level - top + 2)} {_said(group.heading, language)}")
    if group.rows:
        yield from ("", *_table(table, group, language))
    yield from _sum(_("Subtotal"), group.summary, language)


def _sum(label: Message, summary: Sequence[Message], language: Language) -> Iterator[str]:
    if summary:
        yield from ("", f"**{_said(label, language)}: {_joined(summary, language)}**")


def _table(table: Table, group: Group, language: Language) -> Iterator[str]:
    indexes = table.printed()
    columns = [table.columns[index] for index in indexes]
    yield _row(_said(column.label, language) if table.headed else "" for column in columns)
    yield _row("---:" if column.kind in NUMERIC else "---" for column in columns)
    totals = [part.total for part in (group, table) if part.total is not None and not part.summary]
    last = totals if group is table.groups[-1] else totals[:1] if group.total is not None else []
    for row in (*group.rows, *last):
        texts = (markdown(shown(row.cells[index], table.columns[index], language)) for index in indexes)
        yield _row(texts if row not in last else (f"**{text}**" if text else "" for text in texts))


def _row(texts: Iterator[str]) -> str:
    return "| " + " | ".join(texts) + " |"
