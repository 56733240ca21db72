"""Numbers in other spellings, in other digits and out of their range."""

from collections.abc import Iterator

from tests.hostile.kinds import HERE, PLAN, PROGRAM, RISK, Hostile, bad, fields, good, quick_win, targets

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")
FULLWIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
MATHEMATICAL = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
DIGITS = {
    "arabic": ARABIC,
    "persian": PERSIAN,
    "devanagari": DEVANAGARI,
    "fullwidth": FULLWIDTH,
    "mathematical": MATHEMATICAL,
}
# amounts that are no plain whole number, though a person or some parser reads one
SPELLINGS = {
    "underscores": "250_000",
    "leading-zero": "0250000",
    "octal-yaml-1-1": "0777",
    "octal": "0o777",
    "hexadecimal": "0xFF",
    "hexadecimal-small": "0xff",
    "exponent": "1e3",
    "exponent-upper": "1E3",
    "exponent-huge": "1e999",
    "exponent-huger": "1e999999999",
    "infinity": ".inf",
    "infinity-upper": ".INF",
    "minus-infinity": "-.inf",
    "not-a-number": ".nan",
    "not-a-number-mixed": ".NaN",
    "plus": "+5",
    "trailing-point": "5.",
    "leading-point": ".5",
    "decimal": "40.5",
    "decimal-zero": "40.0",
    "dots": "250.000.000",
    "rupiah": "Rp 250 juta",
    "rupiah-dots": "Rp 1.250.000.000",
    "quoted": '"250000"',
    "single-quoted": "'250000'",
    "quoted-dots": '"250.000"',
    "double-zero": "00",
}
# a person may read these as numbers or not: the contract leaves RM013 and RM014
PERHAPS = {
    "binary": "0b11",
    "sexagesimal": "1:30",
    "sexagesimal-long": "190:20:30",
    "commas": '"250,000,000"',
    "comma-decimal": '"40,5"',
    "spaces": "250 000",
    "no-break-spaces": "250\u00a0000",
    "text-infinity": "Infinity",
    "text-nan": "NaN",
    "superscript": "²",
    "fraction": "½",
    "roman": "Ⅳ",
    "minus-sign": "−5",
    "percent": "40%",
    "juta": "250 juta",
    "block-text": "|\n    5",
}
NOT_NUMBERS = {
    "text": "banyak",
    "true": "true",
    "null": "null",
    "tilde": "~",
    "nothing": "",
    "list": "[5]",
    "mapping": "{nilai: 5}",
    "date": "2023-01-05",
}


def _numbers() -> Iterator[Hostile]:
    for name, text in SPELLINGS.items():
        yield bad(
            f"amount-{name}",
            "RM014",
            fields(f"budget: [{{year: 2023, source: apbd, amount: {HERE}{text}}}]\n"),
        )
        yield bad(f"progress-{name}", "RM014", fields(f"progress: {HERE}{text}\n"))
    for name, text in PERHAPS.items():
        yield bad(
            f"amount-{name}",
            "RM014",
            fields(f"budget:\n- year: 2023\n  source: apbd\n  amount: {HERE}{text}\n"),
            also=("RM013",),
        )
    for name, text in NOT_NUMBERS.items():
        yield bad(f"beneficiaries-{name}", "RM013", fields(f"beneficiaries: {HERE}{text}\n"), also=("RM014",))
        yield bad(f"sdg-{name}", "RM013", fields(f"sdgs:\n  - 9\n  - {HERE}{text}\n"), also=("RM014",))
    for name, table in DIGITS.items():
        amount, year = "250000".translate(table), "2023".translate(table)
        also = ("RM013",)
        yield bad(
            f"amount-in-{name}-digits",
            "RM014",
            fields(f"budget: [{{year: 2023, amount: {HERE}{amount}}}]\n"),
            also=also,
        )
        yield bad(f"year-in-{name}-digits", "RM014", fields(f"budget: [{{year: {HERE}{year}}}]\n"), also=also)
        yield bad(
            f"start-in-{name}-digits",
            "RM014",
            PLAN.replace("start: 2022", f"start: {HERE}{year}"),
            "plan.yaml",
            also=also,
        )
        yield bad(f"id-in-{name}-digits", "RM017", PROGRAM.replace("GOV-01", HERE + "GOV-" + "01".translate(table)))
        yield bad(
            f"code-in-{name}-digits",
            "RM017",
            PLAN.replace('"64.09"', f"{HERE}'{'64.09'.translate(table)}'"),
            "plan.yaml",
        )
        yield bad(
            f"month-in-{name}-digits",
            "RM017",
            fields(f"actions: [{{id: GOV-01-A1, name: a, start: {HERE}'{year}-01'}}]\n"),
        )
        yield bad(
            f"date-in-{name}-digits",
            "RM017",
            PLAN + f"documents: [{{kind: sk, date: {HERE}'{year}-01-05'}}]\n",
            "plan.yaml",
        )
        yield bad(f"period-in-{name}-digits", "RM017", fields(f"reports: [{{period: {HERE}{year}-Q1}}]\n"))
        yield bad(
            f"year-key-in-{name}-digits",
            "RM017",
            targets(f"{HERE}{year}: 5"),
        )
        yield bad(
            f"nomenclature-in-{name}-digits",
            "RM017",
            fields(f"nomenclature: {HERE}'{'2.16'.translate(table)}'\n"),
        )
        yield good(f"name-in-{name}-digits", fields(f"note: {year}\nx-{year}: {amount}\n"))
    for digits in (16, 20, 4300, 4301, 9999):
        yield bad(
            f"amount-of-{digits}-digits",
            "RM018",
            fields(f"budget: [{{year: 2023, source: apbd, amount: {HERE}{'9' * digits}}}]\n"),
        )
        yield bad(f"progress-of-{digits}-digits", "RM018", fields(f"progress: {HERE}{'9' * digits}\n"))
        yield bad(f"year-of-{digits}-digits", "RM018", fields(f"budget: [{{year: {HERE}{'9' * digits}}}]\n"))
        yield bad(
            f"year-key-of-{digits}-digits",
            "RM017",
            fields(f"indicators:\n- name: a\n  kind: output\n  targets:\n    ? {HERE}{'9' * digits}\n    : 5\n"),
        )
    for name, text in {
        "hex": "0x" + "f" * 4000,
        "octal": "0o" + "7" * 9000,
        "decimal": "1." + "1" * 9000,
        "exponent": "1" * 4000 + "e9",
    }.items():
        yield bad(
            f"amount-of-many-digits-{name}",
            "RM014",
            fields(f"budget: [{{year: 2023, amount: {HERE}{text}}}]\n"),
        )


def _ranges() -> Iterator[Hostile]:
    for name, text in {
        "progress-101": f"progress: {HERE}101\n",
        "progress-minus-1": f"progress: {HERE}-1\n",
        "beneficiaries-minus-1": f"beneficiaries: {HERE}-1\n",
        "amount-minus-1": f"budget: [{{year: 2023, source: apbd, amount: {HERE}-1}}]\n",
        "amount-over": f"budget: [{{year: 2023, source: apbd, amount: {HERE}1000000000000001}}]\n",
        "realised-over": f"reports: [{{period: 2023-Q1, realised: {HERE}1000000000000001}}]\n",
        "score-0": quick_win(f", scores: {{speed: {HERE}0}}"),
        "score-6": quick_win(f", scores: {{speed: {HERE}6}}"),
        "likelihood-0": RISK.replace("likelihood: 1", f"likelihood: {HERE}0"),
        "impact-minus-3": RISK.replace("impact: 1", f"impact: {HERE}-3"),
        "years-one": f"years: {HERE}[2022]\n",
        "years-three": f"years: {HERE}[2022, 2022, 2023]\n",
        "years-none": f"years: {HERE}[]\n",
        "years-early": f"years: [{HERE}1944, 2023]\n",
        "years-late": f"years: [2022, {HERE}2201]\n",
        "year-0": f"budget: [{{year: {HERE}0}}]\n",
        "year-9999": f"budget: [{{year: {HERE}9999}}]\n",
        "year-key-1944": f"indicators: [{{name: a, kind: output, targets: {{{HERE}1944: 5}}}}]\n",
        "year-key-0000": f"indicators: [{{name: a, kind: output, targets: {{{HERE}'0000': 5}}}}]\n",
    }.items():
        yield bad(f"range-{name}", "RM018", fields(text))
    yield bad("range-start-1944", "RM018", PLAN.replace("start: 2022", f"start: {HERE}1944"), "plan.yaml")
    yield bad("range-horizon-2201", "RM018", PLAN.replace("2037", f"{HERE}2201"), "plan.yaml")
    for name, text in {
        "301": "a" * 301,
        "301-astral": "𝕏" * 301,
        "blank": '" "',
        "empty": "''",
        "blanks-and-tab": '" \\t "',
    }.items():
        yield bad(f"name-{name}", "RM018", PROGRAM.replace("Go PPU", HERE + text))
    for name, text in {"300": "a" * 300, "300-astral": "𝕏" * 300, "1": "a"}.items():
        yield good(f"name-{name}", PROGRAM.replace("Go PPU", text))


def cases() -> Iterator[Hostile]:
    """All of this module."""
    yield from _numbers()
    yield from _ranges()
