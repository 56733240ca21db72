"""Bytes that are not UTF-8, and characters that no plan may hold."""

import random
from collections.abc import Iterator

from tests.hostile.kinds import HERE, PLAN, PROGRAM, Hostile, bad, encode, fields, good, raw

CONTROLS = [*(c for c in range(0x20) if c not in {0x09, 0x0A, 0x0D}), 0x7F, *range(0x80, 0xA0)]
SEPARATORS = [0x2028, 0x2029]
BIDI = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
NONCHARACTERS = [*range(0xFDD0, 0xFDF0), *(p << 16 | low for p in range(17) for low in (0xFFFE, 0xFFFF))]
TAGS = [0xE0000, 0xE0001, 0xE0020, 0xE0041, 0xE007A, 0xE007F]
EMOJI = {
    "family": "👨\u200d👩\u200d👧\u200d👦",
    "heart-on-fire": "❤\ufe0f\u200d🔥",
    "technologist-skin-tone": "👩🏽\u200d💻",
    "health-worker": "👩\u200d⚕\ufe0f",
    "rainbow-flag": "🏳\ufe0f\u200d🌈",
    "polar-bear": "🐻\u200d❄\ufe0f",
}
WORDS = {
    "persian-zwnj": "می\u200cخواهم",
    "persian-zwnj-twice": "نمی\u200cتوانسته\u200cاند",
    "arabic-zwj": "ه\u200dم",
    "urdu-zwnj": "علم\u200cالحساب",
    "hindi-zwnj": "क्\u200cष",
    "hindi-zwj": "क्\u200dष",
    "bengali-zwj": "র\u200d্যা",
    "kannada-zwj": "ಕ್\u200dಷ",
    "malayalam-zwj": "ന്\u200dറ",
    "sinhala-zwj": "ශ්\u200dරී",
}
SEQUENCES = {
    "overlong-slash-2": b"\xc0\xaf",
    "overlong-a-2": b"\xc1\x81",
    "overlong-slash-3": b"\xe0\x80\xaf",
    "overlong-slash-4": b"\xf0\x80\x80\xaf",
    "overlong-nul": b"\xc0\x80",
    "five-bytes": b"\xf8\x88\x80\x80\x80",
    "six-bytes": b"\xfc\x84\x80\x80\x80\x80",
    "over-10ffff": b"\xf4\x90\x80\x80",
    "surrogate-first": b"\xed\xa0\x80",
    "surrogate-last": b"\xed\xbf\xbf",
    "surrogate-pair-cesu": b"\xed\xa0\xbd\xed\xb8\x80",
    "truncated-2": b"\xc3",
    "truncated-3": b"\xe2\x82",
    "truncated-4": b"\xf0\x9f\x98",
    "lone-continuation": b"\x80",
    "lone-last-continuation": b"\xbf",
    "fe": b"\xfe",
    "ff": b"\xff",
    "latin-1": b"caf\xe9",
    "cp1252-quotes": b"\x93kutip\x94",
    "gbk": b"\xd6\xd0\xb9\xfa",
    "shift-jis": b"\x93\xfa\x96\x7b",
}


def _escape(code: int) -> str:
    if code > 0xFFFF:
        return f"\\U{code:08X}"
    return f"\\u{code:04X}" if code > 0xFF else f"\\x{code:02X}"


def _characters() -> Iterator[Hostile]:
    for code in [*CONTROLS, *SEPARATORS, *BIDI, 0x200B]:
        char, name = chr(code), f"{code:04x}"
        yield bad(f"raw-{name}-in-comment", "RM003", f"# satu\n# dua {HERE}{char}\n{PROGRAM}")
        yield bad(f"raw-{name}-in-value", "RM003", fields(f"note: a{HERE}{char}b\n"))
        yield bad(f"raw-{name}-in-key", "RM003", fields(f"x-a{HERE}{char}b: nilai\n"))
        if code not in SEPARATORS:
            yield bad(f"escaped-{name}", "RM003", fields(f'note: {HERE}"a{_escape(code)}b"\n'))
    for code in [*NONCHARACTERS, *TAGS]:
        yield bad(f"raw-{code:04x}-in-value", "RM003", fields(f"note: 'a{HERE}{chr(code)}b'\n"))
        if code & 0xF in {0x0, 0x1, 0xF}:
            yield bad(f"escaped-{code:04x}", "RM003", fields(f'note: {HERE}"{_escape(code)}"\n'))
    for place, text in (
        ("block-scalar", f"note: |\n  satu\n  dua {HERE}\x1b[2J\n"),
        ("folded-scalar", f"note: >-\n  satu\n\n  dua {HERE}\u202e\n"),
        ("double-quoted", f'note: "satu\n  dua {HERE}\x07"\n'),
        ("flow-list", f"sources: [https://a.id,\n  https://b.id/{HERE}\u2069]\n"),
        ("quoted-key", f'"x-a{HERE}\x00": 1\n'),
        ("deep-own-data", f"x-a: [{{b: [{{c: {HERE}\u200bd}}]}}]\n"),
        ("last-character", f"note: akhir{HERE}\x1a"),
        ("name-of-a-program", f"actions: [{{id: GOV-01-A1, name: {HERE}\x9bnama}}]\n"),
    ):
        yield bad(f"raw-in-{place}", "RM003", fields(text))
    for short in ("\\0", "\\a", "\\b", "\\v", "\\f", "\\e", "\\r", "\\N"):
        yield bad(f"short-escape-{short[1]}", "RM003", fields(f'note: {HERE}"a{short}"\n'))
    yield bad("escaped-in-key", "RM003", fields(f'{HERE}"x-\\u202e": 1\n'))
    yield bad("control-in-plan", "RM003", PLAN + f"vision: maju{HERE}\x0b\n", "plan.yaml")
    yield bad(
        "control-in-proposals",
        "RM003",
        f"proposals:\n  - {{id: USL-001, name: a{HERE}\x7f}}\n",
        "proposals.yaml",
    )


def _joiners() -> Iterator[Hostile]:
    for name, text in {**EMOJI, **WORDS}.items():
        yield good(f"joiner-{name}", fields(f"note: kata {text} lagi\nx-kunci: '{text}'\n"))
        yield good(f"joiner-{name}-in-comment", f"# {text}\n{PROGRAM}")
    escaped = WORDS["persian-zwnj"].replace("\u200c", "\\u200C")
    yield good("joiner-escaped-in-persian", fields(f'note: "{escaped}"\n'))
    for char, name in (("\u200c", "zwnj"), ("\u200d", "zwj")):
        yield bad(f"{name}-in-latin", "RM003", fields(f"note: Go{HERE}{char}jek\n"))
        yield bad(f"{name}-alone", "RM003", fields(f"note: 'a {HERE}{char} b'\n"))
        yield bad(f"{name}-in-digits", "RM003", fields(f"note: nilai 1{HERE}{char}2\n"))
        yield bad(f"{name}-in-comment", "RM003", PROGRAM + f"# a{HERE}{char}b\n")
        yield bad(f"{name}-in-cyrillic", "RM003", fields(f"note: да{HERE}{char}та\n"))
        yield bad(f"{name}-escaped", "RM003", fields(f'note: {HERE}"a\\u{ord(char):04x}b"\n'))
    yield bad("zwj-after-one-emoji", "RM003", fields(f"note: 👨{HERE}\u200d lalu\n"))
    yield bad("zwnj-between-emoji", "RM003", fields(f"note: 👨{HERE}\u200c👩\n"))


def _not_utf8() -> Iterator[Hostile]:
    for name, sequence in SEQUENCES.items():
        text = sequence.decode("utf-8", "surrogateescape")
        yield bad(f"utf8-{name}-in-value", "RM003", fields(f"note: nilai {HERE}{text} akhir\n"))
        yield bad(f"utf8-{name}-in-comment", "RM003", f"# {HERE}{text}\n{PROGRAM}")
    for name in ("latin-1", "truncated-3", "surrogate-first"):
        text = SEQUENCES[name].decode("utf-8", "surrogateescape")
        yield bad(f"utf8-{name}-in-key", "RM003", fields(f"x-{HERE}{text}: 1\n"))
        yield bad(f"utf8-{name}-at-end", "RM003", PROGRAM + f"# {HERE}{text}")
        yield bad(f"utf8-{name}-in-plan", "RM003", PLAN + f"vision: {HERE}{text}\n", "plan.yaml")
    for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        also = ("RM001", "RM013", "RM011")
        yield raw(f"{codec}-with-bom", "RM003", ("\ufeff" + PROGRAM).encode(codec), also=also)
        yield raw(f"{codec}-without-bom", "RM003", PROGRAM.encode(codec), also=also)
    yield raw("utf-16-after-utf8-bom", "RM003", b"\xef\xbb\xbf" + PROGRAM.encode("utf-16"), also=("RM001",))
    yield raw("ebcdic", "RM003", PROGRAM.encode("cp500"), also=("RM001", "RM013"))
    yield raw("utf-7", "RM013", b"+AGQAaQBtAGUAbgBzAGkAbwBu-\n", also=("RM001",))


def _binary() -> Iterator[Hostile]:
    also = ("RM001", "RM013", "RM011")
    for name, data in (
        ("nul-file", bytes(1000)),
        ("all-256-bytes", bytes(range(256))),
        ("gzip", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + bytes(range(128, 256))),
        ("png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("zip-or-xlsx", b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00"),
        ("elf", b"\x7fELF\x02\x01\x01\x00" + bytes(64)),
        ("nul-before-text", b"\x00" + encode(PROGRAM)),
        ("escape-before-text", b"\x1b[2J" + encode(PROGRAM)),
    ):
        yield raw(f"binary-{name}", "RM003", data, also=also)
    for seed in range(8):
        data = b"\xff" + random.Random(seed).randbytes(4096)  # noqa: S311
        yield raw(f"binary-random-{seed}", "RM003", data, also=also)
    lines = PROGRAM.count("\n") + 1
    yield raw("nul-after-text", "RM003", encode(PROGRAM) + b"\x00\x00", lines, also=("RM001",))
    yield raw("half-a-file-of-nul", "RM003", encode(PROGRAM) + bytes(4096), lines, also=("RM001",))


def _marks() -> Iterator[Hostile]:
    yield good("bom", "\ufeff" + PROGRAM)
    yield good("bom-crlf", "\ufeff" + PROGRAM, newline="\r\n")
    yield good("bom-and-document-start", "\ufeff---\n" + PROGRAM)
    yield good("bom-in-plan", "\ufeff" + PLAN, "plan.yaml")
    yield bad("bom-twice", "RM003", "\ufeff" + HERE + "\ufeff" + PROGRAM, also=("RM001", "RM011", "RM012"))
    yield bad("bom-in-value", "RM003", fields(f"note: a{HERE}\ufeffb\n"))
    yield bad("bom-in-comment", "RM003", PROGRAM + f"# a{HERE}\ufeffb\n")
    yield bad("bom-in-key", "RM003", fields(f"x-a{HERE}\ufeffb: 1\n"))
    yield bad("bom-escaped", "RM003", fields(f'note: {HERE}"\\uFEFF"\n'))
    yield bad("bom-at-a-later-line", "RM003", fields(f"note: a\n# {HERE}\ufeff\n"))
    yield bad("only-bom", "RM013", HERE + "\ufeff")
    for name, text in (
        ("soft-hyphen", "sesu\u00adatu"),
        ("private-use", "\ue000\uf8ff\U000f0000\U0010fffd"),
        ("replacement-character", "a\ufffdb"),
        ("no-break-space", "a\u00a0b"),
        ("combining-marks", "e\u0301\u0323"),
        ("variation-selector", "☎\ufe0f"),
        ("astral", "𝄞𝕏🦜"),
        ("unassigned", "\u0378"),
        ("ideographic-space", "a\u3000b"),
        ("khmer-and-thai", "ខ្មែរ ไทย"),
        ("hebrew-and-arabic", "שלום سلام"),
        ("flag-without-joiner", "🇮🇩"),
        ("tab", "a\tb"),
    ):
        yield good(f"legal-{name}", fields(f"note: x{text}y\n# x{text}y\nx-z{text}: 'x{text}y'\n"))
    for escape in (
        "\\t",
        "\\n",
        "\\L",
        "\\P",
        "\\u2028",
        "\\u2029",
        "\\x09",
        "\\_",
        "\\/",
        '\\"',
        "\\\\",
        "\\xe9",
        "\\U0001F600",
    ):
        yield good(f"legal-escape-{escape[1:]}", fields(f'note: "a{escape}b"\n'))


def cases() -> Iterator[Hostile]:
    """All of this module."""
    yield from _characters()
    yield from _joiners()
    yield from _not_utf8()
    yield from _binary()
    yield from _marks()
