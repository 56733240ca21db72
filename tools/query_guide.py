"""The made parts of docs/query.md: a table of each table's columns, and the answers to its questions."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from ppu_roadmap.dataset.source import Source
from ppu_roadmap.dataset.tables import TABLES, Table
from ppu_roadmap.export import md
from ppu_roadmap.loader.plans import load_each
from ppu_roadmap.paper.document import Document
from ppu_roadmap.query.answer import answered, page
from ppu_roadmap.query.question import judged

TODAY = date(2026, 11, 24)
ASKED = re.compile(r"```sql\n(?P<sql>[^`]*)```\n\n<!-- begin answer (?P<plan>\S+) -->\n.*?<!-- end -->", re.DOTALL)
REFERENCE = re.compile(r"<!-- begin tables -->\n.*?<!-- end -->", re.DOTALL)


def filled(guide: str, root: Path) -> str:
    """The guide with every answer asked anew, of plans at paths from the root of the checkout, and every table."""

    def ask(match: re.Match[str]) -> str:
        made = answer(match["sql"], root / match["plan"])
        return f"```sql\n{match['sql']}```\n\n<!-- begin answer {match['plan']} -->\n\n{made}\n<!-- end -->"

    reference = "\n".join(map(_described, TABLES))
    guide = ASKED.sub(ask, guide)
    return REFERENCE.sub(lambda _match: f"<!-- begin tables -->\n\n{reference}\n<!-- end -->", guide)


def answer(sql: str, plan: Path) -> str:
    """The answer in Markdown."""
    question = judged(sql, TODAY, 60)
    for result in load_each([plan], TODAY):
        source = Source(result.plan, TODAY, result.diagnostics, "en")
        question.take([table.rows(source) for table in question.tables])
    return md.render(Document.of([page(answered(question))]), "en").decode()


def _described(table: Table) -> str:
    rows = [f"| `{column.key}` | {column.type} | {column.label.render('en')} |\n" for column in table.columns]
    about = table.about.render("en")
    heading = (
        f"### {table.name}\n\n{about[0].upper()}{about[1:]}.\n\n| column | type | what it holds |\n|---|---|---|\n"
    )
    return heading + "".join(rows)
