"""``query``: what is answered in which form, what is refused in one line, and what ends it."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from traceback import walk_stack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppu_roadmap.dataset.database import opened, working
from ppu_roadmap.query.limits import Clock, bounded
from ppu_roadmap.query.question import judged
from ppu_roadmap.text import Refusal
from tests.asking import TODAY
from tests.cli import process
from tests.cli.door import roadmap
from tests.cli.process import COMMAND, PLANS, ROOT, Done, environment
from tests.golden import golden
from tests.sample import HOSTILE

FULL = ROOT / "tests" / "plans" / "full"
READS_ALONE = "a question reads the tables of the plan alone: no file, no address, no extension, no setting"


def query(sql: str, *options: str | Path, plan: Path = FULL, stdin: str | None = None) -> Done:
    return roadmap("query", sql, *options, "--plan", plan, "--lang", "en", stdin=stdin)


def refused(sql: str) -> str:
    """What is said of a question, in one line, and nothing else."""
    done = query(sql)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("roadmap: ")
    assert done.err.count("\n") == 1
    return done.err.removeprefix("roadmap: ").rstrip("\n")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_tables_are_listed(language: str) -> None:
    done = roadmap("query", "--lang", language)
    assert done.code == 0
    golden("query/tables.txt" if language == "en" else "query/tables-id.txt", done.out)
    found = list(csv.DictReader(io.StringIO(roadmap("query", "--format", "csv", "--lang", language).out)))
    assert found[0] == {
        "table": "regions", "column": "region", "type": "VARCHAR",
        "label": "Code of the region" if language == "en" else "Kode Wilayah",
    }  # fmt: skip


@pytest.mark.parametrize("format", ["table", "csv", "json", "md"])
def test_an_answer_in_every_form(format: str) -> None:
    sql = """
        SELECT id, name, budget, first_year, costed, sdgs, [DATE '2022-08-29', NULL] AS days, NULL AS nothing,
               1.5 AS half, 'nan'::DOUBLE AS odd, {'a': 1} AS pair, 1 AS a, 2 AS A, '\\xFF'::BLOB AS bytes
        FROM programs WHERE dimension = 'governance' ORDER BY id LIMIT 3
    """
    done = query(sql, "--format", format)
    assert (done.code, done.err) == (0, "")
    golden(f"query/answer.{'txt' if format == 'table' else format}", done.out)


def test_hostile_text_is_harmless_in_every_form() -> None:
    sql = "SELECT '" + HOSTILE.replace("'", "''") + "' AS \"=cmd\", chr(27) || '[31m' AS b, ['@SUM(A1)'] AS c"
    for format in ("table", "csv", "json", "md"):
        done = query(sql, "--format", format)
        assert done.code == 0
        assert "\x1b" not in done.out
        assert "\u202e" not in done.out
        assert not any(line.lstrip().startswith("::") for line in done.lines)
    heads, [first, _second, third] = list(csv.reader(io.StringIO(query(sql, "--format", "csv").out)))
    assert (heads[0], first[:2], third) == ("'=cmd", "'=", "'@SUM(A1)")
    raw = list(csv.reader(io.StringIO(query(sql, "--format", "csv", "--raw").out)))
    assert (raw[0][0], raw[1][2]) == ("=cmd", "@SUM(A1)")


def test_today_is_the_day_that_is_asked_for() -> None:
    sql = "SELECT today() AS a, current_date AS b, current_date() AS c, now()::DATE > today() AS d"
    assert query(sql, "--format", "csv", "--as-of", "2024-02-29").lines == [
        "a,b,c,d",
        "2024-02-29,2024-02-29,2024-02-29,true",
    ]


def test_sql_comes_from_standard_input() -> None:
    done = query("-", "--format", "csv", stdin="SELECT 1 AS a; -- what else\n")
    assert (done.code, done.out) == (0, "a\n1\n")
    done = roadmap("query", "-", "--plan", "-", "--lang", "en", stdin="SELECT 1")
    assert (done.code, done.err) == (2, "roadmap: standard input holds the SQL: give the plan by its name\n")


def test_a_portfolio_is_asked_as_one() -> None:
    done = query("SELECT region, count(*) AS n FROM programs GROUP BY ALL ORDER BY 1", "--format", "csv",
                 plan=ROOT / "tests/plans/portfolio")  # fmt: skip
    assert done.lines == ["region,n", "64.03,2", "64.09,2", "64.74,1"] or len(done.lines) == 4
    assert "errors" in done.err or "error" in done.err or done.err == ""


def test_what_is_found_is_what_validate_finds() -> None:
    found = json.loads(roadmap("validate", PLANS, "--format", "json").out)["diagnostics"]
    rows = json.loads(
        query("SELECT code, program, file, line, message FROM findings", "--format", "json", plan=PLANS).out
    )
    assert [(each["code"], each["program"], each["file"], each["line"]) for each in found] == [
        (each["code"], each["program"], each["file"], each["line"]) for each in rows["rows"]
    ]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT nme FROM programs", 'line 1, column 8: Referenced column "nme" not found in FROM clause! Candidate'),
        ("SELECT id,\n  é.x\nFROM programs", "line 2, column 3: Referenced table"),
        ("FROM program", 'line 1, column 6: Table with name program does not exist! Did you mean "programs"?'),
        ("SELEC 1", 'line 1, column 1: syntax error at or near "SELEC"'),
        ("SELECT getenv('HOME')", "line 1, column 8: Scalar Function with name getenv does not exist!"),
        ("SELECT 1 FROM programs WHERE " + "id = id AND " * 30 + "nme = 1", "line 1, column 390: Referenced column"),
        ("SELECT $1", "the question cannot be answered: Values were not provided"),
        ("SELECT 1 / 'x'", "line 1, column 12: Could not convert string 'x'"),
        ("SELECT " + "(" * 5000 + "1" + ")" * 5000, "the question cannot be answered: Max expression depth"),
        ("SELECT 1,\n  2 FROM query('FROM nope')", "the question cannot be answered: Table with name nope"),
        ('SELECT error(\'{"exception_message": 5, "position": []}\')', "the question cannot be answered: 5"),
        ("SELECT error('a Error: [1]')", "the question cannot be answered: a Error: [1]"),
        ("", "there is no question: write a SELECT; roadmap query --plan"),
        ("/* nothing */\n;", "there is no question: write a SELECT; roadmap query --plan"),
        ("SELECT 1; SELECT 2", "a question is one SELECT: these are 2 statements"),
        ("PIVOT budget ON year USING sum(amount)", "PIVOT has to name its columns, as in ON year IN (2026, 2027)"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(sql: str, said: str) -> None:
    assert refused(sql).startswith(said)


@pytest.mark.parametrize(
    "sql",
    [
        "COPY programs TO '{f}'",
        "COPY (SELECT 1) TO '{f}' (FORMAT parquet)",
        "ATTACH '{f}'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA database_list",
        "SET threads = 2",
        "RESET threads",
        "EXPORT DATABASE '{f}'",
        "IMPORT DATABASE '{f}'",
        "CREATE TABLE x (a INT)",
        "DROP TABLE programs",
        "DELETE FROM programs",
        "UPDATE programs SET id = 'x'",
        "INSERT INTO programs (id) VALUES ('x')",
        "CALL pragma_version()",
        "USE main",
        "BEGIN",
        "CHECKPOINT",
        "EXPLAIN ANALYZE SELECT 1",
        "PREPARE a AS SELECT 1",
        "CREATE SECRET (TYPE http)",
        "VACUUM",
        "UPDATE EXTENSIONS",
    ],
)
def test_nothing_but_a_select_is_answered(sql: str, tmp_path: Path) -> None:
    file = tmp_path / "out"
    assert refused(sql.format(f=file)).startswith("a question is one SELECT, which changes nothing: ")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('{f}')",
        "FROM '{f}'",
        "FROM read_text('{f}')",
        "FROM glob('/*')",
        "FROM read_blob('{f}')",
        "FROM read_parquet('{f}')",
        "FROM parquet_metadata('{f}')",
        "FROM sniff_csv('{f}')",
        "FROM read_json('{f}')",
        "SELECT * FROM 'https://example.org/a.parquet'",
        "FROM read_csv('http://127.0.0.1:9/a.csv')",
        "FROM duckdb_secrets()",
        "FROM query('FROM read_csv(''{f}'')')",
        "FROM enable_logging()",
        "FROM enable_profiling(save_location := '{f}')",
        "FROM duckdb_extensions()",
    ],
)
def test_no_file_no_network_no_setting_is_reached(sql: str, tmp_path: Path) -> None:
    file = tmp_path / "secret.csv"
    file.write_text("a\nsecret\n", "utf-8")
    assert refused(sql.format(f=file)) == READS_ALONE
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]


@pytest.mark.parametrize(
    "sql",
    [
        "FROM query('FROM pro' || 'grams')",
        "FROM query_table('programs')",
        'FROM memory.main."PROGRAMS"',
        "SUMMARIZE programs",
        "FROM json_execute_serialized_sql(json_serialize_sql('FROM programs'))",
        "WITH x AS (FROM programs) FROM x",
    ],
)
def test_a_table_is_filled_however_it_is_named(sql: str) -> None:
    assert len(query(sql, "--format", "csv").lines) > 10


@given(st.text(max_size=60))
def test_whatever_is_asked_is_answered_or_refused(sql: str) -> None:
    said = ""
    try:
        judged(sql, TODAY, 60)
    except Refusal as refusal:
        said = refusal.message.render("en")
    assert "\n" not in said


def test_the_screen_shows_a_part_and_says_so() -> None:
    done = query("SELECT range AS n FROM range(501)")
    assert done.lines[-1] == "only the first 500 rows are shown: ask with LIMIT, or write all with --format csv"
    assert query("SELECT range AS n FROM range(500)").lines[-1].strip() == "499"
    assert query("SELECT id FROM programs WHERE false").lines[-1] == "no row answers the question"


@pytest.mark.parametrize(
    ("sql", "options"),
    [
        ("SELECT repeat('x', 2000000000)", ()),
        ("SELECT list(range) FROM range(100000000)", ()),
        ("SELECT range, range::VARCHAR FROM range(100000000)", ("--format", "json")),
    ],
)
def test_memory_has_an_end(sql: str, options: tuple[str, ...]) -> None:
    done = process.roadmap("query", sql, *options, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "roadmap: the answer takes more memory than it may: ask for fewer rows or columns, or for sums\n"
    )


def test_a_process_may_grow_again_afterwards() -> None:
    with pytest.raises(Refusal, match="more memory"), bounded():
        bytearray(10**10)
    with bounded():
        pass


@pytest.mark.parametrize("sql", ["SELECT count(*) FROM range(1000000000000)", "SELECT pg_sleep(100)"])
def test_time_has_an_end(sql: str) -> None:
    done = query(sql, "--timeout", "1")
    assert (done.code, done.out) == (2, "")
    assert done.err == ("roadmap: there is no answer after 1 seconds: ask for less, or give it more with --timeout\n")


def test_time_that_is_over_gives_none_more() -> None:
    clock = Clock(1)
    clock.left = 0
    question = judged("SELECT 1", TODAY, 60)._replace(clock=clock)
    with clock.running(question.database):
        while not clock.over:
            pass
    assert clock.left < 0


def test_the_thread_of_the_clock_keeps_no_database() -> None:
    question = judged("SELECT 1", TODAY, 60)
    seen = [
        frame
        for first in sys._current_frames().values()  # noqa: SLF001 -- of threads that nobody else names
        for frame, _line in walk_stack(first)
        if frame.f_code.co_name == "_watch"
    ]
    assert seen
    kept = [value for frame in seen for value in frame.f_locals.values() if value is question.database]
    assert not kept, "it would end the database while the process ends, which aborts that"


def test_ctrl_c_ends_it() -> None:
    running = subprocess.Popen(
        [COMMAND, "query", "SELECT range FROM range(100000000000)", "--format", "csv"], env=environment(), cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert running.stdout is not None
    running.stdout.read(10_000)  # it has begun, and what is written comes before all is known
    running.send_signal(signal.SIGINT)
    _out, err = running.communicate(timeout=60)
    assert running.returncode in {130, -signal.SIGINT}
    assert b"Traceback" not in err


def test_ctrl_c_ends_what_is_made_of_plans() -> None:
    stop = threading.Timer(0.2, signal.raise_signal, [signal.SIGINT])
    stop.start()
    with pytest.raises(KeyboardInterrupt), working():
        opened(64).execute("SELECT sum(range) FROM range(100000000000)")
    stop.join()


def test_no_hint_names_what_nobody_may_do() -> None:
    assert "SET" not in refused("SELECT " + "(" * 5000 + "1" + ")" * 5000)


def test_a_name_that_is_no_text_is_shown_as_in_a_report(tmp_path: Path) -> None:
    plan = shutil.copytree(FULL, tmp_path / os.fsdecode(b"bad\xff"))
    (plan / "governance.yaml").write_text("a: [", "utf-8")
    done = query("SELECT file FROM findings WHERE code = 'RM001'", "--format", "csv", plan=plan)
    assert done.code == 0, done.err
    assert done.out.endswith("bad?/governance.yaml\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ["SELECT 1", "-o", "{}/answer.xlsx"],
            "does not tell what to write: say what to write: one of csv, json, md, parquet",
        ),
        (["SELECT 1", "--format", "parquet"], "say where to write: -o FILE, or -o - for standard output"),
        (["SELECT 1", "--raw"], "--raw goes with csv alone, not with table"),
        (["--format", "parquet", "-o", "{}/a.parquet"], "say what to ask: write a SELECT"),
        (["SELECT 1", "--timeout", "0"], "Invalid value for '--timeout'"),
        (["SELECT 1 FROM programs", "-o", "{}/none/a.csv"], "there is no folder"),
    ],
)
def test_wrong_use_is_refused(options: list[str], said: str, tmp_path: Path) -> None:
    done = roadmap("query", *(each.format(tmp_path) for each in options), "--plan", FULL, "--lang", "en")
    assert done.code == 2
    assert said in done.err
    assert not list(tmp_path.iterdir())


def test_nothing_readable_is_no_answer(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("a: [", "utf-8")
    done = query("FROM programs", plan=tmp_path)
    assert done.code == 1
    assert "nothing of the plan can be read" in done.err


@pytest.mark.parametrize("suffix", ["csv", "json", "md"])
def test_the_ending_of_a_file_tells_the_format(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"answer.{suffix}"
    assert query("SELECT id FROM programs ORDER BY id LIMIT 2", "-o", file).code == 0
    assert file.read_bytes() == query("SELECT id FROM programs ORDER BY id LIMIT 2", "--format", suffix).data


@pytest.mark.parametrize("sql", ["SELECT ';-' AS a; -- b;\n", "SELECT ';-' AS a;; /* ; */", "; SELECT ';-' a -- ;"])
def test_what_stands_behind_a_question_is_no_part_of_it(
    sql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyarrow.parquet

    place = tmp_path / 'it\'s "odd"'
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    assert query(sql, "-o", tmp_path / "a.parquet").err == ""
    assert pyarrow.parquet.read_table(tmp_path / "a.parquet").to_pylist() == [{"a": ";-"}]


def test_an_answer_as_parquet(tmp_path: Path) -> None:
    import pyarrow.parquet

    file = tmp_path / "answer.parquet"
    sql = """
        SELECT region, sum(amount) AS money, NULL AS nothing, 1 AS a, 2 AS a, list(DISTINCT source) AS sources,
               DATE '2022-08-29' AS d, {"a\nb": 1} AS pair
        FROM budget GROUP BY ALL -- what
        ;"""
    assert query(sql, "-o", file).code == 0
    table = pyarrow.parquet.read_table(file)
    assert table.schema.names == ["region", "money", "nothing", "a", "a_2", "sources", "d", "pair"]
    assert [str(table.schema.field(key).type) for key in ("money", "nothing", "d")] == [
        "decimal128(38, 0)",
        "string",
        "date32[day]",
    ]
    [row] = table.to_pylist()
    rows = json.loads(query("SELECT sum(amount) AS money FROM budget", "--format", "json").out)["rows"]
    assert row["money"] == rows[0]["money"]
    assert [path.name for path in tmp_path.iterdir()] == ["answer.parquet"]
