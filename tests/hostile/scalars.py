"""Text that reads as something else, and forms that only look right."""

from collections.abc import Iterator

from tests.hostile.kinds import HERE, PLAN, PROGRAM, Hostile, bad, fields, good, targets

READS_AS_OTHER = [
    *(
        "12",
        "-12",
        "+12",
        "007",
        "0o17",
        "0x1F",
        "1.5",
        "-1.5",
        ".5",
        "5.",
        "1e3",
        "1E-3",
        "2.10",
        "+.5",
        "-0",
    ),
    *(".inf", "-.inf", "+.Inf", ".INF", ".nan", ".NaN", ".NAN", "1e999", "9" * 4301),
    *("true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL", "~", ""),
]
BAD_IDS = {
    "lower": "gov-01",
    "one-digit": "GOV-1",
    "seven-digits": "GOV-1234567",
    "no-dash": "GOV01",
    "en-dash": "GOV–01",
    "non-breaking-hyphen": "GOV\u201101",
    "soft-hyphen": "'GOV\u00ad-01'",
    "cyrillic-o": "GОV-01",
    "greek-omicron": "GΟV-01",
    "fullwidth-letters": "ＧＯＶ-01",
    "blank-after": "'GOV-01 '",
    "blank-before": "' GOV-01'",
    "line-break-after": '"GOV-01\\n"',
    "letter-after": "GOV-01a",
    "no-dimension": "XYZ-01",
    "dotless-i": "LıV-01",
    "kelvin-sign": "\u212aOV-01",
    "combining": "GOV\u0301-01",
    "underscore": "GOV_01",
    "only-prefix": "GOV-",
}
BAD_MONTHS = [
    "2023-13",
    "2023-00",
    "2023-1",
    "2023-001",
    "2023-01-15",
    "23-01",
    "2023/01",
    "2023-01 ",
    "01-2023",
    "Jan 2023",
    "2023-1a",
    "20230-1",
]
BAD_DATES = [
    "2023-02-30",
    "2023-02-29",
    "2023-13-01",
    "2023-00-10",
    "2023-01-00",
    "2023-04-31",
    "2023-1-5",
    "05-01-2023",
    "2023-01",
    "2023-01-05T00:00:00Z",
    "2023-01-05 10:00",
    "1 Januari 2023",
    "2100-02-29",
]
BAD_PERIODS = [
    "2023-Q5",
    "2023-Q0",
    "2023-q1",
    "2023Q1",
    "Q1-2023",
    "2023-Q",
    "2023-Q11",
    "2023-T1",
    "2023-1",
]
BAD_CODES = [
    "2.16.3",
    "2.16.03.2",
    "2,16",
    "2.16.",
    "X.XX.",
    "x.xx.01",
    "2.16.03.2.02.023",
    "2.16.03.2.02.00234",
    "12.16.03",
    "2.16-03",
    "2.16 03",
]


def _quote(text: str) -> str:
    return f"'{text}'"


def _texts() -> Iterator[Hostile]:
    for text in READS_AS_OTHER:
        name = text[:12] or "nothing"
        yield bad(f"name-reads-as-{name}", "RM015", PROGRAM.replace("Go PPU", HERE + text))
        yield good(f"name-quoted-{name}", fields(f"note: '{text}'\nx-a: [\"{text}\"]\n"))
    for field in ("owner", "id"):
        for text in ("12", "true", "~", "1e3", ""):
            old = {"owner": "diskominfo", "id": "GOV-01"}[field]
            yield bad(f"{field}-reads-as-{text or 'nothing'}", "RM015", PROGRAM.replace(old, HERE + text))
    for text in ("5", "true", "null", "2.10", "-1", ".5", "~"):
        yield bad(f"partner-reads-as-{text}", "RM015", fields(f"partners: [dlh, {HERE}{text}]\n"))
        yield bad(f"location-reads-as-{text}", "RM015", fields(f"locations:\n  - waru\n  - {HERE}{text}\n"))
    yield bad("nomenclature-reads-as-number", "RM015", fields(f"nomenclature: {HERE}2.10\n"))
    yield bad("sni-reads-as-number", "RM015", fields(f"indicators: [{{name: a, kind: output, sni: {HERE}10.2}}]\n"))
    yield bad("code-reads-as-number", "RM015", PLAN.replace('"64.09"', HERE + "64.09"), "plan.yaml")


def _wrong_types() -> Iterator[Hostile]:
    for text in (
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
        "Yes",
        "tRUE",
        '"true"',
        "'false'",
        "1",
        "0",
        "null",
        "",
        "[true]",
        "{a: true}",
    ):
        yield bad(f"boolean-{text or 'nothing'}", "RM013", fields(f"internal: {HERE}{text}\n"))
    for text in ("teks", "12", "true", "null", "{a: b}", '""', ""):
        yield bad(f"list-wanted-{text or 'nothing'}", "RM013", fields(f"partners: {HERE}{text}\n"))
    for text in ("teks", "12", "true", "null", "[a]", '""', ""):
        yield bad(f"mapping-wanted-{text or 'nothing'}", "RM013", fields(f"quick_win: {HERE}{text}\n"))
        yield bad(f"program-wanted-{text or 'nothing'}", "RM013", PROGRAM + f"  - {HERE}{text}\n")
    for text in ("[a]", "{a: b}"):
        yield bad(f"text-wanted-{text}", "RM013", fields(f"note: {HERE}{text}\n"))
    for text in (
        "1year",
        "1-Year",
        "1‑year",
        "'1-year '",
        "1-уear",
        "1",
        "true",
        "null",
        "",
        "panjang",
        '""',
    ):
        yield bad(f"horizon-{text or 'nothing'}", "RM016", PROGRAM.replace("1-year", HERE + text))
    for text in ("2", "0", "1.0", "01", "'2'", "true", "satu", "null"):
        yield bad(
            f"format-{text}",
            "RM016",
            PLAN.replace("format: 1", f"format: {HERE}{text}"),
            "plan.yaml",
            also=("RM014", "RM013"),
        )


def _forms() -> Iterator[Hostile]:
    for name, text in BAD_IDS.items():
        yield bad(f"id-{name}", "RM017", PROGRAM.replace("GOV-01", HERE + text))
    for text in BAD_MONTHS:
        yield bad(
            f"month-{text}",
            "RM017",
            fields(f"actions: [{{id: GOV-01-A1, name: a, start: {HERE}{_quote(text)}}}]\n"),
        )
    for text in BAD_DATES:
        yield bad(
            f"date-{text}",
            "RM017",
            PLAN + f"documents: [{{kind: sk, date: {HERE}{_quote(text)}}}]\n",
            "plan.yaml",
        )
    for text in BAD_PERIODS:
        yield bad(f"period-{text}", "RM017", fields(f"reports: [{{period: {HERE}{_quote(text)}}}]\n"))
    for text in BAD_CODES:
        yield bad(f"nomenclature-{text}", "RM017", fields(f"nomenclature: {HERE}{_quote(text)}\n"))
    for text in ("23", "02023", "20230", "2_023", "2023.0", "+2023", "2023 ", "tahun", "2.023e3", "0x7e7"):
        yield bad(
            f"year-key-{text}",
            "RM017",
            targets(f"{HERE}{_quote(text)}: 5"),
        )
    for key in (
        "Diskominfo",
        "dis_kominfo",
        "1dinas",
        "-dinas",
        "dïnas",
        "dinas ti",
        "d" * 41,
        "dinas\u2010ti",
    ):
        yield bad(f"agency-{key[:12]}", "RM017", PLAN.replace("  dlh", f"  {HERE}'{key}'"), "plan.yaml")
    yield good("agency-of-40-characters", PLAN.replace("  dlh", f"  {'d' * 40}"), "plan.yaml")
    for text in ("GОV-02", "gov-02", "GOV-2", "GOV-٠٢", "GOV-02 "):
        yield bad(f"reference-{text}", "RM103", fields(f"depends_on: [{HERE}'{text}']\n"))
    for text in ("Diskominfo", "diskomіnfo", "ｄlh", "dlh ", "DLH"):
        yield bad(f"agency-reference-{text}", "RM106", fields(f"partners: [{HERE}'{text}']\n"))


def cases() -> Iterator[Hostile]:
    """All of this module."""
    yield from _texts()
    yield from _wrong_types()
    yield from _forms()
