"""Pictures and folders of plans with texts."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

BASE = Path(__file__).parents[1] / "broken" / "base"


def png(width: int = 4, height: int = 4, packed: bytes | None = None) -> bytes:
    """A picture without a mark."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = zlib.compress(b"\0" * (height * (1 + 3 * width))) if packed is None else packed
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def plan_in(folder: Path, texts: dict[str, str | bytes] | None = None, plan: str = "") -> Path:
    """A plan with files beside it, by their paths, and lines added to its plan.yaml."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.yaml").write_text((BASE / "plan.yaml").read_text("utf-8") + plan, "utf-8")
    (folder / "governance.yaml").write_bytes((BASE / "governance.yaml").read_bytes())
    for name, text in (texts or {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
