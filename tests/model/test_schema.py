"""The JSON Schemas: valid draft 7, true to the format, and the files in schema/ are what the models say."""

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from jsonschema import Draft7Validator

from ppu_roadmap.model.schema import KINDS, ROOTS, YEAR_KEY, FileKind, schema, schema_bytes
from ppu_roadmap.model.types import FIRST_YEAR, LAST_YEAR
from tools.attack import schema as attacked

Json: TypeAlias = Any  # what a JSON file may hold
ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "schema"
EXAMPLES = sorted((Path(__file__).parent / "examples").glob("*.yaml"))
PLAN_FILES = [
    file
    for file in sorted([*(ROOT / "plans").glob("*.yaml"), *(ROOT / "tests/plans").rglob("*.yaml"), *EXAMPLES])
    if not (file.parent / "expected.txt").exists()  # a faulty plan, with what must be found in it
]


class CoreLoader(yaml.CSafeLoader):
    """YAML 1.2's core schema, as editors read it: dates and ``yes`` are text."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, form in {
    "null": "~|null|Null|NULL|",
    "bool": "true|True|TRUE|false|False|FALSE",
    "int": "-?[0-9]+",
    "float": r"-?[0-9]+\.[0-9]+",
}.items():
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), None)


def json_of(node: Json) -> Json:
    """The node as JSON has it: keys are text."""
    if isinstance(node, dict):
        return {str(key): json_of(value) for key, value in node.items()}
    return [json_of(item) for item in node] if isinstance(node, list) else node


def read(file: Path) -> Json:
    return json_of(CoreLoader(file.read_text()).get_single_data())


def kind_of(name: str) -> FileKind:
    return "plan" if name == "plan" else "proposals" if name == "proposals" else "dimension"


def complaints(name: str, data: Json) -> list[str]:
    errors = Draft7Validator(schema(kind_of(name))).iter_errors(data)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def nodes(node: Json) -> Iterator[dict[str, Json]]:
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(child)


@pytest.mark.parametrize("kind", KINDS)
def test_is_draft_7(kind: FileKind) -> None:
    made = schema(kind)
    Draft7Validator.check_schema(made)
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    for node in nodes(made):
        assert not node.keys() & {"$defs", "prefixItems", "dependentRequired", "unevaluatedProperties"}
        assert node.get("type") != "null"
        assert "$ref" not in node or len(node) == 1, "draft 7 ignores what stands beside a reference"
        assert node.get("default", ...) is not None


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described(kind: FileKind) -> None:
    made = schema(kind)
    for record in (made, *made["definitions"].values()):
        assert record["additionalProperties"] is False
        assert record["patternProperties"] == {"^x-": True}
        assert all(field["description"] for field in record["properties"].values())


@pytest.mark.parametrize("kind", KINDS)
def test_examples_in_the_schema_fit_it(kind: FileKind) -> None:
    made = schema(kind)
    for record in (made, *made["definitions"].values()):
        for field in record["properties"].values():
            validator = Draft7Validator(field | {"definitions": made["definitions"]})
            assert all(validator.is_valid(value) for value in field.get("examples", ()))


@pytest.mark.parametrize("kind", KINDS)
def test_shipped_file_is_current(kind: FileKind) -> None:
    assert (SHIPPED / f"{kind}.schema.json").read_bytes() == schema_bytes(kind), "run make docs"


def test_no_other_file_is_shipped() -> None:
    assert {path.name for path in SHIPPED.iterdir()} == {f"{kind}.schema.json" for kind in KINDS}


@pytest.mark.parametrize("file", PLAN_FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_plan_in_this_repository_fits(file: Path) -> None:
    assert complaints(file.stem, read(file)) == []


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_model_takes_the_example(file: Path) -> None:
    data = {key: value for key, value in read(file).items() if not key.startswith("x-")}
    ROOTS[kind_of(file.stem)][0].model_validate(data)


@pytest.mark.parametrize("kind", KINDS)
def test_examples_show_every_field(kind: FileKind) -> None:
    """So that the guide to the format shows all there is."""
    made = schema(kind)
    shown = {key for file in EXAMPLES if kind_of(file.stem) == kind for node in nodes(read(file)) for key in node}
    known = {key for record in (made, *made["definitions"].values()) for key in record["properties"]}
    assert known - shown <= {"national_app"}  # RM615: not beside an application of one's own


SMALL: dict[str, Json] = {
    "plan": {
        "format": 1,
        "title": "Masterplan",
        "region": {"name": "Kabupaten", "code": "64.09", "province": "Kalimantan Timur"},
        "start": 2022,
        "horizons": {"1-year": 2023, "5-year": 2027, "long-term": 2037},
        "agencies": {},
    },
    "governance": {
        "dimension": "governance",
        "programs": [
            {
                "id": "GOV-01",
                "name": "Go PPU",
                "horizon": "1-year",
                "owner": "diskominfo",
                "subdimension": "policy",
            }
        ],
    },
    "proposals": {"proposals": [{"id": "USL-001", "name": "Kios layanan"}]},
}


@pytest.mark.parametrize("name", SMALL)
def test_little_is_required(name: str) -> None:
    assert complaints(name, SMALL[name]) == []


PROGRAM = ("programs", 0)
QUICK_WIN = {"kind": "local", "start": "2022-09", "finish": "2023-08"}

RIGHT: list[tuple[str, tuple[str | int, ...], Json]] = [
    ("plan", ("x-note",), {"anything": [1, None]}),
    ("plan", ("agencies", "x-list"), 5),
    ("plan", ("agencies", "dlh"), {"name": "DLH", "x-phone": "0542"}),
    ("plan", ("sni",), {"10.1": {"targets": {"2037": 90, "x-by": "guess"}}}),
    ("governance", (*PROGRAM, "indicators"), [{"name": "a", "kind": "impact", "targets": {"2023": -1.5}}]),
    ("governance", (*PROGRAM, "quick_win"), QUICK_WIN | {"decisions": [{"status": "proposed"}]}),
    ("governance", (*PROGRAM, "nomenclature"), "X.XX.01.2.07.0002"),
    ("governance", ("programs",), []),
    ("plan", ("agencies", "dlh"), {"until": 2023}),
    ("plan", ("agencies", "dlh"), {"until": "2023-05"}),
    ("plan", ("indicators",), [{"name": "SPBE", "kind": "impact", "scale": ["C", "B"], "targets": {"2023": "B"}}]),
    ("plan", ("indicators",), [{"name": "pH", "kind": "impact", "baseline": {"year": 2022, "value": {"min": 6}}}]),
    ("proposals", ("proposals", 0, "status"), "rejected"),
]


WRONG: list[tuple[str, tuple[str | int, ...], Json]] = [
    ("plan", ("format",), 2),
    ("plan", ("title",), " "),
    ("plan", ("vision",), None),
    ("plan", ("visi",), "unknown key"),
    ("plan", ("start",), 1944),
    ("plan", ("start",), "2022"),
    ("plan", ("region", "code"), "6409"),
    ("plan", ("agencies", "Dinas_LH"), {}),
    ("plan", ("agencies", "a" * 41), {}),
    ("plan", ("agencies", "dlh"), {"kind": "office"}),
    ("plan", ("upper_plans",), [{"missions": {"m2": "Dua"}}]),
    ("plan", ("upper_plans",), [{"years": [2018]}]),
    ("plan", ("risk_scale",), 6),
    ("plan", ("risk_scale",), {"likelihood": 4, "impact": 5, "medium": 5}),
    ("plan", ("indicators",), [{"name": "IPM", "kind": "impact", "scale": ["A"]}]),
    ("plan", ("indicators",), [{"name": "IPM", "kind": "impact", "scale": []}]),
    ("plan", ("indicators",), [{"name": "IPM", "kind": "impact", "targets": {"2023": "B"}}]),
    ("plan", ("indicators",), [{"name": "SPBE", "kind": "impact", "scale": ["C", "B"], "actuals": {"2023": 3}}]),
    ("plan", ("indicators",), [{"name": "pH", "kind": "impact", "targets": {"2023": {}}}]),
    ("plan", ("agencies", "dlh"), {"until": "2023-13"}),
    ("plan", ("agencies", "dlh"), {"until": 23}),
    ("plan", ("sni",), {"10.1": {"targets": {"37": 90}}}),
    ("plan", ("rules",), {"RM103": "ignore"}),
    ("plan", ("rules",), {"RM610": "off"}),
    ("plan", ("documents",), [{"date": "2022-13-01"}]),
    ("governance", ("dimension",), "people"),
    ("governance", ("strategies",), [{"id": "LIV-S1", "name": "of another dimension"}]),
    ("governance", (*PROGRAM, "id"), "LIV-01"),
    ("governance", (*PROGRAM, "id"), "GOV-1"),
    ("governance", (*PROGRAM, "name"), "x" * 301),
    ("governance", (*PROGRAM, "horizon"), "5y"),
    ("governance", (*PROGRAM, "owner"), ["diskominfo", "dlh"]),
    ("governance", (*PROGRAM, "subdimension"), "health"),
    ("governance", (*PROGRAM, "progress"), 101),
    ("governance", (*PROGRAM, "nomenclature"), 2.16),
    ("governance", (*PROGRAM, "budget"), [{"year": 2023, "amount": 10**15 + 1}]),
    ("governance", (*PROGRAM, "budget"), [{"amount": 5}]),
    ("governance", (*PROGRAM, "risks"), [{"id": "GOV-01-R1", "factor": "a", "likelihood": 0, "impact": 1}]),
    (
        "governance",
        (*PROGRAM, "quick_win"),
        QUICK_WIN | {"decisions": [{"status": "approved", "date": "2022-08-29"}]},
    ),
    (
        "governance",
        (*PROGRAM, "quick_win"),
        QUICK_WIN | {"decisions": [{"status": "revise", "by": "Bupati"}]},
    ),
    ("governance", (*PROGRAM, "quick_win"), QUICK_WIN | {"scores": {"speed": 6}}),
    ("governance", (*PROGRAM, "internal"), "true"),
    ("proposals", ("proposals", 0, "status"), "accepted"),
    ("proposals", ("proposals", 0, "forum"), "bimtek-5"),
]


def changed(name: str, path: tuple[str | int, ...], value: Json) -> Json:
    data = deepcopy(SMALL[name])
    node = data
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return data


@pytest.mark.parametrize(("name", "path", "value"), RIGHT)
def test_right_one_fits(name: str, path: tuple[str | int, ...], value: Json) -> None:
    assert complaints(name, changed(name, path, value)) == []


@pytest.mark.parametrize(("name", "path", "value"), WRONG)
def test_wrong_one_does_not(name: str, path: tuple[str | int, ...], value: Json) -> None:
    found = complaints(name, changed(name, path, value))
    assert len(found) == 1, found


@pytest.mark.parametrize("name", SMALL)
def test_each_required_key_is_missed(name: str) -> None:
    for key in SMALL[name]:
        assert complaints(name, {other: value for other, value in SMALL[name].items() if other != key})


# -- and the tool ------------------------------------------------------------------------------------------------------


def test_schema_and_tool_agree_on_values_at_the_limits() -> None:
    tried = attacked.attack(2_500)  # `make attack` tries all
    assert tried.count == 2_500
    assert tried.faults == []


@pytest.mark.parametrize(
    ("more", "takes", "told"),
    [({"vision": "a" * 10_001}, True, "the schema takes it, the tool says RM004"), ({}, False, "only the schema")],
    ids=["says less", "says more"],
)
def test_a_schema_that_differs_is_noticed(
    more: Json, told: str, monkeypatch: pytest.MonkeyPatch, *, takes: bool
) -> None:
    monkeypatch.setattr(attacked, "validator", lambda _kind: Draft7Validator(takes))
    change = attacked.Change("plan", {}, (), SMALL["plan"] | more)
    assert told in str(attacked.difference(change))


def test_years_as_keys_are_those_of_the_format() -> None:
    years = [year for year in range(10_000) if re.search(YEAR_KEY, f"{year:04}")]
    assert years == list(range(FIRST_YEAR, LAST_YEAR + 1))
