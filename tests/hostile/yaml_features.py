"""What YAML can do and a plan may not, and files that are no YAML."""

from collections.abc import Iterator

from tests.hostile.kinds import HERE, PLAN, PROGRAM, Hostile, bad, fields, open_verdict

REFUSED_TAGS = [
    "!!python/object/apply:os.system",
    "!!python/object/new:os.system",
    "!!python/object:builtins.object",
    "!!python/name:os.system",
    "!!python/module:os",
    "!!python/tuple",
    "!!python/none",
    "!!python/long",
    "!!python/complex",
    "!!python/unicode",
    "!!java.util.Date",
    "!ruby/object:Gem::Installer",
    "!!js/function",
    "!!timestamp",
    "!!binary",
    "!!merge",
    "!!value",
    "!!foo",
    "!",
    "!lokal",
    "!<tag:contoh.id,2022:x>",
    "!<!lokal>",
]
MISFITS = [
    "!!int empat",
    "!!int 4.5",
    "!!int true",
    "!!float satu",
    "!!float true",
    "!!bool ya",
    "!!bool 1",
    "!!null kosong",
    "!!null 0",
]
# where libyaml says that a text is no YAML: HERE stands at the mark that RM001 stands at
SYNTAX = {
    "unclosed-single-quote": f"note: {HERE}'satu\nstatus: planned\n",
    "unclosed-double-quote": f'note: {HERE}"satu\nstatus: planned\n',
    "unclosed-list": f"partners: {HERE}[dlh\nstatus: planned\n",
    "unclosed-mapping": f"x-a: {HERE}{{b: 1\nstatus: planned\n",
    "bracket-for-brace": f"x-a: {{b: 1{HERE}]\n",
    "brace-for-bracket": f"x-a: [1{HERE}}}\n",
    "one-bracket-too-many": f"partners: [dlh]{HERE}]\n",
    "double-comma": f"partners: [dlh,{HERE}, diskominfo]\n",
    "leading-comma": f"partners: [{HERE}, dlh]\n",
    "no-colon": f"note: a\n{HERE}hanya teks\nstatus: planned\n",
    "no-blank-after-colon": f"note: a\n{HERE}target_group:warga\nstatus: planned\n",
    "colon-in-plain-text": f"note: satu{HERE}: dua\n",
    "at-sign": f"note: {HERE}@dinas\n",
    "backtick": f"note: {HERE}`kode`\n",
    "percent": f"note: {HERE}%persen\n",
    "closing-bracket-first": f"note: {HERE}]\n",
    "text-after-quote": f'note: "satu" {HERE}dua\n',
    "list-in-a-line": f"partners: {HERE}- dlh\n",
    "tab-indent": f"x-a:\n{HERE}\tb: 1\n",
    "tab-in-block-scalar": f"note: |\n{HERE}\tsatu\n",
    "deeper-indent": f"note: satu\n  status{HERE}: planned\n",
    "list-below-mapping": f"x-a:\n  b: 1\n  {HERE}- c\n",
    "mapping-below-list": f"x-a:\n  - b\n  {HERE}c: 1\n",
    "unknown-escape": f'note: "a{HERE}\\q"\n',
    "escaped-surrogate": f'note: "a\\u{HERE}d800"\n',
    "escaped-surrogate-pair": f'note: "\\u{HERE}d83d\\ude00"\n',
    "escape-over-unicode": f'note: "a\\U{HERE}00110000"\n',
    "escape-too-short": f'note: "a\\x{HERE}4"\n',
    "escape-not-hex": f'note: "\\u{HERE}00zz"\n',
    "bad-block-indicator": f"note: |{HERE}x\n  a\n",
    "block-indent-zero": f"note: |{HERE}0\n  a\n",
    "block-indent-ten": f"note: |1{HERE}0\n  a\n",
    "text-after-block-indicator": f"note: > {HERE}satu\n  a\n",
    "anchor-without-name": f"note: &{HERE} a\n",
    "alias-without-name": f"note: *{HERE} a\n",
    "undefined-tag-handle": f"note: {HERE}!e!x a\n",
    "verbatim-tag-open": f"note: !<tag:x{HERE} a\n",
}
# the same, for a whole file
SYNTAX_FILES = {
    "tab-before-the-first-key": f"{HERE}\tdimension: governance\n",
    "unknown-directive": f"%KOTA{HERE} 1\n---\n{PROGRAM}",
    "yaml-2": f"{HERE}%YAML 2.0\n---\n{PROGRAM}",
    "yaml-1-3": f"{HERE}%YAML 1.3\n---\n{PROGRAM}",
    "yaml-directive-twice": f"%YAML 1.1\n{HERE}%YAML 1.1\n---\n{PROGRAM}",
    "directive-without-document": f"%YAML 1.2\n{HERE}{PROGRAM}",
    "text-after-document-end": f"{PROGRAM}...\n{HERE}note: lagi\n",
    "json-comma-missing": f'{{"dimension": "governance" {HERE}"programs": []}}\n',
    "csv": f"id,name\n{HERE}GOV-01: Go PPU\n",
    "html": f"<html>\n<body>\nharga{HERE}: 5\n",
    "document-marker-in-quotes": f'{PROGRAM}x-a: {HERE}"satu\n---\n"\n',
    "merge-conflict": f"dimension: governance\n{HERE}<<<<<<< HEAD\nprograms: []\n=======\n",
}


def _features() -> Iterator[Hostile]:
    for name, text in {
        "two-anchors": f"note: {HERE}&a &b c\n",
        "anchor-on-text": f"note: {HERE}&a teks\n",
        "anchor-on-list": f"partners: {HERE}&a [dlh]\n",
        "anchor-on-mapping": f"x-a: {HERE}&a {{b: 1}}\n",
        "anchor-on-block-list": f"partners: {HERE}&a\n  - dlh\n",
        "anchor-on-key": f"{HERE}&a note: teks\n",
        "anchor-on-item": f"partners: [{HERE}&a dlh]\n",
        "anchor-in-own-data": f"x-a: [1, {{b: {HERE}&c 2}}]\n",
        "anchor-and-tag": f"note: {HERE}&a !!str teks\n",
        "anchor-on-nothing": f"x-a: {HERE}&a\n",
        "alias-of-nothing": f"note: {HERE}*tidak-ada\n",
        "alias-in-list": f"partners: [dlh, {HERE}*a]\n",
        "alias-as-key": f"x-a: {{{HERE}*a : 1}}\n",
        "alias-to-itself": f"x-a: {HERE}&a [*a]\n",
        "alias-to-itself-mapping": f"x-a: {HERE}&a {{b: *a}}\n",
        "merge-of-mapping": f"{HERE}<<: {{note: a}}\n",
        "merge-of-list": f"{HERE}<<: [{{note: a}}, {{note: b}}]\n",
        "merge-of-text": f"{HERE}<<: teks\n",
        "merge-in-own-data": f"x-a: {{{HERE}<<: {{b: 1}}}}\n",
        "merge-in-budget": f"budget: [{{year: 2023, source: apbd, {HERE}<<: {{amount: 1}}}}]\n",
        "merge-of-alias": f"x-a: {HERE}&a {{b: 1}}\nx-c:\n  <<: *a\n",
    }.items():
        yield bad(name, "RM005", fields(text))
    for tag in REFUSED_TAGS:
        name = "".join(c if c.isalnum() else "-" for c in tag)
        yield bad(f"tag-text-{name}", "RM005", fields(f"note: {HERE}{tag} teks\n"))
        yield bad(f"tag-list-{name}", "RM005", fields(f"x-a: {HERE}{tag} [teks]\n"))
    for tag in ("!!map", "!!omap", "!!set", "!!pairs"):
        yield bad(f"tag-mapping-{tag[2:]}", "RM005", fields(f"x-a: {HERE}{tag} {{b: 1}}\n"))
    yield bad("tag-seq", "RM005", fields(f"x-a: {HERE}!!seq [1]\n"))
    yield bad("tag-on-programs", "RM005", f"dimension: governance\nprograms: {HERE}!!python/tuple []\n")
    yield bad("tag-on-root", "RM005", f"--- {HERE}!!map\n{PROGRAM}")
    yield bad("tag-on-key", "RM005", fields(f"{HERE}!!binary eC1h: 1\n"), also=("RM012",))
    yield bad("tag-from-directive", "RM005", f"%TAG !k! tag:contoh.id,2022:\n---\n{fields(f'note: {HERE}!k!x a')}\n")
    yield bad("tag-default-handle", "RM005", f"%TAG !! tag:contoh.id,2022:\n---\n{fields(f'note: {HERE}!!str a')}\n")
    for text in MISFITS:
        yield bad(f"misfit-{text[2:]}".replace(" ", "-"), "RM005", fields(f"x-a: {HERE}{text}\n"))


def _bombs() -> Iterator[Hostile]:
    laughs = "".join(f"  b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]\n" for n in range(1, 12))
    yield bad("billion-laughs", "RM005", f"x-a:\n  b0: {HERE}&b0 [ha]\n{laughs}{PROGRAM}")
    blowup = f"x-a:\n  b: {HERE}&b {'k' * 9000}\n  c: [{', '.join(['*b'] * 20_000)}]\n"
    yield bad("quadratic-blowup", "RM005", blowup + PROGRAM)
    merges = "".join(f"  b{n}: &b{n} {{<<: [{', '.join([f'*b{n - 1}'] * 9)}]}}\n" for n in range(1, 12))
    yield bad("merge-bomb", "RM005", f"x-a:\n  b0: {HERE}&b0 {{c: 1}}\n{merges}{PROGRAM}")
    anchors = "".join(f"  - &a{n} 1\n" for n in range(20_000))
    yield bad("twenty-thousand-anchors", "RM005", f"x-a:\n  - {HERE}&a 1\n{anchors}{PROGRAM}")


def _keys() -> Iterator[Hostile]:
    for name, text in {
        "twice": f"note: a\n{HERE}note: b\n",
        "twice-quoted": f"note: a\n{HERE}'note': b\n",
        "twice-escaped": f'note: a\n{HERE}"\\x6eote": b\n',
        "twice-explicit": f"note: a\n? {HERE}note\n: b\n",
        "twice-folded": f'note: a\n? {HERE}"no\\\n  te"\n: b\n',
        "twice-flow": f"x-a: {{b: 1, c: 2, {HERE}b: 3}}\n",
        "twice-years": f"indicators: [{{name: a, kind: output, targets: {{2023: 1, {HERE}'2023': 2}}}}]\n",
        "twice-own-data": f"x-a:\n  - b: 1\n    {HERE}b: 1\n",
        "twice-null-keys": f"x-a: {{~: 1, {HERE}'~': 2}}\n",
        "twice-numbers-as-text": f"x-a: {{1: 1, {HERE}'1': 2}}\n",
        "twice-tagged": f"note: a\n{HERE}!!str note: b\n",
    }.items():
        yield bad(f"key-{name}", "RM002", fields(text))
    yield bad("key-twice-in-plan", "RM002", PLAN + f"{HERE}start: 2023\n", "plan.yaml")
    yield bad("key-programs-twice", "RM002", PROGRAM + f"{HERE}programs: []\n")
    yield bad("key-dimension-twice-crlf", "RM002", PROGRAM + f"{HERE}dimension: economy\n", newline="\r\n")
    also = ("RM012", "RM005", "RM001", "RM017", "RM015")
    for name, text in {
        "list-as-key": f"? {HERE}[a]\n: b\n",
        "mapping-as-key": f"? {HERE}{{a: b}}\n: c\n",
        "block-list-as-key": f"? {HERE}- a\n  - b\n: c\n",
        "block-mapping-as-key": f"? {HERE}a: b\n: c\n",
        "list-as-key-in-own-data": f"x-a:\n  ? {HERE}[a]\n  : b\n",
        "flow-list-as-key": f"x-a: {{{HERE}[a]: b}}\n",
        "key-of-key": f"? {HERE}? a\n  : b\n: c\n",
        "year-list-as-key": f"indicators:\n  - name: a\n    kind: output\n    actuals: {{{HERE}[2023]: 5}}\n",
    }.items():
        yield bad(f"complex-{name}", "RM013", fields(text), also=also)
    for name, key in {
        "empty": '""',
        "null": "~",
        "true": "true",
        "number": "12",
        "merge-quoted": '"<<"',
        "nothing": "",
    }.items():
        yield bad(
            f"unknown-key-{name}",
            "RM012",
            fields(f"{HERE}{key}: 1\n"),
            also=("RM001", "RM005", "RM013", "RM015"),
        )
    for key in (
        "Name",
        "NAME",
        "ｎame",
        "nаme",
        "na\u0301me",
        "name ",
        "x_a",
        "X-a",
        "_x",
        "#a",
        "$ref",
        "__class__",
        "__init__",
        "model_config",
    ):
        yield bad(f"unknown-key-{key.encode('unicode_escape').decode()}", "RM012", fields(f"{HERE}'{key}': 1\n"))


def _documents() -> Iterator[Hostile]:
    yield bad("documents-two", "RM004", f"{PROGRAM}{HERE}---\n{PROGRAM}")
    yield bad("documents-second-empty", "RM004", f"{PROGRAM}{HERE}---\n")
    yield bad("documents-after-end", "RM004", f"---\n{PROGRAM}...\n{HERE}---\n{PROGRAM}")
    yield bad("documents-first-empty", "RM004", f"---\n{HERE}---\n{PROGRAM}", also=("RM013",))
    yield bad("documents-thousand", "RM004", PROGRAM + HERE + "---\na: 1\n" * 1000)
    yield bad("documents-crlf", "RM004", f"{PROGRAM}{HERE}---\n{PROGRAM}", newline="\r\n")
    for name, text in {
        "empty": HERE,
        "only-comments": f"{HERE}# belum\n# diisi\n",
        "only-blanks": f"{HERE}\n\n  \n",
        "only-line-break-crlf": f"{HERE}\r\n",
        "text": f"{HERE}teks saja\n",
        "number": f"{HERE}12\n",
        "null": f"{HERE}~\n",
        "true": f"{HERE}true\n",
        "quoted": f'{HERE}"dimension: governance"\n',
        "list": f"# satu\n{HERE}- dimension: governance\n",
        "flow-list": f"\n\n{HERE}[dimension, governance]\n",
        "empty-list": f"{HERE}[]\n",
        "block-text": f"{HERE}|\n  dimension: governance\n",
        "json-text": f'{HERE}"{{}}"\n',
        "list-of-lists": f"{HERE}- - - a\n",
    }.items():
        yield bad(f"root-{name}", "RM013", text)
        yield bad(f"root-{name}-of-plan", "RM013", text, "plan.yaml")
    yield bad("root-empty-mapping", "RM011", f"{HERE}{{}}\n")
    yield bad("root-empty-mapping-of-plan", "RM011", f"# satu\n{HERE}{{}}\n", "plan.yaml")


def undecided() -> Iterator[Hostile]:
    """Where the contract does not say at which line, or whether at all."""
    yield open_verdict("only-document-start", "---\n")
    yield open_verdict("only-document-start-and-end", "---\n...\n")
    yield open_verdict("only-document-end", "...\n")
    yield open_verdict("tab-in-flow-list", fields("partners: [\n\tdlh\n\t]\n"))
    yield open_verdict("int-tag-on-quoted", fields('progress: !!int "5"\n'))
    yield open_verdict("float-tag-on-whole", fields("progress: !!float 5\n"))
    plain_keys = "upper_plans: [{id: rpjpd, name: RPJPD, years: [2025, 2045], missions: {1: Maju}}]\n"
    yield open_verdict("mission-keys-plain-numbers", PLAN + plain_keys, "plan.yaml")
    yield open_verdict("int-with-4301-digits-in-own-data", fields(f"x-a: {'9' * 4301}\n"))
    yield open_verdict(
        "indicator-value-of-4301-digits",
        fields(f"indicators: [{{name: a, kind: output, targets: {{2023: {'9' * 4301}}}}}]\n"),
    )
    yield open_verdict(
        "indicator-value-of-400-digits",
        fields(f"indicators: [{{name: a, kind: output, targets: {{2023: {'9' * 400}}}}}]\n"),
    )
    yield open_verdict("minus-zero", fields("progress: -0\n"))
    yield open_verdict("minus-zero-decimal", fields("indicators: [{name: a, kind: output, targets: {2023: -0.0}}]\n"))


def cases() -> Iterator[Hostile]:
    """All of this module that the contract decides."""
    yield from _features()
    yield from _bombs()
    yield from _keys()
    yield from _documents()
    for name, text in SYNTAX.items():
        yield bad(f"syntax-{name}", "RM001", fields(text))
        yield bad(f"syntax-{name}-crlf", "RM001", "\ufeff" + fields(text), newline="\r\n")
    for name, text in SYNTAX_FILES.items():
        yield bad(f"syntax-{name}", "RM001", text)
