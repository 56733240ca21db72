"""Heavy plans by hand: each guard of the reader and the shape, each word of the rules, as often as a file takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from tools.attack.heavy_plan import SIZE, Heavy, Text, full, plan

HEAD = "dimension: governance\nprograms:\n"
PROGRAM = (
    HEAD + "  - id: GOV-01\n    name: Go PPU\n    horizon: 1-year\n    owner: diskominfo\n    subdimension: policy\n"
)
FLOW = HEAD + "  - {id: GOV-01, name: Go PPU, horizon: 1-year, owner: diskominfo, subdimension: policy, "
RING = 9_000
"""Links of a ring."""
ID = 100
"""The first number of programs in a row."""


def program(number: int, fields: str = "", name: str = "Program {n}") -> str:
    """A program in one line."""
    called = name.format(n=number)
    return (
        f"  - {{id: GOV-{number + ID}, name: {called}, horizon: 1-year, owner: diskominfo, subdimension: policy"
        f"{', ' if fields else ''}{fields}}}\n"
    )


def of(pattern: str) -> Callable[[int], str]:
    """Items that differ in the number that a pattern has as ``{n}``, the ``{next}``, or the next of a ``{ring}``."""
    return lambda n: pattern.format(n=n, next=n + 1, ring=(n + 1) % RING)


def _replaced(fields: str, by: Callable[[int], int]) -> Callable[[int], str]:
    return lambda n: program(n, f"{fields}{by(n) + ID}")


def by_hand() -> Iterator[Heavy]:
    """Every plan of this file."""
    for made in _characters, _yaml, _keys, _items, _numbers, _texts, _names, _graphs, _programs, _parts:
        for name, text in made():
            yield Heavy(name, plan(governance=text))


def _characters() -> Iterator[tuple[str, Text]]:
    hidden = {
        "zero-width": "\u200b", "bidi": "\u202e", "control": "\x07", "c1": "\x85", "nul": "\x00", "mark": "\ufeff",
        "tag": "\U000e0041", "noncharacter": "\ufffe", "joiner": "\u200d", "line-separator": "\u2028",
    }  # fmt: skip
    for name, character in hidden.items():
        yield f"{name}-in-comments", full(f"# {character}\n", PROGRAM)
        yield f"{name}-in-a-comment", full(character, PROGRAM + "#", "\n", nodes=0)
        yield f"{name}-in-texts", full(of(f"    x-{{n}}: a{character}b\n"), PROGRAM, nodes=2)
        yield f"{name}-in-items", full(f"a{character}b,", FLOW + "partners: [", "dlh]}\n")
    yield "no-utf-8", PROGRAM.encode() + b"# \xff\xfe\n" * 300_000
    yield "surrogates", PROGRAM.encode() + b"# \xed\xa0\x80\n" * 280_000
    yield "escapes", full('"\\u200b",', FLOW + "partners: [", "dlh]}\n")
    yield "escaped-text", full("\\u200b", PROGRAM + '    note: "', '"\n', nodes=0)


def _yaml() -> Iterator[tuple[str, Text]]:
    yield "brackets", "[" * SIZE
    yield "closing-brackets", PROGRAM + "]" * (SIZE - len(PROGRAM))
    yield "braces", "{" * SIZE
    yield "dashes", "- " * (SIZE // 2)
    yield "questions", "? " * (SIZE // 2)
    yield "colons", full(": \n", nodes=2)
    yield "levels", full("[" * 28 + "]" * 28 + ",", FLOW + "x-a: [", "]}\n", nodes=28)
    yield "too-deep", full("[" * 40 + "]" * 40 + ",\n ", FLOW + "x-a: [", "]}\n", nodes=40)
    yield "empty-mappings", full("{},", FLOW + "partners: [", "]}\n")
    yield "too-many-mappings", FLOW + "partners: [" + "{}," * 390_000 + "]}\n"
    yield "empty-programs", full("  - {}\n", HEAD)
    yield "null-programs", full("  -\n", HEAD)
    yield "anchors", full(lambda n: f"&a{n} b,", FLOW + "partners: [", "dlh]}\n")
    yield "aliases", full("*a,", FLOW + "partners: [&a dlh,", "dlh]}\n")
    yield "merge-keys", full("    <<: *a\n", PROGRAM + "    note: &a b\n", nodes=2)
    yield "tags", full("!t a,", FLOW + "partners: [", "dlh]}\n")
    yield "core-tags", full("!!str dlh,", FLOW + "partners: [", "dlh]}\n")
    yield "misfit-tags", full("!!int dlh,", FLOW + "partners: [", "dlh]}\n")
    yield "long-tag", PROGRAM + f"    note: !{'t' * (SIZE - 1000)} a\n"
    yield "long-anchor", PROGRAM + f"    note: &{'t' * (SIZE - 1000)} a\n"
    yield "documents", full("---\n", PROGRAM)
    yield "directives", full("%A b\n", "", "---\n" + PROGRAM)
    yield "tag-directives", full(lambda n: f"%TAG !{n}! a\n", "", "---\n" + PROGRAM)
    yield "complex-keys", full("    [a]: b\n", PROGRAM, nodes=3)
    yield "explicit-keys", full(lambda n: f"    ? x-{n}\n    : b\n", PROGRAM, nodes=2)
    yield "syntax-at-the-end", full(program, HEAD, "  - {a: [\n", nodes=11)
    yield (
        "one-line",
        full(lambda n: program(n).strip()[2:] + ",", "dimension: governance\nprograms: [", "]\n", nodes=11),
    )
    yield "tabs", full("\t\n", PROGRAM)


def _keys() -> Iterator[tuple[str, Text]]:
    yield "unknown-keys", full(lambda n: f"    k{n}: 1\n", PROGRAM, nodes=2)
    yield "unknown-keys-on-a-line", full(lambda n: f"k{n}: 1,", FLOW, "}\n", nodes=2)
    yield "near-keys", full(lambda n: f"    partner{n}: 1\n", PROGRAM, nodes=2)
    yield "top-keys", full(lambda n: f"k{n}: 1\n", PROGRAM, nodes=2)
    yield "long-keys", full(lambda n: f"    {'k' * 120}{n}: 1\n", PROGRAM, nodes=2)
    yield "too-long-key", PROGRAM + f"    {'k' * (SIZE - 1000)}: 1\n"
    yield "own-keys", full(lambda n: f"    x-{n}: 1\n", PROGRAM, nodes=2)
    yield "own-keys-on-a-line", full(lambda n: f"x-{n}: 1,", FLOW, "}\n", nodes=2)
    yield "own-keys-on-top", full(lambda n: f"x-{n}: 1\n", PROGRAM, nodes=2)
    yield "own-key-twice", full("    x-a: 1\n", PROGRAM, nodes=2)
    yield "key-twice", full("    name: a\n", PROGRAM, nodes=2)
    yield "key-twice-on-a-line", full("name: a,", FLOW, "}\n", nodes=2)
    yield "keys-twice", full(lambda n: program(n, "name: a"), HEAD, nodes=13)
    yield "number-keys", full(lambda n: f"    {n}: 1\n", PROGRAM, nodes=2)
    yield "missing-keys", full("  - name: a\n", HEAD, nodes=3)
    yield "quoted-keys", full(lambda n: f'    "k{n}": 1\n', PROGRAM, nodes=2)


def _items() -> Iterator[tuple[str, Text]]:
    for key in "partners", "programs", "budget", "actions", "sdgs", "locations", "evidence", "sources", "serves":
        for name, item in {
            "numbers": "1,", "words": "a,", "lists": "[],", "nulls": "~,", "texts": "'',", "trues": "true,"
        }.items():  # fmt: skip
            yield f"{name}-in-{key}", full(item, FLOW + key + ": [", item[:-1] + "]}\n")
    yield "numbers-for-programs", full("  - 1\n", HEAD)
    yield "numbers-down-a-list", full("      - 1\n", PROGRAM + "    partners:\n")
    for key in "partners", "locations", "depends_on", "gaps", "sdgs", "sources":
        yield f"unlike-{key}", full(lambda n: f"a{n},", FLOW + key + ": [", "a]}\n")
        yield f"unlike-{key}-down-a-list", full(lambda n: f"      - a{n}\n", PROGRAM + f"    {key}:\n")
    yield "sound-partners", full("dlh,", FLOW + "partners: [", "dlh]}\n")
    yield "sound-sources", full(lambda n: f"https://a.id/{n},", FLOW + "sources: [", "https://a.id]}\n")
    yield "sound-sdgs", full("9,", FLOW + "sdgs: [", "16]}\n")
    yield "years", full("2022,", FLOW + "years: [", "2022]}\n")
    yield "own-items", full("a,", FLOW + "x-a: [", "a]}\n")


def _numbers() -> Iterator[tuple[str, Text]]:
    digits = "9" * 9_000
    yield "long-digits", full(lambda n: program(n, f"progress: {digits}"), HEAD)
    yield "longest-digits", PROGRAM + f"    progress: {'9' * (SIZE - 1000)}\n"
    yield "long-decimals", full(lambda n: program(n, f"progress: 0.{digits}"), HEAD)
    yield "many-digits", full("99999999999999999999,", FLOW + "sdgs: [", "9]}\n")
    targets = FLOW + "indicators: [{name: a, kind: output, targets: {"
    yield "digits-for-years", full(lambda n: f"{n}: 1,", targets, "}}]}\n", nodes=2)
    yield "long-targets", full(lambda n: f"{2022 + n}: {digits}.{digits},", targets, "}}]}\n", nodes=2, most=150)
    yield "cut-by-commas", FLOW + "budget: [{year: 2022, amount: 1" + ",1" * 20_000 + "}]}\n"
    yield "cut-by-commas-in-full", full(",1", FLOW + "budget: [{year: 2022, amount: 1", "}]}\n", nodes=2)
    yield "cut-money", full("{year: 2022, amount: 250,000,000},", FLOW + "budget: [", "]}\n", nodes=7)
    yield "cut-targets", full(lambda n: f"{n}: 9,55,", targets, "}}]}\n", nodes=4)
    yield "cut-texts", full(",a", FLOW + "note: a", "}\n", nodes=2)
    for name, spelt in {
        "points": "250.000.000", "words": "2,5 juta", "hex": "0xFF", "zeros": "0250000", "exponents": "1e300",
        "negative": "-5", "underscores": "250_000", "infinite": ".inf", "colons": "1:30:00",
    }.items():  # fmt: skip
        yield f"{name}-for-money", full(f"{{year: 2022, source: apbd, amount: '{spelt}'}},".replace("'", ""),
                                        FLOW + "budget: [", "]}\n", nodes=7)  # fmt: skip


def _texts() -> Iterator[tuple[str, Text]]:
    yield "comments", full("# noqa RM101\n", PROGRAM)
    yield "one-comment", PROGRAM + "#" * (SIZE - len(PROGRAM))
    yield "comment-behind-all", full(lambda n: program(n)[:-1] + " # a\n", HEAD, nodes=11)
    yield "blank-lines", PROGRAM + "\n" * (SIZE - len(PROGRAM))
    yield "blanks", PROGRAM + " " * (SIZE - len(PROGRAM))
    yield "blanks-in-lines", full("   \n", PROGRAM)
    yield "blank-lines-before", "\n" * (SIZE - len(PROGRAM)) + PROGRAM
    yield "crs", full("\r", PROGRAM)
    yield "crlfs", full("# a\r\n", PROGRAM.replace("\n", "\r\n"))
    yield "literal-block", full("      a\n", PROGRAM + "    note: |\n", nodes=0)
    yield "folded-block", full("      a\n", PROGRAM + "    note: >\n", nodes=0)
    yield "blank-block", PROGRAM + "    note: |\n" + "\n" * (SIZE - 200) + "      a\n"
    yield "plain-over-lines", full("      a\n", PROGRAM + "    note: a\n", nodes=0)
    yield "quoted-over-lines", full("      a\n", PROGRAM + '    note: "a\n', '      "\n', nodes=0)
    yield "open-quote", full("      a\n", PROGRAM + '    note: "a\n', nodes=0)
    yield "longest-text", PROGRAM + f"    note: {'a' * (SIZE - 1000)}\n"
    yield "long-texts", full(lambda n: program(n, f"note: {'a ' * 4_900}a"), HEAD)
    yield "wide-texts", full(lambda n: program(n, f"note: {'界' * 9_900}"), HEAD)
    yield "long-literals", full(lambda n: program(n)[:-2].replace("{", "\n    ").replace(", ", "\n    ")[4:].join(
        ("  - ", "")) + "\n    note: |\n" + "      a\n" * 4_000, HEAD)  # fmt: skip
    yield "misplaced-words", full(lambda n: program(n, f"status: {'a' * 9_900}{n}"), HEAD)
    yield "words-for-status", full(lambda n: program(n, f"status: berjalan{n}"), HEAD, nodes=13)
    yield "notes-of-letters", full(lambda n: program(n, "note: 'a''b'"), HEAD, nodes=13)


def _names() -> Iterator[tuple[str, Text]]:
    for name, pattern in {
        "tabs": '"a\\tb{n}"', "no-break-spaces": "a\xa0b{n}", "two-blanks": "a  b{n}", "typographic": "“a {n}”",
        "many-quotes": "“" * 250, "many-blanks": "a" + " " * 250 + "b{n}", "cut": "Taman {n} #1",
        "no-break-texts": "\xa0" * 250 + "a{n}", "same": "Go PPU", "alike": "Layanan publik satu pintu daerah {n}",
        "of-many-words": " ".join(f"w{each}" for each in range(60)) + " {n}", "wide": "界" * 280 + "{n}",
        "of-emoji": "👨‍👩‍👧" * 40 + "{n}", "markup": "[bold]a{n}[/bold]", "formulas": "'=1+{n}'",
    }.items():  # fmt: skip
        yield f"names-{name}", full(partial(program, name=pattern), HEAD, nodes=11)
    yield "names-over-lines", full(lambda n: program(n, name=f'"a{n}\n\n      b"'), HEAD, nodes=11)
    words = [f"kata{each}" for each in range(97)]
    yield (
        "names-of-shared-words",
        full(
            lambda n: program(n, name=" ".join(words[(n * step) % 97] for step in (1, 3, 7, 11, 13, 17))),
            HEAD,
            nodes=11,
        ),
    )
    yield (
        "names-in-permutations",
        full(
            lambda n: program(n, name=" ".join(sorted(words[:8], key=lambda word: hash((n, word[-1])) % 991))),
            HEAD,
            nodes=11,
        ),
    )
    yield "odd-notes", full(lambda n: program(n, f'target_group: "{"a  " * 3_000}"'), HEAD)


def _graphs() -> Iterator[tuple[str, Text]]:
    last = 15_000
    yield "dependencies-unknown", full(lambda n: program(n, f"depends_on: [GOV-{900000 - n}]"), HEAD, nodes=14)
    yield "dependencies-near", full(lambda n: program(n, f"depends_on: [GOV-{n + ID}0]"), HEAD, nodes=14)
    yield "dependencies-malformed", full(lambda n: program(n, f"depends_on: [GOV_{n + ID}]"), HEAD, nodes=14)
    yield "dependencies-many", full(lambda n: f"GOV-{n + ID},", FLOW + "depends_on: [", "GOV-02]}\n")
    yield "self-dependencies", full(lambda n: program(n, f"depends_on: [GOV-{n + ID}]"), HEAD, nodes=14)
    yield "chain", full(lambda n: program(n, f"depends_on: [GOV-{n + ID + 1}]"), HEAD, nodes=14)
    yield "chain-backwards", full(lambda n: program(n, f"depends_on: [GOV-{max(n - 1, 0) + ID}]"), HEAD, nodes=14)
    yield "cycle", full(lambda n: program(n, f"depends_on: [GOV-{(n + 1) % last + ID}]"), HEAD, nodes=14, most=last)
    yield "cycles-of-two", full(lambda n: program(n, f"depends_on: [GOV-{n + 1 - n % 2 * 2 + ID}]"), HEAD, nodes=14)
    yield (
        "dense",
        full(lambda n: program(n, f"depends_on: [{','.join(f'GOV-{each + ID}' for each in range(n))}]"), HEAD),
    )
    yield (
        "dense-cycles",
        full(
            lambda n: program(n, f"depends_on: [{','.join(f'GOV-{each + ID}' for each in range(600) if each != n)}]"),
            HEAD,
        ),
    )
    yield "star", full(lambda n: program(n, f"depends_on: [GOV-{ID}]"), HEAD, nodes=14)
    for status in "done", "cancelled", "planned":
        kept = f"status: {status}, replaced_by: GOV-"
        yield f"replaced-chain-{status}", full(_replaced(kept, lambda n: n + 1), HEAD, nodes=15)
        ring = _replaced(kept, lambda n: (n + 1) % 12_000)
        yield f"replaced-ring-{status}", full(ring, HEAD, nodes=15, most=12_000)
        yield f"replaced-star-{status}", full(_replaced(kept, lambda _n: 0), HEAD, nodes=15)
    yield (
        "depends-on-replaced",
        full(
            lambda n: program(n, f"status: cancelled, replaced_by: GOV-{n + ID + 1}, depends_on: [GOV-{n + ID + 2}]"),
            HEAD,
            nodes=18,
        ),
    )


def _programs() -> Iterator[tuple[str, Text]]:
    yield "programs", full(program, HEAD, nodes=11)
    yield "programs-twice", full(program(0), HEAD, nodes=11)
    yield "programs-in-pairs", full(lambda n: program(n // 2), HEAD, nodes=11)
    yield "programs-of-another", full(lambda n: program(n).replace("GOV-", "LIV-"), HEAD, nodes=11)
    yield "owners-unknown", full(lambda n: program(n).replace("diskominfo", f"diskominfo{n}"), HEAD, nodes=11)
    yield "owners-unlike", full(lambda n: program(n).replace("diskominfo", f"a{n}"), HEAD, nodes=11)
    yield "horizons-unknown", full(lambda n: program(n).replace("1-year", f"{n}-year"), HEAD, nodes=11)
    yield "strategies-unknown", full(lambda n: program(n, f"strategy: GOV-S{n}"), HEAD, nodes=13)
    yield "strategies", full(lambda n: f"  - {{id: GOV-S{n}, name: a, subdimension: policy}}\n",
                             "dimension: governance\nprograms: []\nstrategies:\n", nodes=7)  # fmt: skip
    yield "objectives", full(lambda n: f"  - {{id: GOV-T{n}, name: a}}\n",
                             "dimension: governance\nprograms: []\nobjectives:\n", nodes=5)  # fmt: skip
    yield "waivers", full(lambda n: program(n, "waive: {RM305: a, RM601: b, RM999: c}"), HEAD, nodes=19)
    yield "waivers-of-one", full(lambda n: f"RM{n}: a,", FLOW + "waive: {", "}}\n", nodes=2)
    yield "long-runs", full(lambda n: program(n, "years: [1945, 2200]"), HEAD, nodes=14)
    yield "quick-wins", full(lambda n: program(
        n, "quick_win: {kind: flagship, start: 2022-09, finish: 2023-08}"), HEAD, nodes=19)  # fmt: skip
    yield "served", full(lambda n: program(n, "serves: [{plan: rpjmd-2018, missions: [M1, M9]}]"), HEAD, nodes=19)
    measured = '[{{name: a, kind: outcome, sni: "10.2", baseline: {{year: 2022, value: {n}}}}}]'
    yield "national-numbers", full(lambda n: program(n, f"indicators: {measured.format(n=n)}"), HEAD, nodes=24)
    action = "[{{id: GOV-{n}-A1, name: a, start: 2022-02, finish: 2022-09, status: done}}]"
    yield "actions-each", full(lambda n: program(n, f"actions: {action.format(n=n + ID)}"), HEAD, nodes=23)


PARTS = {
    "actions": "{{id: GOV-01-A{n}, name: a{n}, start: 2022-02, finish: 2022-09, status: done}}",
    "budget": "{{year: 2022, source: apbd, amount: 5, realised: 7, owner: dlh}}",
    "indicators": (
        "{{id: GOV-01-I{n}, name: a{n}, kind: output, baseline: {{year: 2022, value: 5}}, targets: {{2022: 4}}}}"
    ),
    "risks": "{{id: GOV-01-R{n}, factor: a, likelihood: 3, impact: 3}}",
    "reports": "{{period: 2022-Q1, status: done, progress: 40, realised: 5}}",
    "serves": "{{plan: rpjmd-2018, missions: [M1, M{n}]}}",
}
"""Each a part of a program, with as many faults as one may have."""


def _parts() -> Iterator[tuple[str, Text]]:
    for key, pattern in PARTS.items():
        nodes = pattern.count(":") * 2 + 4
        item, head = f"      - {pattern}\n", f"{PROGRAM}    {key}:\n"
        yield f"{key}-of-one", full(of(item), head, nodes=nodes)
        yield f"{key}-of-one-twice", full(item.format(n=1), head, nodes=nodes)
    quick = FLOW + "quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, "
    yield (
        "decisions",
        full(
            "{status: approved, by: Bupati, date: 2022-08-29, fingerprint: 0000},",
            quick + "decisions: [",
            "]}}\n",
            nodes=9,
        ),
    )
    yield "scores", full(lambda n: f"speed{n}: 5,", quick + "scores: {", "}}}\n", nodes=2)
    yield "scale", full(lambda n: f"a{n},", FLOW + "indicators: [{name: a, kind: output, scale: [", "a]}]}\n")
    yield "all-parts", (
        PROGRAM + "".join(f"    {key}:\n" + "".join(f"      - {pattern.format(n=n)}\n" for n in range(2_500))
                          for key, pattern in PARTS.items())
    )[: SIZE].rpartition("\n")[0] + "\n"  # fmt: skip
