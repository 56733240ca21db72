"""What a finding is known by from run to run, however far its line has moved: a hash of its text, not of its place."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator

from ppu_roadmap.diagnostics import Diagnostic


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """For each diagnostic, in order, sixteen hex digits, a colon and which of its likes it is, counted from 1.

    The same in each language. Likes have file, rule, program and the text of the line in common.
    """
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        known_by = (diagnostic.file, diagnostic.code, diagnostic.program, diagnostic.source.strip())
        digest = hashlib.sha256(json.dumps(known_by).encode()).hexdigest()[:16]
        seen[digest] += 1
        yield f"{digest}:{seen[digest]}"
