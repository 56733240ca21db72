"""Templates of files that are filled with values, and the hashes by which a page allows its own style and script."""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def template(path: Path, **options: Any) -> Any:
    """The template of a path, which escapes what it is given as markup; what it lacks is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(path.parent)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, **options).get_template(path.name)


def hash_of(text: str) -> str:
    """What a content security policy calls an inline style or script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
