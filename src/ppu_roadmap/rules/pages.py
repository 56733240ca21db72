"""The rules' pages, generated from their docstrings, so that they are there without docstrings too."""

import json
from collections.abc import Mapping
from pathlib import Path


def read_pages() -> Mapping[str, Mapping[str, str]]:
    """Title, why, bad and good example of each rule, by code."""
    data = json.loads(Path(__file__).with_name("pages.json").read_text("utf-8"))
    return {page["code"]: page for page in data}
