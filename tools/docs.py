"""Make every generated file anew: ``python -m tools.docs``; with ``--check`` only say which are stale."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ppu_roadmap.model.schema import KINDS, schema_bytes
from tools import cli_reference, format_guide, hook_pins, query_guide, rule_pages

ROOT = Path(__file__).parents[1]
GUIDE, QUESTIONS = "docs/format.md", "docs/query.md"
HOOK = ".pre-commit-hooks.yaml"


def generated() -> Iterator[tuple[str, bytes]]:
    """Every generated file, by its path from the root of the checkout; each is made when it is asked for."""
    for kind in KINDS:
        yield f"schema/{kind}.schema.json", schema_bytes(kind)
    yield GUIDE, format_guide.filled((ROOT / GUIDE).read_text("utf-8")).encode()
    yield QUESTIONS, query_guide.filled((ROOT / QUESTIONS).read_text("utf-8"), ROOT).encode()
    pages = rule_pages.registered()
    yield "src/ppu_roadmap/rules/pages.json", rule_pages.data_file(pages).encode()
    yield "docs/rules.md", rule_pages.document(pages).encode()
    yield "docs/cli.md", cli_reference.document().encode()
    hook, lock = ((ROOT / name).read_text("utf-8") for name in (HOOK, "requirements.lock"))
    yield HOOK, hook_pins.filled(hook, lock).encode()


def main(arguments: Sequence[str]) -> int:
    """Write the stale files, or with ``--check`` only name them: 1 where there are any."""
    if set(arguments) - {"--check"}:
        print("usage: python -m tools.docs [--check]", file=sys.stderr)
        return 2
    check = "--check" in arguments
    stale = False
    for name, made in generated():
        if _is(ROOT / name, made):
            continue
        stale = True
        print(f"{name}: {'stale, run make docs' if check else 'written'}")
        if not check:
            (ROOT / name).write_bytes(made)
    return int(check and stale)


def _is(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
