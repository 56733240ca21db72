"""What a stranger types where a value is expected: too long, too large, in another script, or meant for a shell."""

from __future__ import annotations

from random import Random

_LONG = (
    "9" * 5_000, "-" + "9" * 5_000, "1." + "0" * 5_000 + "1", "0" * 5_000, "1,234" * 1_000, "1." * 5_000,
    "9-" * 5_000, "a" * 5_000, "a," * 5_000, "id," * 5_000, "a=1," * 2_000, "2023=1;" * 2_000, "[" * 5_000,
    "{a: " * 2_000, "a." * 5_000 + "b", "a[" * 2_000, " " * 5_000, "a b " * 2_000, "(" * 5_000, "rp " * 2_000,
    "'" * 5_001, "é" * 5_000, "a" * 100_000, "9" * 100_000, "," * 100_000, "a," * 50_000, "2023," * 20_000,
    "#" * 100_000, "\\" * 100_000, "- " * 50_000, "dinas " * 20_000, "٣" * 5_000, "../" * 2_000, "name=" * 1_000,
    "\udcff" * 5_000, "ß" * 5_000, "budget[0]" * 2_000, "1" + " " * 100_000 + "x", "programs," * 10_000,
    "dlh," * 25_000,
    "dLH,Dlh," * 12_000, "name," * 20_000, " ;" * 50_000, "a:" * 50_000, "TW " * 30_000, "RM4," * 25_000,
)  # fmt: skip
_NUMBERS = (
    "-1", "-0", "+0", "0", "00", "1e999", "-1e999", "1e99", "1E99", "0x" + "f" * 58, "0b1", "1_000", "nan", "inf",
    "-inf", "Infinity", "NaN", "1/0", "1e-99", ".5", "5.", "1,5", "1.500", "0,0000000001", "99999999999999999999",
    "2**63", "40%", "-40 %", "100,1%", "101", "1.500.000.000.000.000.000.000 triliun", "Rp 1e5", "Rp -5", "Rp",
    "2,5 miliar", "1 m", "Rp 999.999.999.999.999.999.999.999", "250 juta", "9" * 61, "9" * 60, "9" * 59 + "t",
    "true", "tidak", "null", "~",
)  # fmt: skip
_DAYS = (
    "0000-00-00", "2023-02-30", "9999-12-31", "10000-01-01", "2023-1-1", "0001-01-01", "9999-12", "0000-01",
    "2023-13", "1899", "2200", "0000", "9999", "2022-", "-2023", "9999-0001", "2023-2022", "2000-2100", "0-9999",
    "2022..2023", "2023-Q5", "Q0 2023", "TW V 2023", "hari ini", "kemarin", "31 Februari 2023", "08/09/2022",
    "2023-02-01T00:00:00Z", "-1-01-01", "2023-02-29", "1 January 0001", "99 Agustus 9999", "٢٠٢٣",
    "\uff12\uff10\uff12\uff16", "²⁰²³", "๒๐๒๓", "꧒꧐꧒꧓",
)  # fmt: skip
_TEXTS = (
    "", " ", "\t", "\n", "\r", "\r\n::error::x", "a\nb", "x\n##[error]y", "##[error]x", "##vso[task.x]y",
    "::error::x", "::stop-commands::x", "\x1b[31mred", "\x1b]0;x\x07", "\x9b31m", "\x07", "\x7f", "\x01", "\x85",
    "\u2028", "\u200b", "\ufeff", "\u202ex", "\u200fx", "a\u0301\u0302", "\u0301", "٣", "²", "½", "๓", "Ⅷ",
    "ꦏꦧꦸꦥꦠꦺꦤ꧀", "กขค", "👩‍👩‍👧‍👦", "🇮🇩", "İ", "\u0131", "\u017f", "ß", "ﬁ", "Å", "\udcff", "a\udc80b", "\udcff\udcfe",
    "\U000e0041", "\U0010ffff", "\ufffe", "\ufffd", "--", "-", "---", "-o", "-h", "--help", "-x", "--x=y", "-oq",
    "--plan", "--lang", "=", "==", "=x", "x=", "a=b=c", "+", "+=", "a+=b", "[", "]", "[[", "[]", "{}", "{", "}",
    "[a", "a]", "[a,]", "[,]", "{a: b}", "{a: b, a: c}", "[{a: 1}]", "[[1]]", "!x y", "&a", "*a", "*", "? x", "- x",
    "# x", "x # y", ": ", "a: b", "|", ">", "|\n x", "'", '"', "''", '""', "'a", '"a', "\\", "\\x", "\\u0000",
    "`id`", "$(id)", "$HOME", "%s", "%", "%(a)s", "{0}", "{name}", "{id}", "{}", "{{", "}}", "{0.__class__}",
    "{option}", "{!r}", ".", "..", "...", ".a", "a.", "a..b", "a.b.c.0.1", "budget.99999999999999999999.amount",
    "budget.0", "budget", "budget[", "budget[]", "budget[,]", "budget[2023,apbd]", "budget[+]", "budget.+",
    "budget.last.amount", "budget[2023,x,y,z].amount", "indicators.x.targets.2023", "x-own.a.b", "id", "programs",
    "quick_win.scores.speed", "\u0661.\u0662", "../../etc/passwd", "/dev/null", "/", "/proc/self/mem", "/nonexistent/x",
    "plans", "plans/plan.yaml", "plans/governance.yaml", "./plans/../plans", "plans/", "plans//plan.yaml", "a/b/c",
    "x.yaml", "plan.yaml", "governance.yaml", "x.xlsx", "x" * 300, "é.csv", "con", ".git", "a:b", "a b", "GOV-01",
    "gov-01", "GOV-99", "GOV-01-I1", "USL-001", "plan", "PLAN", "all", "-budget", "--budget", "-", "id,id",
    "id,,name", ",", ";", ",;,", "M1", "rpjmd-2025:M1", ":", "10.2", "10.2,10.2", "99.9", "id", "en", "a" * 61,
    "name", "governance", "GOVERNANCE", "speed=100", "speed=-1", "speed=100,speed=0", "speed=50,speed=50", "=100",
    "speed=", "speed", "speed=1e2", "speed=100%", "speed=²", "(a+)+$", "[a-z]*", "^", "(?:", "\\d", "RM", "RM0",
    "RM103", "rm103", "RM999", "R", "", "unknown-dependency", "E", "1y", "5y", "long", "approve", "tolak", "ya",
    "tidak ada", "semua", "table", "json", "github", "csv", "md", "apbd", "Dinas", "dinas", "d", "kec.", "&", "dan",
    "a & b", "(", ")", "()", "a()", "(a", "SNI ISO 37122 10.2",
)  # fmt: skip
VALUES = tuple(dict.fromkeys((*_TEXTS, *_NUMBERS, *_DAYS, *_LONG)))
"""Each of them breaks something in some program."""
_AROUND = (
    "{0},{0}", "2023,{0}", "{0};x", " {0} ", "2023={0}", "{0}=1", "speed={0}", "-{0}", "[{0}]", "[{0}, {0}]",
    "{{a: {0}}}", "{0}-{0}", "2023-{0}", "Rp {0}", "{0} juta", "{0}%", "'{0}'", "min {0}", "{0}.{0}",
    "budget[{0}].amount", "{0}[{0}]",
)  # fmt: skip
"""What stands around a value where a whole one is more than a word."""
LONGEST = 100_000


def hostile(random: Random) -> str:
    """One of the values, sometimes within another."""
    value = random.choice(VALUES if random.random() < 0.8 else _LONG)  # noqa: PLR2004 -- what breaks most
    if random.random() < 0.25:  # noqa: PLR2004 -- now and then
        value = random.choice(_AROUND).format(value)
    return value[:LONGEST].replace("\0", "")
