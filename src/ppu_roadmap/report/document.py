"""What machines read as JSON: small enough to look at, and harmless on a terminal."""

from __future__ import annotations

import json
from typing import Any

from ppu_roadmap.text import inert_json


def dumped(document: Any) -> str:
    """A document as JSON in UTF-8; half of a character, which is none in UTF-8, is a question mark."""
    text = json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode()
    return inert_json(text) + "\n"
