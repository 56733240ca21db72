"""Odd files that are right, and must be accepted."""

from collections.abc import Iterator

from tests.hostile.kinds import PLAN, PROGRAM, Hostile, fields, good, quick_win, targets

JSON = """{"dimension": "governance", "strategies": [], "programs": [
  {"id": "GOV-01", "name": "Go \\u0050PU \\/ satu", "horizon": "1-year", "owner": "diskominfo",
   "subdimension": "public-service", "years": [2022, 2023], "progress": 0, "internal": false}
]}
"""
EXPLICIT = """? dimension
: governance
? programs
: - ? id
    : GOV-01
    ? "name"
    : Go PPU
    ? 'horizon'
    : 1-year
    ? owner
    : diskominfo
    ? subdimension
    : >-
      public-service
"""
COMMENTS = """# awal
#
dimension: governance # satu
# dua
programs: # tiga
# empat
  # lima
  - # enam
    id: GOV-01 #tujuh
        # delapan
    name: Go#PPU # sembilan
    horizon: 1-year
    owner: diskominfo
    subdimension: public-service
    partners: [ # sepuluh
      dlh, # sebelas
      # dua belas
    ] # tiga belas
    note: | # empat belas
      # bukan komentar
    # lima belas
# akhir"""
TEXTS = {
    "no": "no",
    "yes": "yes",
    "on": "on",
    "off": "off",
    "y": "y",
    "n": "n",
    "mixed-true": "tRUE",
    "mixed-null": "nULL",
    "sexagesimal": "1:30",
    "sexagesimal-long": "190:20:30.15",
    "equals": "=",
    "plus": "+",
    "tilde-in-text": "~/rumah",
    "underscores": "250_000",
    "underscore-only": "_",
    "binary": "0b1011",
    "comma-number": "1,5",
    "dots": "1.250.000",
    "date": "2023-01-05",
    "time-stamp": "2001-12-14t21:59:43.10-05:00",
    "version": "1.2.3",
    "nan": "NaN",
    "infinity": "Infinity",
    "point": ".",
    "points": "...satu",
    "minus": "-a",
    "minus-text": "--",
    "question": "?a",
    "colon": ":a",
    "colon-inside": "https://a.id:80/x?y=1&z=2#w",
    "hash-inside": "a#b",
    "percent-inside": "50%",
    "at-inside": "dinas@contoh.id",
    "ampersand-inside": "tata & kelola",
    "star-inside": "a * b",
    "bang-inside": "awas!",
    "bar-inside": "a | b > c",
    "braces-inside": "a {b} [c], d",
    "quotes-inside": "kata \"kutip\" dan 'kutip'",
    "backslash": "C:\\data",
    "markup": "satu [bold]dua[/bold]",
    "html": "a <script>alert(1)</script>",
    "formula": "'=1+1'",
    "formula-plus": "'+1+1'",
    "formula-at": "'@SUM(A1)'",
    "workflow-command": "'::error file=x::y'",
    "jinja": "'{{ 7 * 7 }}'",
    "format-string": "a {0.__class__} %s %(a)s $HOME `id`",
    "merge-sign": "a << b",
    "quoted-merge-sign": "'<<'",
    "arabic-digits": "٢٠٢٣",
    "hexadecimal-like": "0xG",
    "octal-like": "0o8",
    "exponent-like": "1e",
    "plus-minus": "+-1",
    "two-points": "1..2",
}
BLOCKS = {
    "literal": "|\n  satu\n  dua\n",
    "literal-strip": "|-\n  satu\n\n",
    "literal-keep": "|+\n  satu\n\n\n",
    "literal-indent": "|2\n    satu\n  dua\n",
    "literal-indent-strip": "|2-\n   satu\n",
    "literal-strip-indent": "|-2\n   satu\n",
    "folded": ">\n  satu\n  dua\n\n  tiga\n",
    "folded-strip": ">-\n  satu\n    dua\n  tiga\n",
    "folded-keep": ">+\n  satu\n\n",
    "folded-comment": "> # komentar\n  satu\n",
    "literal-empty": "|\n",
    "literal-looks-like-yaml": "|\n  a: b\n  - c\n  # d\n  --- e\n  %f\n  @g\n",
    "literal-tab-inside": "|\n  satu\tdua\n",
    "plain-lines": "satu\n  dua\n\n  tiga\n",
    "single-quoted-lines": "'satu\n  dua\n\n  it''s'\n",
    "double-quoted-lines": '"satu \\\n  \\  dua\n  tiga"\n',
    "on-the-next-line": "\n  satu\n",
    "tagged": "!!str 5\n",
    "tagged-empty": "!!str\n",
    "tagged-verbatim": "!<tag:yaml.org,2002:str> 5\n",
    "tagged-quoted": '!!str "true"\n',
}
OWN_DATA = {
    "null": "null",
    "nothing": "",
    "number": "0x1F",
    "octal": "0o17",
    "leading-zero": "007",
    "exponent": "1e3",
    "exponent-huge": "1e999",
    "infinity": ".inf",
    "not-a-number": ".nan",
    "underscores": "1_000",
    "empty-list": "[]",
    "empty-mapping": "{}",
    "pair-in-list": "[a: 1, b: 2]",
    "explicit-in-flow": "{? a : 1, ? b, c}",
    "adjacent-value": '{"a":1, "b":[2]}',
    "number-keys": "{1: a, 2.5: b, true: c, ~: d}",
    "quoted-number-keys": "{'1': a, \"2\": b}",
    "empty-key": "{'': a}",
    "known-keys": "{id: 1, name: [], horizon: null}",
    "deep": "[[[[[[[[[[1]]]]]]]]]]",
    "tagged-int": "!!int 5",
    "tagged-float": "!!float 5.5",
    "tagged-bool": "!!bool True",
    "tagged-null": "!!null ~",
    "tagged-null-word": "!!null null",
    "trailing-comma": "[a, b,]",
}
FIELDS = {
    "years-block": "years:\n  - 2022\n  - 2023\n",
    "years-flow-lines": "years: [\n  2022,\n  2023\n]\n",
    "amount-zero": "budget: [{year: 2023, source: apbd, amount: 0}]\n",
    "amount-largest": "budget: [{year: 2023, source: apbd, amount: 1000000000000000}]\n",
    "amount-absent": "budget: [{year: 2023, source: apbd}, {year: 2022, source: csr}]\n",
    "budget-empty": "budget: []\n",
    "all-lists-empty": "partners: []\nlocations: []\nserves: []\ngaps: []\nsdgs: []\nsources: []\n",
    "progress-ends": "progress: 100\nstatus: done\n",
    "boolean-spellings": "internal: TRUE\n",
    "boolean-false": "internal: False\n",
    "nomenclature-plain": "nomenclature: 2.16.03.2.02.0023\n",
    "nomenclature-two": 'nomenclature: "2.16"\n',
    "nomenclature-x": "nomenclature: X.XX.01.2.07.0002\n",
    "nomenclature-old": 'nomenclature: "2.16.03.2.02.23"\n',
    "months": "actions: [{id: GOV-01-A1, name: a, start: 2022-01, finish: '2023-12'}]\n",
    "twelve-months": quick_win(", existing: true"),
    "leap-day": quick_win(", decisions: [{status: approved, by: Bupati, date: 2020-02-29}]"),
    "decision-proposed": quick_win(", decisions: [{status: proposed}]"),
    "order-of-keys": "status: planned\nnote: a\nstatus_note: b\nowner_status: confirmed\n",
    "indentless-list": "partners:\n- dlh\nlocations:\n- waru\n",
    "item-below-dash": "actions:\n  -\n    id: GOV-01-A1\n    name: a\n",
    "own-keys": "x-: 1\nx-a: 2\nx-A.b/c d: 3\n'x-é': 4\nx-123: 5\n",
    "unknown-location-without-areas": "locations: [Antah Berantah]\n",
    "same-text-in-two-fields": "note: sama\nstatus_note: sama\ntarget_group: sama\n",
}


TARGETS = {
    "year-keys-quoted": "2022: 1, '2023': 2, \"2024\": 3",
    "year-keys-explicit": "? 2023 : 5, ? '2024' : 6",
    "values-negative": "2022: -12, 2023: -5",
    "values-decimal": "2022: 0.5, 2023: 10.25}, baseline: {year: 2022, value: 0.125",
    "values-negative-decimal": "2023: -0.75",
    "values-trailing-zero": "2022: 5.0, 2023: 5.10",
}


def _files() -> Iterator[Hostile]:
    for newline, name in (("\r\n", "crlf"), ("\r", "lone-cr")):
        yield good(f"{name}-program", PROGRAM, newline=newline)
        yield good(f"{name}-comments", COMMENTS, newline=newline)
        yield good(f"{name}-plan", PLAN, "plan.yaml", newline=newline)
        for block, text in BLOCKS.items():
            yield good(f"{name}-{block}", fields(f"note: {text}status: planned\n"), newline=newline)
    yield good("mixed-line-breaks", PROGRAM.replace("\n", "\r\n", 3).replace("    owner", "\r    owner"))
    yield good("no-final-line-break", PROGRAM.rstrip("\n"))
    yield good("blanks-at-line-ends", PROGRAM.replace("\n", "   \n"))
    yield good("json", JSON)
    yield good("json-one-line", JSON.replace("\n", ""))
    yield good("json-with-tabs-after-colons", JSON.replace('": ', '":\t'))
    yield good("explicit-keys", EXPLICIT)
    yield good("comments-everywhere", COMMENTS)
    yield good("document-start", "---\n" + PROGRAM)
    yield good("document-end", PROGRAM + "...\n")
    yield good("document-start-and-end", f"---\n{PROGRAM}...\n# sesudah\n")
    yield good("document-start-with-comment", f"# sebelum\n--- # awal\n{PROGRAM}")
    yield good("yaml-1-2", "%YAML 1.2\n---\n" + PROGRAM)
    yield good("yaml-1-1", "%YAML 1.1\n---\n" + PROGRAM)
    yield good("tag-directive-unused", "%TAG !e! tag:contoh.id,2022:\n---\n" + PROGRAM)
    yield good("tag-directive-for-str", f"%TAG !y! tag:yaml.org,2002:\n---\n{fields('note: !y!str 5')}\n")
    yield good("root-in-flow-style", "{dimension: governance, programs: []}\n")
    yield good("programs-empty", "dimension: governance\nprograms: []\n")
    yield good("programs-before-dimension", "programs: []\ndimension: governance\n")
    yield good("wide-indent", PROGRAM.replace("    ", " " * 40).replace("  - id", " " * 38 + "- id"))
    yield good(
        "one-blank-indent",
        PROGRAM.replace("\n  ", "\n "),
    )
    yield good("quoted-keys-and-values", PROGRAM.replace("owner: diskominfo", "\"owner\" : 'diskominfo'"))
    yield good(
        "horizons-in-another-order",
        PLAN.replace(
            "{1-year: 2023, 5-year: 2027, long-term: 2037}",
            "{long-term: 2037, '5-year': 2027, \"1-year\": 2023}",
        ),
        "plan.yaml",
    )
    yield good(
        "own-key-in-every-mapping",
        PLAN.replace("{name:", "{x-a: [], name:").replace("{1-year", "{x-b: 1, 1-year"),
        "plan.yaml",
    )
    yield good("language-of-the-output", PLAN + "language: en\nrisk_scale: 5\n", "plan.yaml")
    yield good("rules-ignored", PLAN + "rules: {RM610: ignore, RM403: warning, RM601: info}\n", "plan.yaml")


def cases() -> Iterator[Hostile]:
    """All of this module."""
    yield from _files()
    for name, text in TEXTS.items():
        yield good(f"text-is-{name}", PROGRAM.replace("Go PPU", text))
    for name, text in BLOCKS.items():
        yield good(f"text-in-{name}", fields(f"note: {text}status: planned\n"))
    for name, text in OWN_DATA.items():
        yield good(f"own-data-{name}", fields(f"x-a: {text}\n"))
    for name, text in TARGETS.items():
        yield good(f"targets-{name}", targets(text))
    for name, text in FIELDS.items():
        yield good(f"field-{name}", fields(text))
