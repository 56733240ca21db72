"""What lies beside a plan: whose texts they are, what is never read, and who looks at all."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from ppu_roadmap.book.texts import Texts
from ppu_roadmap.diagnostics import ERROR
from ppu_roadmap.loader.book import texts_of
from ppu_roadmap.loader.plans import load_alone, load_folder
from ppu_roadmap.paper.blocks import FillIn, Image, Paragraph
from tests.book.sample import plan_in, png
from tests.cli.door import roadmap

DAY = date(2022, 6, 1)


def codes(folder: Path) -> list[str]:
    return [one.code for one in load_folder(folder, DAY).diagnostics if one.code.startswith("RM9")]


def texts(folder: Path, language: str = "id") -> Texts:
    return texts_of(load_folder(folder, DAY).plan, "en" if language == "en" else "id")


def test_texts_by_language(tmp_path: Path) -> None:
    folder = plan_in(tmp_path, {"book/background.md": "Satu.", "book/en/background.md": "# Background\n\nOne two."})
    assert texts(folder).pieces == {"background": (Paragraph(("Satu.",)),)}
    english = texts(folder, "en")
    assert english.pieces == {"background": (Paragraph(("One two.",)),)}
    assert (english.words, english.file("closing")) == ({"background": 2}, "book/en/closing.md")
    assert isinstance(english.blocks("closing")[0], FillIn)
    assert english.blocks("legal-basis") == (), "what is not needed asks for nothing"


def test_the_emblem(tmp_path: Path) -> None:
    folder = plan_in(tmp_path, {"book/logo.png": png()}, "logo: book/logo.png\n")
    assert texts(folder).emblem == Image(png(), "png", "lambang Kabupaten Uji")
    (folder / "book" / "logo.png").write_bytes(b"GIF89a")
    assert texts(folder).emblem is None
    assert codes(folder) == ["RM906"]


def test_nothing_outside_of_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("rahasia", "utf-8")
    (tmp_path / "secret.png").write_bytes(png())
    folder = plan_in(
        tmp_path / "plan", {"book/preface.md": "![a](link.png) ![b](../../secret.png)"}, "logo: link.png\n"
    )
    (folder / "book" / "closing.md").symlink_to(tmp_path / "secret.md")
    (folder / "book" / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "book" / "loop.md").symlink_to("loop.md")
    found = texts(folder)
    assert list(found.pieces) == ["preface"]
    assert found.pieces["preface"] == (Paragraph(("a b",)),)
    assert found.emblem is None
    assert codes(folder) == ["RM905", "RM904", "RM902", "RM902", "RM906"]


def test_a_picture_has_a_path_that_holds_on_every_machine(tmp_path: Path) -> None:
    folder = plan_in(tmp_path, {"book/foto.png": png(), "book/preface.md": f"![a]({tmp_path}/book/foto.png)"})
    assert texts(folder).pieces["preface"] == (Paragraph(("a",)),)
    assert codes(folder) == ["RM902"]


def test_a_folder_of_texts_that_lies_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "closing.md").write_text("rahasia", "utf-8")
    folder = plan_in(tmp_path / "plan")
    (folder / "book").symlink_to(tmp_path)
    assert texts(folder).pieces == {}
    assert codes(folder) == ["RM905"]
    done = roadmap("book", folder, "--init")
    assert done.code == 2
    assert "di luar folder rencana" in done.err or "ke luar folder rencana" in done.err
    assert not (tmp_path / "preface.md").exists()


def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    folder = plan_in(tmp_path, {"book/preface.md": "Satu."})
    os.mkfifo(folder / "book" / "closing.md")
    assert list(texts(folder).pieces) == ["preface"]
    assert codes(folder) == ["RM905"]


def test_a_file_without_a_plan_has_no_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = plan_in(tmp_path, {"book/closing.md": "Satu."})
    monkeypatch.chdir(folder)
    alone = load_alone((folder / "governance.yaml").read_bytes(), "governance.yaml", DAY)
    assert texts_of(alone.plan, "id").pieces == {}


def test_who_looks_for_errors_alone_reads_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = plan_in(tmp_path, {"book/closing.md": "<b>"})
    monkeypatch.setitem(sys.modules, "ppu_roadmap.book.markdown", None)
    assert load_folder(folder, DAY, least=ERROR).diagnostics == ()
    monkeypatch.undo()
    plan_in(tmp_path, plan="rules: {RM901: error}\n")
    (found,) = load_folder(folder, DAY, least=ERROR).diagnostics
    assert (found.code, found.severity, found.source) == ("RM901", ERROR, "<b>")


def test_texts_are_no_files_of_the_plan(tmp_path: Path) -> None:
    folder = plan_in(tmp_path, {"book/closing.md": "<b>"})
    done = roadmap("validate", folder, "--format", "json", "--select", "RM9")
    assert '"files": 2' in done.out
    assert '"column": 1' in done.out
    roadmap("validate", folder, "--format", "junit")
    ignored = plan_in(tmp_path, plan="rules: {RM901: ignore}\n")
    assert codes(ignored) == []
