"""A small plan in a git repository of its own, and the commands run in it."""

import os
import subprocess
from pathlib import Path

from ppu_roadmap.edit.fields import set_field
from tests.cli.door import roadmap
from tests.cli.process import TODAY, Done

PLAN = """\
format: 1
title: Masterplan Smart City Kabupaten Contoh
region: {name: Kabupaten Contoh, code: "64.09", province: Kalimantan Timur}
start: 2024
horizons: {1-year: 2025, 5-year: 2029, long-term: 2039}
agencies:
  dlh: {name: Dinas Lingkungan Hidup, short: DLH, kind: agency}
  pupr: {name: Dinas Pekerjaan Umum, short: PUPR, kind: agency}
funding_sources: {apbd: APBD, dak: DAK}
"""
LIVING = """\
dimension: living
programs:
  - id: LIV-01
    name: Angkutan Sekolah Gratis
    horizon: 5-year
    owner: pupr
    subdimension: mobility
    status: planned
  - id: LIV-03
    name: Air Bersih
    horizon: 5-year
    owner: dlh
    subdimension: health
    years: [2025, 2026]
    status: ongoing
    budget:
      - {year: 2026, source: apbd, amount: 2500000000}
    risks: [{id: LIV-03-R1, factor: Sumur kering, likelihood: 2, impact: 3}]
    quick_win:
      kind: local
      start: 2025-03
      finish: 2026-02
      decisions:
        - status: approved
          by: Bupati
          date: 2025-03-01
          fingerprint: FINGERPRINT
"""
SOCIETY = """\
dimension: society
programs:
  - id: SOC-01
    name: Kelas Literasi Digital
    horizon: 1-year
    owner: pupr
    subdimension: learning
    status: planned
"""
WHOLE = {"plan.yaml": PLAN, "living.yaml": LIVING, "society.yaml": SOCIETY}


def approved() -> str:
    """The living dimension with the approval that covers what the program is."""
    from datetime import date

    from ppu_roadmap.facts.decisions import fingerprint
    from ppu_roadmap.loader.plans import load_files

    blank = LIVING.replace("          fingerprint: FINGERPRINT\n", "")
    plan = load_files({"plan.yaml": PLAN.encode(), "living.yaml": blank.encode()}, date.fromisoformat(TODAY)).plan
    program = plan.by_id["LIV-03"]
    return LIVING.replace("FINGERPRINT", fingerprint(program, plan.years(program)))


class Repository:
    """A repository with a plan in ``plans/``, committed on 1 January 2026, tag v1."""

    def __init__(self, folder: Path, files: dict[str, str] | None = None) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        for name, text in (files or {**WHOLE, "living.yaml": approved()}).items():
            self.write(f"plans/{name}", text)
        self.commit("Rencana awal", "2026-01-01")
        self.git("tag", "v1")

    def git(self, *words: str, day: str = "2026-01-01", **more: str) -> str:
        person = {"NAME": "Budi Santoso", "EMAIL": "budi@example.org", "DATE": f"{day}T10:00:00+08:00"}
        own = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()}
        config = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
        env = {"PATH": os.environ["PATH"], "HOME": str(self.folder), **config, **own, **more}
        done = subprocess.run(["git", *words], cwd=self.folder, env=env, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.folder / "plans" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def set(self, id: str, field: str, value: object, name: str = "living.yaml") -> None:
        path = self.folder / "plans" / name
        path.write_bytes(set_field(path.read_bytes(), id, field, value))

    def commit(self, subject: str, day: str) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", subject, day=day)
        return self.git("rev-parse", "HEAD")

    def run(self, *words: str, lang: str = "en", env: dict[str, str | None] | None = None) -> Done:
        return roadmap("--lang", lang, *words, cwd=self.folder, env=env)


def made_richer(repository: Repository) -> None:
    """Change about everything: money, time, agency, a new and a gone program, one moved, one renamed, an agency."""
    repository.set("LIV-03", "budget[2026,apbd].amount", 3_100_000_000)
    repository.set("LIV-03", "years", [2025, 2027])
    repository.set("LIV-03", "owner", "pupr")
    repository.edit(
        "living.yaml", "LIV-01\n    name: Angkutan Sekolah Gratis", "LIV-04\n    name: Angkutan Sekolah Gratis"
    )
    society = "dimension: society\nprograms:\n  - id: SOC-02\n    name: Pos Keamanan\n    horizon: 1-year\n"
    repository.write(
        "plans/society.yaml", society + "    owner: dlh\n    subdimension: security\n    status: planned\n"
    )
    repository.edit("plan.yaml", "short: DLH", "short: DLHK")
