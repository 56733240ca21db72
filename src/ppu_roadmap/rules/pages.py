"""The page of each rule as generated, for there may be no docstrings; who reads it need not import the rules."""

import json
from collections.abc import Mapping
from pathlib import Path


def read_pages() -> Mapping[str, Mapping[str, str]]:
    """Title, why, bad and good example of each rule, by code."""
    pages: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("pages.json").read_text("utf-8"))
    return pages
