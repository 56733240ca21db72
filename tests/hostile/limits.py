"""Sizes at the limits of the format and far over them."""

from collections.abc import Iterator

from tests.hostile.kinds import HERE, PLAN, PROGRAM, Hostile, bad, encode, fields, good

DEPTH = 32  # collections in each other, the root among them
NODES = 400_000  # scalars, lists and mappings of a file, keys among them
SIZE = 2_000_000
TEXT = 10_000
KEY = 1024  # libyaml's own limit for a key in one line


def _depth() -> Iterator[Hostile]:
    for over in (0, 1, 100, 100_000):
        # The root, the list and the program are three.
        own = DEPTH - 3 + over
        shapes = {
            "lists": "[" * own + "]" * own,
            "mappings": "{a: " * own + "b" + "}" * own,
            "pairs": "[a: " * (own // 2) + "b" + "]" * (own // 2) if own % 2 == 0 else None,
            "mixed": "[{a: " * (own // 2) + ("[]" if own % 2 else "b") + "}]" * (own // 2),
        }
        for name, text in shapes.items():
            if text is None:
                continue
            case = f"depth-{name}-over-by-{over}"
            if over:
                yield bad(case, "RM004", fields(f"x-a: {HERE}{text}\n"))
            else:
                yield good(case, fields(f"x-a: {text}\n"))
        dashes = f"x-a:\n  {HERE if over else ''}{'- ' * (DEPTH - 1 + over)}b\n"
        name = f"depth-block-lists-over-by-{over}"
        yield bad(name, "RM004", dashes + PROGRAM) if over else good(name, dashes + PROGRAM)
    levels = [" " * n + f"x-{n}:" for n in range(DEPTH)]
    yield good("depth-block-mappings", "\n".join(levels) + " 1\n" + PROGRAM)
    deeper = "\n".join([*levels, HERE + " " * DEPTH + "x: 1"])
    yield bad("depth-block-mappings-over-by-1", "RM004", f"{deeper}\n{PROGRAM}")


def _bottomless() -> Iterator[Hostile]:
    many = 100_000
    also = ("RM001",)
    for name, text in {
        "lists": "[" * many,
        "mappings": "{" * many,
        "keyed-mappings": "{a: " * many,
        "lists-in-mappings": "[{a: " * many,
        "lists-a-line": "[\n " * many,
        "dashes": "\n      " + "- " * many,
    }.items():
        yield bad(
            f"bottomless-{name}",
            "RM004",
            fields(f"x-a: {HERE}{text}\n") if "\n" not in text else _lined(text),
            also=also,
        )
    marks = fields(f"x-a:\n  {HERE}{'? ' * many}a\n")
    yield bad("bottomless-question-marks", "RM004", marks, also=("RM013", "RM012", "RM001"))
    keys = fields(f"x-a: {HERE}[{'? [' * many}\n")
    yield bad("bottomless-lists-as-keys", "RM004", keys, also=("RM013", "RM012", "RM001", "RM011"))
    yield bad("bottomless-from-the-first-byte", "RM004", HERE + "[" * many, also=("RM001", "RM013"))
    yield bad("bottomless-dashes-from-the-first-byte", "RM004", HERE + "- " * many, also=("RM013",))
    yield bad("bottomless-braces-from-the-first-byte", "RM004", HERE + "{" * many, also=("RM001", "RM013"))
    yield bad("closing-brackets", "RM001", fields(f"note: {HERE}{']' * many}\n"))
    yield bad("many-anchors-in-a-row", "RM001", fields(f"note: &a {HERE}{'&a ' * many}b\n"), also=("RM005",))
    yield bad("many-tags-in-a-row", "RM001", fields(f"note: !!str {HERE}{'!!str ' * many}b\n"), also=("RM005",))
    yield bad("many-colons", "RM001", fields(f"note: a{HERE}{': ' * many}b\n"))
    yield bad("many-open-quotes", "RM001", fields(f"note: {HERE}'{chr(39) * (2 * many)}\n"))
    yield bad("many-percent-signs", "RM001", f"%{HERE}{'%' * many}\n", also=("RM004",))


def _lined(text: str) -> str:
    """The depth is passed at the node that is one too many, lines after the first."""
    lines = text.split("\n")
    if len(lines) == 2:
        return PROGRAM + "    x-a:\n" + "      " + HERE + lines[1].strip() + "\n"
    at = DEPTH - 3
    head = "\n".join(lines[:at]) + "\n"
    return PROGRAM + "    x-a: " + head + HERE + "\n".join(lines[at:])


def _nodes() -> Iterator[Hostile]:
    # Those beside the items: root, three keys, a text, an empty list, the long list.
    for name, count in {"at-the-limit": NODES - 7, "over-by-1": NODES - 6, "over-by-far": 600_000}.items():
        lines = [["0"] * 100 for _ in range(count // 100)] + [["0"] * (count % 100)]
        if count > NODES - 7:
            row, column = divmod(NODES - 7, 100)
            lines[row][column] = HERE + "0"
        items = ",\n ".join(",".join(line) for line in lines if line)
        text = f"dimension: governance\nprograms: []\nx-a: [{items}]\n"
        yield good(f"nodes-{name}", text) if count == NODES - 7 else bad(f"nodes-{name}", "RM004", text)
    pairs = "".join(f"  a{n}: {n}\n" for n in range(100_000))
    yield good("nodes-many-keys", f"{PROGRAM}x-a:\n{pairs}")
    yield bad("nodes-many-keys-one-twice", "RM002", f"{PROGRAM}x-a:\n{pairs}  {HERE}a7: 1\n")
    yield bad("nodes-many-empty-lists", "RM004", fields(f"x-a: [{'[],' * 390_000}{HERE}{'[],' * 20_000}]\n"))
    programs = "".join(
        f"  - {{id: GOV-{n}, name: Nama {n:x}, horizon: 1-year, owner: diskominfo, subdimension: policy}}\n"
        for n in range(10_000, 15_000)
    )
    yield good("five-thousand-programs", "dimension: governance\nprograms:\n" + programs)
    wrong = programs.replace("1-year", "2-year").replace("2-year", HERE + "2-year", 1)
    yield bad("five-thousand-programs-all-wrong", "RM016", "dimension: governance\nprograms:\n" + wrong)
    same = "dimension: governance\nprograms:\n" + PROGRAM.split("\n", 2)[2]
    again = PROGRAM.split("\n", 2)[2]
    yield bad("one-program-two-thousand-times", "RM101", same + again.replace("id: ", f"id: {HERE}") + again * 2000)


def _size() -> Iterator[Hostile]:
    files = {"plan.yaml": encode(PLAN), "governance.yaml": encode(PROGRAM)}
    for name, over in {"at-the-limit": 0, "over-by-1": 1, "over-by-far": SIZE}.items():
        lines = "# komentar\n" * ((SIZE + over) // 12)
        one = "# "
        for shape, filler in (("many-lines", lines), ("one-line", one)):
            data = encode(PROGRAM + filler)
            data += b"x" * (SIZE + over - len(data) - 1) + b"\n" if shape == "one-line" else b""
            data += b"#" * (SIZE + over - len(data)) if shape == "many-lines" else b""
            case = f"size-{name}-{shape}"
            mine = {**files, "governance.yaml": data}
            if over:
                yield Hostile(case, mine, accept=False, code="RM004", file="governance.yaml")
            else:
                yield Hostile(case, mine, accept=True)
    mine = {**files, "plan.yaml": encode(PLAN) + b"#" * SIZE}
    yield Hostile("size-of-plan", mine, accept=False, code="RM004", file="plan.yaml")
    mine = {**files, "governance.yaml": b"\x00" * (SIZE + 1)}
    yield Hostile("size-of-nul-bytes", mine, accept=False, code="RM004", file="governance.yaml", also=("RM003",))
    yield good(
        "size-of-long-texts",
        fields("x-a:\n" + "".join(f"  - {'é' * (TEXT - 1)}{n % 10}\n" for n in range(95))),
    )
    yield good("size-of-one-line", fields(f"x-a: [{', '.join('a' * 9_000 for _ in range(200))}]\n"))


def _lengths() -> Iterator[Hostile]:
    for name, char in {"a": "a", "e-acute": "é", "astral": "𝕏"}.items():
        yield good(f"text-{name}-at-the-limit", fields(f"note: {char * TEXT}\n"))
        yield good(f"text-{name}-at-the-limit-quoted", fields(f"note: '{char * TEXT}'\n"))
        yield good(f"text-{name}-at-the-limit-block", fields(f"note: |-\n  {char * TEXT}\n"))
        yield bad(f"text-{name}-over", "RM004", fields(f"note: {HERE}{char * (TEXT + 1)}\n"))
        yield bad(f"text-{name}-over-quoted", "RM004", fields(f'note: {HERE}"{char * (TEXT + 1)}"\n'))
        yield bad(f"text-{name}-over-block", "RM004", fields(f"note: {HERE}|-\n  {char * (TEXT + 1)}\n"))
    yield bad("text-over-in-list", "RM004", fields(f"sources: [https://a.id, {HERE}{'a' * (TEXT + 1)}]\n"))
    yield bad("text-over-in-own-data", "RM004", fields(f"x-a: {{b: [{HERE}{'a' * (TEXT + 1)}]}}\n"))
    yield bad("text-of-a-million", "RM004", fields(f"note: {HERE}{'a ' * 500_000}a\n"))
    yield good("escapes-are-counted-once", fields(f'note: "{chr(92)}u00e9' + f"{chr(92)}u00e9" * (TEXT - 1) + '"\n'))
    for name, char in {"a": "a", "e-acute": "é"}.items():
        yield good(f"key-{name}-at-the-limit", fields(f"x-{char * (KEY - 2)}: 1\n"))
        yield bad(f"key-{name}-over", "RM001", fields(f"{HERE}x-{char * (KEY - 1)}: 1\n"))
        yield bad(f"key-{name}-over-quoted", "RM001", fields(f'{HERE}"x-{char * (KEY - 1)}": 1\n'))
        yield good(f"key-{name}-explicit", fields(f"? x-{char * 5000}\n: 1\n"))
    yield good("key-in-flow-at-the-limit", fields(f"x-a: {{{'k' * KEY}: 1}}\n"))
    yield good("long-blank-lines", PROGRAM + (" " * 5000 + "\n") * 50 + "# akhir\n")
    yield good("long-indent", PROGRAM + "x-a:\n" + " " * 5000 + "b: 1\n")
    yield good("many-blank-lines", "\n" * 100_000 + PROGRAM + "\n" * 100_000)
    yield bad("fault-after-many-lines", "RM016", "#\n" * 300_000 + PROGRAM.replace("1-year", HERE + "2-year"))


def _graphs() -> Iterator[Hostile]:
    def program(number: int, needs: str) -> str:
        return (
            f"  - id: GOV-{number}\n    name: Nama {number:x}\n    horizon: 1-year\n    owner: diskominfo\n"
            f"    subdimension: policy\n    years: [2022, 2022]\n    depends_on: [{needs}]\n"
        )

    head = "dimension: governance\nprograms:\n"
    first, last = 10_000, 13_999
    chain = head + "".join(program(n, f"GOV-{n + 1}" if n < last else "") for n in range(first, last + 1))
    yield good("chain-of-4000", chain)
    back = head + "".join(program(n, f"GOV-{n - 1}" if n > first else "") for n in range(first, last + 1))
    yield good("chain-of-4000-backwards", back)
    cycle = chain.replace(f"[GOV-{first + 1}]", f"[{HERE}GOV-{first + 1}]").replace("[]", f"[GOV-{first}]")
    yield bad("cycle-of-4000", "RM105", cycle)
    dense = "".join(program(n, ", ".join(f"GOV-{m}" for m in range(first, n))) for n in range(first, first + 300))
    yield good("each-of-300-on-all-before", head + dense)
    yield bad("self-dependency", "RM104", head + program(10, f"{HERE}GOV-10"))
    yield bad(
        "self-dependency-of-each-of-1000",
        "RM104",
        head + program(10, f"{HERE}GOV-10") + "".join(program(n, f"GOV-{n}") for n in range(11, 1011)),
    )
    yield bad("cycle-of-2", "RM105", head + program(10, f"{HERE}GOV-11") + program(11, "GOV-10"))
    yield bad(
        "cycle-of-3-later-in-the-file",
        "RM105",
        head + program(10, "GOV-11") + program(11, f"{HERE}GOV-12") + program(12, "GOV-13") + program(13, "GOV-11"),
    )
    yield bad("unknown-at-the-end-of-a-chain", "RM103", chain.replace("[]", f"[{HERE}GOV-99999]"))
    yield bad(
        "one-dependency-a-thousand-times",
        "RM113",
        head + program(10, f"GOV-11, {HERE}GOV-11" + ", GOV-11" * 998) + program(11, ""),
    )


def cases() -> Iterator[Hostile]:
    """All of this module; some are of several megabytes."""
    yield from _depth()
    yield from _bottomless()
    yield from _nodes()
    yield from _size()
    yield from _lengths()
    yield from _graphs()
