"""The words, codes and numbers that fields are made of."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias, get_args

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, Strict, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError

from ppu_roadmap.model import homes

DimensionWord: TypeAlias = homes.DimensionWord
HomeWord: TypeAlias = homes.HomeWord
DIMENSIONS, HOMES = homes.DIMENSIONS, homes.HOMES
MONEY_LIMIT = 10**15
LONGEST_NAME = 300
"""Characters of a name."""
FIRST_YEAR, LAST_YEAR = 1945, 2200
EVERYWHERE = "all"
"""Among locations: every kecamatan of the region."""
NOT_BLANK = r"\S"
AGENCY_KEY = r"^[a-z][a-z0-9-]{0,39}$"
MISSION_KEY = r"^[A-Z0-9.]+$"

HorizonTag = Literal["1-year", "5-year", "long-term"]
HORIZONS: tuple[str, ...] = get_args(HorizonTag)
PREFIXES = dict(zip(HOMES, ("GOV", "BRA", "ECO", "LIV", "SOC", "ENV", "ENB"), strict=True))
REGION_PREFIX = "REG"
"""Of ids of indicators for the whole region."""
PREFIX = f"({'|'.join(PREFIXES.values())})"
NOMENCLATURE = r"^(?:[0-9]\.[0-9]{2}|X\.XX)(?:\.[0-9]{2}(?:\.[0-9]\.[0-9]{2}(?:\.(?:[0-9]{2}|[0-9]{4}))?)?)?$"


def _real_date(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("no_such_day", "no such day") from None
    return text


def _whole(value: object) -> object:
    """Keep ``true`` and ``1.0`` from passing for 1, to which Python counts them equal."""
    if value is not None and type(value) is not int:
        raise PydanticCustomError("literal_error", "not one of the numbers")
    return value


class Either(NamedTuple):
    """Makes a union of what may stand, plainest first, of which the first that fits is taken and no other is tried.

    What fits none is one error of this type at the value itself, and not one of each member of the union.
    """

    error: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema of the union, in that mode."""
        known = {"custom_error_type": self.error, "custom_error_context": {"expected": ""}}
        return {**handler(source), "mode": "left_to_right", **known}


def _year_key(text: object) -> object:
    if not isinstance(text, str):
        return text
    if not (len(text) == 4 and text.isascii() and text.isdecimal()):  # noqa: PLR2004 -- four digits, as the format says
        raise PydanticCustomError("year_form", "a year has four digits")
    return int(text)


Text = Annotated[str, Strict()]
Name = Annotated[str, Strict(), StringConstraints(min_length=1, max_length=LONGEST_NAME, pattern=NOT_BLANK)]
Flag = Annotated[bool, Strict()]
Whole = Annotated[int, Strict(), Ge(0)]
Money = Annotated[int, Strict(), Ge(0), Le(MONEY_LIMIT)]
Percent = Annotated[int, Strict(), Ge(0), Le(100)]
Score = Annotated[int, Strict(), Ge(1), Le(5)]
Rating = Annotated[int, Strict(), Ge(1)]
Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Positive = Annotated[float, Strict(), Ge(0), Field(allow_inf_nan=False)]
Year = Annotated[int, Strict(), Ge(FIRST_YEAR), Le(LAST_YEAR)]
YearKey = Annotated[int, BeforeValidator(_year_key, json_schema_input_type=str), Ge(FIRST_YEAR), Le(LAST_YEAR)]
Step = Annotated[int, Strict(), Ge(2), Le(10)]
Years = Annotated[tuple[Year, ...], MinLen(2), MaxLen(2)]

_YEAR, _MONTH, _DAY = "[0-9]{4}", "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
Date = Annotated[str, Strict(), StringConstraints(pattern=f"^{_YEAR}-{_MONTH}-{_DAY}$"), AfterValidator(_real_date)]
Month = Annotated[str, Strict(), StringConstraints(pattern=f"^{_YEAR}-{_MONTH}$")]
MonthOrDate = Annotated[str, Strict(), StringConstraints(pattern=f"^{_YEAR}-{_MONTH}(-{_DAY})?$")]
_YEAR_OR_MONTH = StringConstraints(pattern=f"^{_YEAR}(-{_MONTH})?$")
_YearOrText = Annotated[str, _YEAR_OR_MONTH] | Annotated[int, Ge(1000), Le(9999)]
YearOrMonth = Annotated[
    str,
    BeforeValidator(lambda value: str(value) if type(value) is int else value, json_schema_input_type=_YearOrText),
    Strict(),
    _YEAR_OR_MONTH,
]
"""Text, yet a year may stand without quotes as it does elsewhere."""
Quarter = Annotated[str, Strict(), StringConstraints(pattern=r"^[0-9]{4}-Q[1-4]$")]

RegionCode = Annotated[str, Strict(), StringConstraints(pattern=r"^[0-9]{2}\.[0-9]{2}$")]
ProgramId = Annotated[str, Strict(), StringConstraints(pattern=f"^{PREFIX}-[0-9]{{2,6}}$")]
StrategyId = Annotated[str, Strict(), StringConstraints(pattern=f"^{PREFIX}-S[0-9]+$")]
ActionId = Annotated[str, Strict(), StringConstraints(pattern=f"^{PREFIX}-[0-9]{{2,6}}-A[0-9]+$")]
ObjectiveId = Annotated[str, Strict(), StringConstraints(pattern=f"^{PREFIX}-T[0-9]+$")]
IndicatorId = Annotated[
    str, Strict(), StringConstraints(pattern=f"^(?:{PREFIX}-(?:[0-9]{{2,6}}|T[0-9]+)|{REGION_PREFIX})-I[0-9]+$")
]
RiskId = Annotated[str, Strict(), StringConstraints(pattern=f"^{PREFIX}-[0-9]{{2,6}}-R[0-9]+$")]
Nomenclature = Annotated[str, Strict(), StringConstraints(pattern=NOMENCLATURE)]
Fingerprint = Annotated[str, Strict(), StringConstraints(pattern=r"^[0-9a-f]{4}(-[0-9a-f]{4}){5}$")]
Goal = Annotated[int, Strict(), Ge(1), Le(17)]

SubdimensionWord = Literal[
    "public-service", "bureaucracy", "policy",
    "tourism", "business", "city-appearance",
    "industry", "welfare", "transaction",
    "spatial-harmony", "health", "mobility",
    "community", "learning", "security",
    "protection", "waste", "energy",
    "structure", "infrastructure", "superstructure",
]  # fmt: skip
"""Of each dimension three, in the order of the ministry's guide for master plans (2021), then those of Buku 1.

Seen in what regions published of their own plans: arikamedia.id (Ambon, 2024), cahaya-nusantara.com (December 2024),
123dok.com/id/docs/smart-society.12156285 and smartnation.id.
"""
SUBDIMENSIONS: Mapping[str, tuple[str, ...]] = {
    home: get_args(SubdimensionWord)[3 * at : 3 * at + 3] for at, home in enumerate(HOMES)
}
"""The words of each dimension."""
DIMENSION_OF: Mapping[str, str] = {word: dimension for dimension, words in SUBDIMENSIONS.items() for word in words}
"""The dimension that a sub-dimension belongs to."""
FormatVersion = Annotated[Literal[1], BeforeValidator(_whole)]
RiskSteps = Annotated[Literal[3, 4, 5], BeforeValidator(_whole)]
Status = Literal["proposed", "planned", "ongoing", "done", "delayed", "cancelled"]
STATUSES: tuple[Status, ...] = get_args(Status)
OwnerStatus = Literal["confirmed", "provisional"]
AgencyKind = Literal[
    "agency", "kecamatan", "kelurahan", "village", "central", "vertical",
    "bumd", "private", "bank", "academic", "community",
]  # fmt: skip
DocumentKind = Literal["perbup", "sk", "commitment", "mou", "book-1", "other"]
RuleSeverity = Literal["ignore", "info", "warning", "error"]
SpbeDomain = Literal["business-process", "service", "data", "application", "infrastructure", "security"]
Certainty = Literal["secured", "proposed"]
IndicatorKind = Literal["output", "outcome", "impact"]
Better = Literal["higher", "lower", "keep"]
Accumulation = Literal["yearly", "cumulative"]
PercentKind = Literal["share", "growth"]
QuickWinKind = Literal["flagship", "local"]
DecisionStatus = Literal["proposed", "approved", "approved-with-notes", "revise", "rejected"]
MitigationKind = Literal["structural", "non-structural"]
Forum = Literal["bimtek-1", "bimtek-2", "bimtek-3", "bimtek-4", "musrenbang", "pokir", "letter", "other"]
ProposalStatus = Literal["submitted", "discussed", "accepted", "merged", "rejected"]
