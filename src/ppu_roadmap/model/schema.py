"""The JSON Schemas of the three files, made from the models: for editors and for programs that write plans.

They say less than ``validate`` does: a reference that leads nowhere, an impossible day or a budget outside
its years is seen by the rules alone. Draft 7, since that is what editors know.
"""

import json
from collections.abc import Mapping
from typing import Any, Final, Literal, TypeAlias, get_args

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from ppu_roadmap.model.base import Record
from ppu_roadmap.model.dimension_file import DimensionFile
from ppu_roadmap.model.plan_file import PlanFile
from ppu_roadmap.model.proposals_file import ProposalsFile
from ppu_roadmap.model.types import AGENCY_KEY, HOMES, MISSION_KEY, PREFIXES, SUBDIMENSIONS, DecisionStatus
from ppu_roadmap.text import TEXT_LIMIT

Json: TypeAlias = dict[str, Any]
FileKind = Literal["plan", "dimension", "proposals"]
KINDS: Final[tuple[FileKind, ...]] = get_args(FileKind)

DRAFT = "http://json-schema.org/draft-07/schema#"
OWN_KEY = "^x-"
RULE_KEY = "^RM[2-9][0-9]{2}$"
YEAR_KEY = "^(19(4[5-9]|[5-9][0-9])|2[01][0-9]{2}|2200)$"

ROOTS: Final[Mapping[FileKind, tuple[type[Record], str]]] = {
    "plan": (PlanFile, "plan.yaml of a smart-city master plan, format 1"),
    "dimension": (DimensionFile, "A dimension file of a smart-city master plan, format 1"),
    "proposals": (ProposalsFile, "proposals.yaml of a smart-city master plan, format 1"),
}


class _Draft7(GenerateJsonSchema):
    """Pydantic's generator, without the null that no file can give, and open to a region's own keys."""

    schema_dialect = DRAFT

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Json:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Json:
        made = super().default_schema(schema)
        if made.get("default") in (None, []):
            made.pop("default", None)
        return made

    def str_schema(self, schema: core_schema.StringSchema) -> Json:
        made = super().str_schema(schema)
        return made if "pattern" in made else made | {"maxLength": TEXT_LIMIT}

    def dict_schema(self, schema: core_schema.DictSchema) -> Json:
        years = schema["keys_schema"]["type"] != "str"  # the only other keys of the format
        names = {"pattern": _key(YEAR_KEY)} if years else {"maxLength": TEXT_LIMIT}
        made: Json = {"type": "object", "patternProperties": {OWN_KEY: True}, "propertyNames": names}
        return made | {"additionalProperties": self.generate_inner(schema["values_schema"])}

    def model_schema(self, schema: core_schema.ModelSchema) -> Json:
        return super().model_schema(schema) | {"patternProperties": {OWN_KEY: True}}

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 -- "Data Owner" says no more than the key
        return False


def _key(pattern: str) -> str:
    """A pattern of keys that lets a region's own keys pass."""
    return f"{OWN_KEY}|{pattern}"


def schema(kind: FileKind) -> Json:
    """The JSON Schema of a kind of file."""
    model, title = ROOTS[kind]
    made = model.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_Draft7)
    definitions: Json = made.pop("$defs", {})
    _say_conditions(kind, made, definitions)
    heading: Json = {"$schema": DRAFT, "title": title}
    del made["title"], made["description"]  # the file's name says no more than the title does
    return heading | {key: _tidy(value) for key, value in (made | {"definitions": definitions}).items()}


def schema_bytes(kind: FileKind) -> bytes:
    """The JSON Schema of a kind of file as it is shipped: the same bytes on every run."""
    return (json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n").encode()


def _say_conditions(kind: FileKind, root: Json, definitions: Json) -> None:
    """Add what holds between keys, and the forms of keys that a region chooses."""
    properties = root["properties"]
    if kind == "plan":
        properties["agencies"]["propertyNames"] = {"pattern": _key(AGENCY_KEY)}
        properties["rules"]["propertyNames"] = {"pattern": _key(RULE_KEY)}
        definitions["UpperPlan"]["properties"]["missions"]["propertyNames"] |= {"pattern": _key(MISSION_KEY)}
    elif kind == "dimension":
        decided = [status for status in get_args(DecisionStatus) if status != "proposed"]
        definitions["Decision"] |= _needed("status", decided, ["by", "date"])
        proposed = {"properties": {"status": {"const": "proposed"}}, "required": ["status"]}
        definitions["Program"] |= {"if": proposed, "else": {"required": ["owner"]}}
        definitions["Program"]["properties"]["waive"]["propertyNames"] = {"pattern": _key(RULE_KEY)}
        root["allOf"] = [_of_dimension(dimension) for dimension in HOMES]
    else:
        definitions["Proposal"] |= _needed("status", ["accepted", "merged"], ["program"])
    if "Indicator" in definitions:
        definitions["Range"]["anyOf"] = [{"required": ["min"]}, {"required": ["max"]}]
        with_words, without = _values({"type": "string"}), _values({"not": {"type": "string"}})
        definitions["Indicator"] |= {"if": {"required": ["scale"]}, "then": with_words, "else": without}
        for name in definitions.keys() & {"ChosenIndicator"}:  # which has no scale
            definitions[name]["allOf"] = [without]


def _values(kind: Json) -> Json:
    """An indicator of which each value is of a kind."""
    by_year = {"patternProperties": {OWN_KEY: True}, "additionalProperties": kind}
    return {"properties": {"baseline": {"properties": {"value": kind}}, "targets": by_year, "actuals": by_year}}


def _needed(key: str, values: list[str], needed: list[str]) -> Json:
    """Keys that are required where another key has one of these values."""
    return {"if": {"properties": {key: {"enum": values}}, "required": [key]}, "then": {"required": needed}}


def _of_dimension(dimension: str) -> Json:
    """What programs, strategies and objectives of a dimension have: ids with its prefix, one of its sub-dimensions."""
    own = {
        "id": {"pattern": f"^{PREFIXES[dimension]}-"},
        "subdimension": {"enum": list(SUBDIMENSIONS[dimension])},
    }
    listed, objectives = ({"items": {"properties": each}} for each in (own, {"id": own["id"]}))
    return {
        "if": {"properties": {"dimension": {"const": dimension}}, "required": ["dimension"]},
        "then": {"properties": {"programs": listed, "strategies": listed, "objectives": objectives}},
    }


def _tidy(node: object) -> object:
    """A node as draft 7 has it: what stands beside a reference is ignored, so it goes into ``allOf``."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _tidy(value) for key, value in node.items()}
    if "$ref" in made and len(made) > 1:
        made["allOf"] = [{"$ref": made.pop("$ref")}]
    description = made.get("description")
    if isinstance(description, str):
        made["description"] = description.replace("``", "`")  # docstrings have two, Markdown has one
    return made
