"""``add``: new programs, of nothing, of an indicator, of a proposal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ppu_roadmap.loader.plans import load_folder
from tests.cli.door import roadmap
from tests.edit.editing import TODAY, Called, bytes_of

NEW = ("--name", "Taman: kota", "--owner", "dlh", "--horizon", "5y", "--subdimension", "health")


def test_add_gives_the_next_id(plans: Path, called: Called) -> None:
    before = (plans / "living.yaml").read_text()
    code, out, err = called("add", "--dimension", "living", *NEW, "years=2024,2025", "sdgs=11", "--lang", "en")
    assert (code, out) == (0, "LIV-09\n")
    assert err == (
        "written: living.yaml\nLIV-09 Taman: kota stands in Smart Living now\nnext: roadmap add budget LIV-09\n"
    )
    assert (plans / "living.yaml").read_text() == before + (
        '  - id: LIV-09\n    name: "Taman: kota"\n    horizon: 5-year\n    owner: dlh\n    subdimension: health\n'
        "    years: [2024, 2025]\n    sdgs: [11]\n"
    )
    assert called("add", "--id", "liv-20", *NEW, "-q")[1] == "LIV-20\n"
    assert called("add", "--id", "LIV-20", *NEW)[0] == 1


def test_add_makes_the_file_of_a_dimension(plans: Path, called: Called) -> None:
    (plans / "living.yaml").unlink()
    assert called("add", "--dimension", "living", *NEW, "--dry-run")[1].startswith("--- /dev/null\n+++ b/living.yaml\n")
    assert not (plans / "living.yaml").exists()
    assert called("add", "--dimension", "living", *NEW)[:2] == (0, "LIV-01\n")
    assert (plans / "living.yaml").read_text() == (
        "# yaml-language-server: $schema=../schema/dimension.schema.json\ndimension: living\nprograms:\n"
        "  - id: LIV-01\n"
        '    name: "Taman: kota"\n    horizon: 5-year\n    owner: dlh\n    subdimension: health\n'
    )


def test_add_makes_a_program_of_a_chosen_indicator(plans: Path, called: Called) -> None:
    (plans / "plan.yaml").write_bytes(
        (plans / "plan.yaml")
        .read_bytes()
        .replace(b'unit: "%"}', b'unit: "%", baseline: {year: 2022, value: 10}, targets: {2037: 90}}')
    )
    code, out, _err = called("add", "--from-sni", "10.2", "--subdimension", "policy")
    assert code == 0
    program = load_folder(plans, TODAY).plan.by_id[out.strip()]
    assert (program.horizon, program.owner, program.status) == ("long-term", "diskominfo", "proposed")
    (measure,) = program.indicators or ()
    assert (measure.sni, measure.id, measure.targets) == ("10.2", f"{out.strip()}-I1", {2037: 90})
    assert measure.baseline is not None
    assert (measure.baseline.year, measure.baseline.value) == (2022, 10)
    assert called("add", "--from-sni", "99.9", "--subdimension", "policy")[0] == 2


PROPOSALS = """\
proposals:
  # dari kecamatan
  - {id: USL-001, name: "Taman: desa", dimension: living, proposer: dlh, forum: musrenbang, location: waru}
  - {id: USL-002, name: Lapangan, dimension: living, proposer: ugm, location: bulan, status: discussed} # nanti
  - {id: USL-003, name: Tidak, status: rejected, note: ada}
"""


def test_add_makes_a_program_of_a_proposal_and_accepts_it(plans: Path, called: Called) -> None:
    (plans / "proposals.yaml").write_text(PROPOSALS)
    code, out, err = called(
        "add", "--from-proposal", "USL-001", "--horizon", "1-year", "--subdimension", "health", "--lang", "en"
    )
    assert (code, out, err.splitlines()[0]) == (0, "LIV-09\n", "written: living.yaml, proposals.yaml")
    assert (
        (plans / "living.yaml")
        .read_text()
        .endswith(
            '  - id: LIV-09\n    name: "Taman: desa"\n    horizon: 1-year\n    owner: dlh\n    subdimension: health\n'
            "    locations: [waru]\n    status: proposed\n"
        )
    )
    first = PROPOSALS.replace("location: waru}", "location: waru, status: accepted, program: LIV-09}")
    assert (plans / "proposals.yaml").read_text() == first
    given = ("--owner", "dlh", "--horizon", "1y", "--subdimension", "health", "--name", "Lapangan desa", "-q")
    assert called("add", "--from-proposal", "USL-002", *given)[1] == "LIV-10\n"
    assert "partners: [ugm]" in (plans / "living.yaml").read_text()
    assert (plans / "proposals.yaml").read_text() == first.replace(
        "status: discussed}", "status: accepted, program: LIV-10}"
    )
    for id, code in (("USL-001", 2), ("USL-003", 2), ("USL-9", 2)):
        assert called("add", "--from-proposal", id, *given)[0] == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--name", "x"), "--dimension is missing; to be asked for it, run this on a terminal: roadmap add program"),
        (
            ("--dimension", "living"),
            "--name is missing; to be asked for it, run this on a terminal: roadmap add program",
        ),
        (("--dimension", "taman"), "--dimension cannot be taman; known are Smart Governance (governance)"),
        (("--from-sni", "10.2", "--from-proposal", "x"), "--from-sni and --from-proposal cannot both be given"),
    ],
)
def test_add_says_what_is_missing(arguments: tuple[str, ...], said: str, plans: Path, called: Called) -> None:
    before = bytes_of(plans)
    code, _out, err = called("add", *arguments, "--lang", "en")
    assert (code, err.startswith(f"roadmap: {said}")) == (2, True), err
    assert bytes_of(plans) == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("living.yaml", "living.yaml: this is not a regular file; put a text file here"),
        ("Living.yml", "Living.yml: the file is not read under this name; rename it living.yaml"),
    ],
)
def test_add_makes_no_file_beside_one_that_is_not_read(name: str, said: str, plans: Path, called: Called) -> None:
    (plans / "living.yaml").unlink()
    os.mkfifo(plans / name)
    before = sorted(plans.iterdir())
    assert called("add", "--dimension", "living", *NEW, "--lang", "en") == (1, "", f"roadmap: {said}\n")
    assert sorted(plans.iterdir()) == before


def test_the_commands_work_as_processes(plans: Path) -> None:
    done = roadmap("set", "GOV-01", "status=ongoing", cwd=plans, env={"LANG": "C", "COLUMNS": "20"})
    assert (done.code, done.out) == (0, "")
    assert done.err == "ditulis: governance.yaml\nGOV-01 kini berisi status=ongoing\n"
    done = roadmap("add", "--dimension", "living", *NEW, cwd=plans, env={"PYTHONHASHSEED": "1"})
    assert (done.code, done.out) == (0, "LIV-09\n")
