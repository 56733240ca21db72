"""Heavy plans by hand: each guard of the reader and the shape, each word of the rules, as often as a file takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.rules.examples import PLAN
from tools.attack.heavy_plan import NODES, SIZE, Heavy, Text, full, plan

HEAD = "dimension: governance\nprograms:\n"
PROGRAM = (
    HEAD + "  - id: GOV-01\n    name: Go PPU\n    horizon: 1-year\n    owner: diskominfo\n    subdimension: policy\n"
)
FLOW = HEAD + "  - {id: GOV-01, name: Go PPU, horizon: 1-year, owner: diskominfo, subdimension: policy, "
ID = 100
"""The first number of programs in a row."""


def program(number: int, fields: str = "", name: str = "Program {n}") -> str:
    """A program in one line."""
    called = name.format(n=number)
    return (
        f"  - {{id: GOV-{number + ID}, name: {called}, horizon: 1-year, owner: diskominfo, subdimension: policy"
        f"{', ' if fields else ''}{fields}}}\n"
    )


def by_hand() -> Iterator[Heavy]:
    """Every plan of this file."""
    for made in _characters, _yaml, _keys, _items, _numbers, _texts, _names, _graphs, _programs, _parts, _plans:
        for name, text in made():
            yield Heavy(name, text if isinstance(text, Mapping) else plan(governance=text))


def _characters() -> Iterator[tuple[str, Text]]:
    hidden = {
        "zero-width": "\u200b", "bidi": "\u202e", "control": "\x07", "c1": "\x85", "nul": "\x00", "mark": "\ufeff",
        "tag": "\U000e0041", "noncharacter": "\ufffe", "joiner": "\u200d", "line-separator": "\u2028",
    }  # fmt: skip
    for name, character in hidden.items():
        yield f"{name}-in-comments", full(f"# {character}\n", PROGRAM)
        yield f"{name}-in-a-comment", full(character, PROGRAM + "#", "\n", nodes=0)
        yield f"{name}-in-texts", full(lambda n, it=character: f"    x-{n}: a{it}b\n", PROGRAM, nodes=2)  # type: ignore[misc]
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
    yield "syntax-at-the-end", full(lambda n: program(n), HEAD, "  - {a: [\n", nodes=11)
    yield "one-line", full(lambda n: program(n).strip()[2:] + ",", "dimension: governance\nprograms: [", "]\n", nodes=11)
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
        yield f"names-{name}", full(lambda n, it=pattern: program(n, name=it), HEAD, nodes=11)  # type: ignore[misc]
    yield "names-over-lines", full(lambda n: program(n, name=f'"a{n}\n\n      b"'), HEAD, nodes=11)
    words = [f"kata{each}" for each in range(97)]
    yield "names-of-shared-words", full(
        lambda n: program(n, name=" ".join(words[(n * step) % 97] for step in (1, 3, 7, 11, 13, 17))), HEAD, nodes=11
    )
    yield "names-in-permutations", full(
        lambda n: program(n, name=" ".join(sorted(words[:8], key=lambda word: hash((n, word[-1])) % 991))), HEAD, nodes=11
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
    yield "dense", full(lambda n: program(n, f"depends_on: [{','.join(f'GOV-{each + ID}' for each in range(n))}]"), HEAD)
    yield "dense-cycles", full(
        lambda n: program(n, f"depends_on: [{','.join(f'GOV-{each + ID}' for each in range(600) if each != n)}]"), HEAD
    )
    yield "star", full(lambda n: program(n, f"depends_on: [GOV-{ID}]"), HEAD, nodes=14)
    for status in "done", "cancelled", "planned":
        kept = f"status: {status}, replaced_by: GOV-"
        yield f"replaced-chain-{status}", full(lambda n, it=kept: program(n, f"{it}{n + ID + 1}"), HEAD, nodes=15)  # type: ignore[misc]
        yield f"replaced-ring-{status}", full(
            lambda n, it=kept: program(n, f"{it}{(n + 1) % 12_000 + ID}"), HEAD, nodes=15, most=12_000  # type: ignore[misc]
        )
        yield f"replaced-star-{status}", full(lambda n, it=kept: program(n, f"{it}{ID}"), HEAD, nodes=15)  # type: ignore[misc]
    yield "depends-on-replaced", full(
        lambda n: program(n, f"status: cancelled, replaced_by: GOV-{n + ID + 1}, depends_on: [GOV-{n + ID + 2}]"), HEAD, nodes=18
    )


def _programs() -> Iterator[tuple[str, Text]]:
    yield "programs", full(program, HEAD, nodes=11)
    yield "programs-twice", full(lambda n: program(0), HEAD, nodes=11)
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
    yield "national-numbers", full(lambda n: program(n, 'indicators: [{name: a, kind: outcome, sni: "10.2",'
                                                        f" baseline: {{year: 2022, value: {n}}}}}]"), HEAD, nodes=24)  # fmt: skip
    yield "actions-each", full(lambda n: program(
        n, f"actions: [{{id: GOV-{n + ID}-A1, name: a, start: 2022-02, finish: 2022-09, status: done}}]"), HEAD, nodes=23)  # fmt: skip


PARTS = {
    "actions": "{{id: GOV-01-A{n}, name: a{n}, start: 2022-02, finish: 2022-09, status: done}}",
    "budget": "{{year: 2022, source: apbd, amount: 5, realised: 7, owner: dlh}}",
    "indicators": "{{id: GOV-01-I{n}, name: a{n}, kind: output, baseline: {{year: 2022, value: 5}}, targets: {{2022: 4}}}}",
    "risks": "{{id: GOV-01-R{n}, factor: a, likelihood: 3, impact: 3}}",
    "reports": "{{period: 2022-Q1, status: done, progress: 40, realised: 5}}",
    "serves": "{{plan: rpjmd-2018, missions: [M1, M{n}]}}",
}
"""Each a part of a program, with as many faults as one may have."""


def _parts() -> Iterator[tuple[str, Text]]:
    for key, pattern in PARTS.items():
        nodes = pattern.count(":") * 2 + 4
        yield f"{key}-of-one", full(
            lambda n, it=pattern: f"      - {it.format(n=n)}\n", f"{PROGRAM}    {key}:\n", nodes=nodes  # type: ignore[misc]
        )
        yield f"{key}-of-one-twice", full(
            lambda n, it=pattern: f"      - {it.format(n=1)}\n", f"{PROGRAM}    {key}:\n", nodes=nodes  # type: ignore[misc]
        )
    quick = FLOW + "quick_win: {kind: flagship, start: 2022-09, finish: 2023-08, "
    yield "decisions", full("{status: approved, by: Bupati, date: 2022-08-29, fingerprint: 0000},", quick + "decisions: [", "]}}\n", nodes=9)
    yield "scores", full(lambda n: f"speed{n}: 5,", quick + "scores: {", "}}}\n", nodes=2)
    yield "scale", full(lambda n: f"a{n},", FLOW + "indicators: [{name: a, kind: output, scale: [", "a]}]}\n")
    yield "all-parts", (
        PROGRAM + "".join(f"    {key}:\n" + "".join(f"      - {pattern.format(n=n)}\n" for n in range(2_500))
                          for key, pattern in PARTS.items())
    )[: SIZE].rpartition("\n")[0] + "\n"  # fmt: skip


TOP = {
    "agencies": "  a{n}: {{name: Dinas {n}, kind: agency}}\n",
    "agencies-in-a-chain": "  a{n}: {{kind: agency, replaced_by: a{next}}}\n",
    "agencies-in-a-ring": "  a{n}: {{kind: agency, replaced_by: a{ring}}}\n",
    "agencies-of-one-name": "  a{n}: {{name: Dinas, short: D, kind: agency}}\n",
    "agencies-without-form": "  A_{n}: {{kind: agensi}}\n",
    "areas": "  a{n}: [desa-{n}, b]\n",
    "upper_plans": "  - {{id: rpjmd-{n}, name: a, years: [2018, 2029], missions: {{M{n}: b}}}}\n",
    "funding_sources": "  a{n}: b\n",
    "quick_win_criteria": "  a{n}: {{name: a, weight: 1}}\n",
    "sni": '  "{n}.2": {{reason: a, dimension: governance}}\n',
    "gaps": "  - {{id: K{n}, dimension: governance, current: a, target: b}}\n",
    "documents": "  - {{kind: perbup, number: a{n}, date: 2022-12-01}}\n",
    "evaluations": "  - {{year: 2023, stage: 2, index: 2.9, recommendations: [{{text: a, owner: x{n}}}]}}\n",
    "indicators": "  - {{id: REG-I{n}, name: a{n}, kind: outcome, targets: {{2022: 5}}}}\n",
    "letterhead": "  - a{n}\n",
    "signatories": "  - {{role: a, name: b{n}}}\n",
    "rules": "  RM{n}: ignore\n",
    "bodies": "  a{n}: b\n",
    "apbd": "  {n}: 1500\n",
    "sources": "  - https://a.id/{n}\n",
}
"""Keys of plan.yaml, and what stands under each again and again."""


def _base(key: str) -> str:
    """plan.yaml with all that is required but for a key."""
    return "".join(f"{each}: {text}\n" for each, text in PLAN.items() if not key.startswith(each))


def _plans() -> Iterator[tuple[str, Mapping[str, Text]]]:
    programs = full(lambda n: program(n).replace("diskominfo", f"b{n}"), HEAD, nodes=11)
    for name, pattern in TOP.items():
        key = name.partition("-")[0]
        text = full(
            lambda n, it=pattern: it.format(n=n, next=n + 1, ring=(n + 1) % 9_000),  # type: ignore[misc]
            _base(key) + f"{key}:\n",
            nodes=pattern.count(":") * 2 + pattern.count(",") + 4,
            most=9_000 if "ring" in name else NODES,
        )
        yield f"plan-{name}", plan(plan=text)
        yield f"plan-{name}-programs", plan(plan=text, governance=programs)
    for name, head, item in (
        ("missions", "upper_plans: [{id: rpjmd-2018, years: [2018, 2029], missions: {", "M{n}: a,"),
        ("goals", "upper_plans: [{id: rpjmd-2018, years: [2018, 2029], goals: {", "T{n}: {{name: a, mission: M{n}}},"),
    ):
        text = full(lambda n, it=item: it.format(n=n), _base(head) + head, "}}]\n", nodes=6)  # type: ignore[misc]
        yield f"plan-{name}", (plan(plan=text))
    yield "plan-villages", (plan(plan=full(lambda n: f"desa-{n},", _base("areas") + "areas: {penajam: [", "a]}\n")))
    proposals = {
        "proposals": "{{id: USL-{n}, name: a{n}, proposer: x{n}, forum: musrenbang, status: accepted, program: GOV-{n}}}",
        "proposals-twice": "{{id: USL-001, name: a, proposer: dlh, forum: pokir, status: rejected}}",
        "proposals-empty": "{{}}",
    }
    for name, pattern in proposals.items():
        text = full(lambda n, it=pattern: f"  - {it.format(n=n)}\n", "proposals:\n", nodes=pattern.count(":") * 2 + 1)  # type: ignore[misc]
        yield name, (plan(governance=PROGRAM, proposals=text))
