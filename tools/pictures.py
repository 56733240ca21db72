"""The pictures of README.md, made from the plan of the regency: the page, the poster, a spread of the book.

Needs Chromium and pdftoppm (Debian: chromium, poppler-utils) beside the tools of development.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ROADMAP = (sys.executable, "-m", "ppu_roadmap", "export")
AS_OF = ("--plan", str(ROOT / "plans"), "--as-of", "2026-11-29")
SHOWN = ("BUKU 2", "4.2", "Figure 5.1")
"""What stands on the sheets of the book that are shown: its cover, an action plan, the roadmap on one page."""
PRINTER = shutil.which("pdftoppm") or "pdftoppm"
WIDTH, GAP = 1200, 24
"""Pixels of a picture, and between sheets."""


def main() -> None:
    """Write the pictures into docs/."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        export("poster", DOCS / "poster.svg", "--lang", "en")
        export("page", made / "page.html", "--lang", "en")
        photograph(made / "page.html", DOCS / "page.png")
        export("pdf", made / "book.pdf", "--lang", "en")
        spread(made, DOCS / "book.png")
    for name in ("page", "book"):
        shrink(DOCS / f"{name}.png")


def export(kind: str, file: Path, *options: str) -> None:
    """Write a kind of export of the plan."""
    subprocess.run([*ROADMAP, kind, "-o", str(file), *AS_OF, *options], check=True)


def photograph(page: Path, picture: Path) -> None:
    """The timeline of the page as a browser shows it."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        window = browser.new_page(viewport={"width": 1280, "height": 800})
        window.goto(f"{page.as_uri()}#view=gantt")
        window.wait_for_timeout(500)
        window.screenshot(path=picture)
        browser.close()


def spread(folder: Path, picture: Path) -> None:
    """Sheets of the book side by side."""
    book = folder / "book.pdf"
    texts = [page.extract_text() for page in PdfReader(book).pages]
    for place, words in enumerate(SHOWN):  # the last that has them, since the contents come first
        number = str(max(at for at, text in enumerate(texts, 1) if re.search(rf"^{words}\b", text, re.MULTILINE)))
        sheet = folder / f"sheet{place}"
        subprocess.run([PRINTER, "-png", "-singlefile", "-r", "55", "-f", number, book, sheet], check=True)
    images = [Image.open(file) for file in sorted(folder.glob("sheet*.png"))]
    size = (sum(image.width + GAP for image in images) + GAP, max(image.height for image in images) + 2 * GAP)
    desk, left = Image.new("RGB", size, "#d5d9dd"), GAP
    for image in images:
        desk.paste(image, (left, (size[1] - image.height) // 2))
        left += image.width + GAP
    desk.save(picture)


def shrink(picture: Path) -> None:
    """A picture no wider than a page shows it."""
    image = Image.open(picture).convert("RGB")
    if image.width > WIDTH:
        image = image.resize((WIDTH, image.height * WIDTH // image.width), Image.Resampling.LANCZOS)
    image.save(picture, optimize=True)


if __name__ == "__main__":
    main()
