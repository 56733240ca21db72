"""What plugs roadmap into pre-commit, GitHub, GitLab and editors: the files parse, agree, and run our command right."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from ppu_roadmap.loader.folder import FILES
from ppu_roadmap.report import concise
from tests.cli.process import COMMAND
from tests.report import results
from tools import hook_pins

ROOT = Path(__file__).parents[1]
MATCHER = ROOT / "ci" / "roadmap-problem-matcher.json"
DOCUMENTS = [ROOT / "docs" / name for name in ("ci.md", "editors.md")]


def _yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def _json(name: str) -> Any:
    return json.loads((ROOT / name).read_text("utf-8"))


# -- pre-commit -------------------------------------------------------------------------------------------------------


def test_the_hook_checks_the_whole_plan_when_a_file_of_it_changes() -> None:
    (hook,) = _yaml(".pre-commit-hooks.yaml")
    assert hook["id"] == "roadmap-validate"
    assert hook["entry"] == "roadmap validate"
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    for file in FILES:
        assert re.search(hook["files"], file)
        assert re.search(hook["files"], f"daerah/plans/{file}")
    for other in ("myplan.yaml", "plans/plan.yaml.bak", "plans/README.md", ".github/workflows/check.yml"):
        assert not re.search(hook["files"], other)


def test_the_hook_has_a_place_for_the_versions_that_are_locked() -> None:
    hook = "- id: roadmap-validate\n  additional_dependencies:\n"
    lock = "rich==15.0.0 \\\n    --hash=sha256:00\ncolorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:01\n"
    for before in (hook, f'{hook}    - "rich==14.0.0"\n'):
        (filled,) = yaml.safe_load(hook_pins.filled(before, lock))
        assert filled["additional_dependencies"] == ["rich==15.0.0", "colorama==0.4.6 ; sys_platform == 'win32'"]
    with pytest.raises(ValueError, match="no place"):
        hook_pins.filled("- id: roadmap-validate\n", lock)


# -- GitHub -----------------------------------------------------------------------------------------------------------


def test_the_action_hands_its_inputs_over_in_variables() -> None:
    action = _yaml("action.yml")
    assert action["runs"]["using"] == "composite"
    (step,) = action["runs"]["steps"]
    assert step["shell"] == "bash"
    assert "${{" not in step["run"]
    wanted = {f"INPUT_{name.upper().replace('-', '_')}": f"${{{{ inputs.{name} }}}}" for name in action["inputs"]}
    assert step["env"] == wanted
    script = (ROOT / "ci" / "action.sh").read_text("utf-8")
    assert set(re.findall(r"\$(INPUT_\w+)", script)) == set(wanted)
    assert all(isinstance(given["default"], str) for given in action["inputs"].values())


def _step(folder: Path, path: Path = ROOT, code: int = 1, more: dict[str, str] | None = None, /, **inputs: str) -> str:
    """Run the action's one step to its end, that of a plan with an error unless told otherwise; what it prints."""
    action = _yaml("action.yml")
    (step,) = action["runs"]["steps"]
    defaults = {name.upper().replace("-", "_"): given["default"] for name, given in action["inputs"].items()}
    given = {f"INPUT_{name}": value for name, value in {**defaults, **inputs}.items()}
    env = {
        "PATH": os.environ["PATH"],
        "RUNNER_TEMP": str(folder),
        "GITHUB_ACTION_PATH": str(path),
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_STEP_SUMMARY": "summary",
        **given,
        **(more or {}),
    }
    run = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(run, env=env, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, "")
    return done.stdout


def _act(folder: Path, path: Path = ROOT, /, **inputs: str) -> list[dict[str, Any]]:
    """Run the action's step with a command in the tool's place that writes down how it was called."""
    tool = folder / "roadmap-venv" / "bin" / "roadmap"
    tool.parent.mkdir(parents=True, exist_ok=True)
    log = folder / "calls"
    tool.write_text(
        "#!/usr/bin/env python3\nimport json, os, sys\n"
        f"print(json.dumps({{'args': sys.argv[1:], 'env': dict(os.environ)}}), file=open({str(log)!r}, 'a'))\n"
        "sys.exit(0 if '--exit-zero' in sys.argv else 1)\n"
    )
    tool.chmod(0o755)
    assert _step(folder, path, 1, **inputs) == ""
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def test_the_action_installs_from_the_lock(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.write_text(
        "#!/bin/sh\n"
        'echo "$*" >> calls\n'
        'case "$*" in\n'
        '  "-I -m venv "*) mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;\n'
        '  *--no-build-isolation*) printf "#!/bin/sh\\nexit 1\\n" > roadmap-venv/bin/roadmap\n'
        "    chmod +x roadmap-venv/bin/roadmap ;;\n"
        "esac\n"
    )
    python.chmod(0o755)
    _step(tmp_path, PYTHON=str(python))
    calls = (tmp_path / "calls").read_text("utf-8")
    assert all(call.startswith("-I ") for call in calls.splitlines()), "what is checked could stand in for a module"
    assert re.findall(r"install (.*)", calls) == [
        f"--no-deps --require-hashes --requirement {ROOT}/requirements.lock",
        f"--no-deps --no-build-isolation {ROOT}",
    ]


def test_the_action_checks_plans_alone(tmp_path: Path) -> None:
    (call,) = _act(tmp_path)
    assert call["args"] == ["validate", "--format=github", "--", "plans"]
    assert "ROADMAP_DOCS" not in call["env"]


def test_the_action_writes_a_report_before_it_decides(tmp_path: Path) -> None:
    report, last = _act(tmp_path, OUTPUT="roadmap.sarif", STRICT="true", AS_OF="2024-01-01", LANGUAGE="id")
    options = ["validate", "--strict", "--lang=id", "--as-of=2024-01-01"]
    output = ["--format=sarif", "--output=roadmap.sarif", "--exit-zero"]
    assert report["args"] == [*options, *output, "--", "plans"]
    assert last["args"] == [*options, "--format=github", "--", "plans"]
    assert (report["env"]["GITHUB_STEP_SUMMARY"], last["env"]["GITHUB_STEP_SUMMARY"]) == ("", "summary")


def test_no_input_of_the_action_is_run(tmp_path: Path) -> None:
    odd = "a b; touch pwned; $(touch pwned) `touch pwned` \"'*"
    (call,) = _act(tmp_path, PLAN=f" {odd}\n\n--help\r\nplans\n", SELECT=odd, IGNORE="\t--strict\n")
    assert call["args"] == [
        "validate",
        f"--select={odd}",
        "--ignore=--strict",
        "--format=github",
        "--",
        odd,
        "--help",
        "plans",
    ]
    said = _step(tmp_path, ROOT, 2, STRICT=f"{odd}\r\n::error::%0A")
    assert said.endswith("'*%0D%0A::error::%250A': write true or false\n")
    assert said.count("\n") == 1
    assert said.startswith("::error title=roadmap::strict is 'a b; ")
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(
    ("words", "strict"),
    [("true True TRUE yes Yes y on ON 1", True), ("false False FALSE no No n off OFF 0", False)],
    ids=["yes", "no"],
)
def test_the_action_is_strict_as_people_write_it(tmp_path: Path, words: str, *, strict: bool) -> None:
    for number, word in enumerate([*words.split(), f" {words.split(maxsplit=1)[0]}\n", *([] if strict else ["", " "])]):
        folder = tmp_path / str(number)
        folder.mkdir()
        (call,) = _act(folder, STRICT=word)
        assert ("--strict" in call["args"]) == strict, word


def test_the_action_takes_inputs_with_blanks_and_lines(tmp_path: Path) -> None:
    (call,) = _act(tmp_path, PLAN="\n  plans \n\n", SELECT="RM1,\nRM2\n", LANGUAGE=" id ", OUTPUT="\n", PYTHON="")
    assert call["args"] == ["validate", "--select=RM1,,RM2", "--lang=id", "--format=github", "--", "plans"]


CURL = """\
#!/usr/bin/env python3
import json, os, pathlib, sys
said, here = sys.stdin.read(), pathlib.Path(os.environ["RUNNER_TEMP"])
asked = dict(zip(sys.argv, sys.argv[1:]))
body = asked.get("--data-binary", asked.get("body@note.md", ""))
sent = json.load(open(body[1:]))["body"] if body else None
line = {"args": sys.argv[1:], "config": said, "body": sent}
print(json.dumps(line), file=open(here / "curls", "a"))
if body and (here / "forbidden").exists():
    sys.exit(22)
page = here / "comments"
print(page.read_text() if page.exists() and not body else "[]")
"""
TOOL = """\
#!/usr/bin/env python3
import os, sys
from pathlib import Path
here = Path(os.environ["RUNNER_TEMP"])
print(sys.argv[1:], "TOKEN" in str(dict(os.environ)), file=open(here / "calls", "a"))
if sys.argv[1] == "diff":
    shallow = "..." in sys.argv[-1] and (here / "shallow").exists()
    print((here / "page.md").read_text() if not shallow else "")
    sys.exit(2 if shallow or (here / "unknown").exists() else 1)
sys.exit(1)
"""
BASE = "0123456789" * 4


def _compared(folder: Path, page: str = "# Apa yang berbeda\n", code: int = 1, **inputs: str) -> list[dict[str, Any]]:
    """Run the action on a pull request with programs in the place of the tool and of curl; what GitHub was asked."""
    for path, text in ((folder / "roadmap-venv" / "bin" / "roadmap", TOOL), (folder / "bin" / "curl", CURL)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        path.chmod(0o755)
    (folder / "page.md").write_text(page, "utf-8")
    event = folder / "event.json"
    if not event.exists():
        event.write_text(json.dumps({"pull_request": {"number": 7, "base": {"sha": BASE}}}))
    more = {
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "GITHUB_EVENT_PATH": str(event),
        "GITHUB_REPOSITORY": "a/b", "GITHUB_API_URL": "https://api.example", "GITHUB_STEP_SUMMARY": str(folder / "sum"),
    }  # fmt: skip
    said = _step(folder, ROOT, code, more, DIFF="true", **{"TOKEN": "s3cret", **inputs})
    assert "s3cret" not in said
    assert all(line.startswith("::notice title=roadmap diff::") for line in said.splitlines()), said
    log = folder / "curls"
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []


def test_the_action_comments_on_a_pull_request_once_and_then_mends_that(tmp_path: Path) -> None:
    listed, written = _compared(tmp_path, LANGUAGE="id", PLAN="plans")
    assert listed["args"][-1] == "https://api.example/repos/a/b/issues/7/comments?per_page=100&page=1"
    assert written["args"][-4:-1] == ["POST", "https://api.example/repos/a/b/issues/7/comments", "--data-binary"]
    assert written["body"].startswith("<!-- roadmap-diff -->\n# Apa yang berbeda\n")
    for each in (listed, written):
        assert "s3cret" not in str(each["args"])
        assert each["config"] == 'header = "Authorization: Bearer s3cret"\n'
    diff, check = (tmp_path / "calls").read_text("utf-8").splitlines()
    options = ["diff", "--format=md", "--exit-code", "--lang=id", "--plan=plans", "--", f"{BASE}...HEAD"]
    assert diff == f"{options} False"
    assert check == "['validate', '--lang=id', '--format=github', '--', 'plans'] False"
    mine = {"id": 41, "body": "<!-- roadmap-diff -->\nold", "user": {"type": "Bot"}}
    theirs = {"id": 40, "body": "<!-- roadmap-diff -->\nold", "user": {"type": "User"}}
    (tmp_path / "comments").write_text(json.dumps([{"id": 1, "body": "Hi", "user": {"type": "Bot"}}, theirs, mine]))
    *_before, mended = _compared(tmp_path)
    assert mended["args"][-4:-1] == ["PATCH", "https://api.example/repos/a/b/issues/comments/41", "--data-binary"]


def test_a_comment_that_may_not_be_written_stands_in_the_summary(tmp_path: Path) -> None:
    (tmp_path / "forbidden").touch()
    _compared(tmp_path, "# Berbeda: $(touch pwned) `touch pwned`\n")
    assert (tmp_path / "sum").read_text("utf-8").startswith("# Berbeda: $(touch pwned)")
    assert not (tmp_path / "pwned").exists()


def test_a_comment_is_no_longer_than_it_may_be(tmp_path: Path) -> None:
    line = "- é\N{PILE OF POO} </details>x\n"
    page = "# A\n\n<details>\n<summary>P</summary>\n\n" + line * 9000 + "\n</details>\n"
    *_listed, written = _compared(tmp_path, page)
    assert len(written["body"]) < 65536
    assert written["body"].endswith("\n\n</details>\n\n…\n")


def test_the_action_compares_what_it_can(tmp_path: Path) -> None:
    (tmp_path / "shallow").touch()
    _compared(tmp_path)
    assert f"{BASE}..HEAD" in (tmp_path / "calls").read_text("utf-8")
    (tmp_path / "unknown").touch()
    before = len(_compared(tmp_path))
    (tmp_path / "event.json").write_text('{"push": 1}')
    assert len(_compared(tmp_path)) == before, "nothing is asked where there is nothing to tell"


def test_the_action_says_what_is_missing(tmp_path: Path) -> None:
    for inputs, said in (
        ({"PLAN": " \n"}, "plan is empty: name a plan, a portfolio or a file of a plan"),
        ({"STRICT": "nein"}, "strict is 'nein': write true or false"),
        ({"DIFF": "ja"}, "diff is 'ja': write true or false"),
        ({"PYTHON": "false"}, "Python 3.11 or later is needed: run actions/setup-python before"),
    ):
        assert _step(tmp_path, ROOT, 2, **inputs) == f"::error title=roadmap::{said}\n"


def test_the_action_knows_where_its_rules_are_explained(tmp_path: Path) -> None:
    path = tmp_path / "_actions" / "acme" / "roadmap" / "release" / "v1"
    path.parent.mkdir(parents=True)
    path.symlink_to(ROOT)
    (call,) = _act(tmp_path, path)
    assert call["env"]["ROADMAP_DOCS"] == "https://github.example/acme/roadmap/blob/release/v1/docs/rules.md"


def _workflows() -> dict[str, Any]:
    """Our own workflow, that which init writes, and those of the documents, by where they stand."""
    blank = ROOT / "src" / "ppu_roadmap" / "blank" / "github.yml"
    paths = [ROOT / ".github" / "workflows" / "check.yml", blank]
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}
    ci = re.findall(r"```yaml\n(name: .*?)```", DOCUMENTS[0].read_text("utf-8"), re.DOTALL)
    texts |= {f"docs/ci.md {number}": text for number, text in enumerate(ci, 1)}
    return {name: yaml.safe_load(text) for name, text in texts.items()}


def test_workflows_may_read_and_name_others_by_their_commit() -> None:
    workflows = _workflows()
    assert len(workflows) == 4
    for name, workflow in workflows.items():
        also = {"security-events": "write"} if workflow["name"] == "code scanning" else {}
        assert workflow["permissions"] == {"contents": "read", **also}, name
        for job in workflow["jobs"].values():
            assert "permissions" not in job
            for step in job["steps"]:
                assert "${{" not in step.get("run", ""), name
                used = step.get("uses", "./")
                assert used in {"./", "OWNER/REPOSITORY@REVISION"} or re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", used), name


def test_our_own_workflow_runs_what_everybody_runs() -> None:
    jobs = _yaml(".github/workflows/check.yml")["jobs"]
    assert [step["run"] for step in jobs["tool"]["steps"] if "run" in step][-1] == "bash .ci/run"
    (used,) = [step for step in jobs["plan"]["steps"] if step.get("uses") == "./"]
    assert set(used["with"]) <= set(_yaml("action.yml")["inputs"])
    assert (ROOT / "ci" / "action.sh").stat().st_mode & stat.S_IXUSR


def test_the_matcher_reads_every_line_of_concise() -> None:
    (matcher,) = _json("ci/roadmap-problem-matcher.json")["problemMatcher"]
    (pattern,) = matcher["pattern"]
    result = results.seeded(ROOT / "tests" / "plans" / "seeded")
    for language in ("en", "id"):
        lines = concise.render(result, language).splitlines()
        assert len(lines) == len(result.diagnostics)
        for line, each in zip(lines, result.diagnostics, strict=True):
            found = re.search(pattern["regexp"], line)
            assert found
            told = {name: found[pattern[name]] for name in ("file", "line", "column", "severity", "code", "message")}
            assert told == {
                "file": each.file,
                "line": str(each.span.line),
                "column": str(each.span.column),
                "severity": str(each.severity),
                "code": each.code,
                "message": each.message.render(language),
            }
    assert not re.search(pattern["regexp"], "50 errors, 40 warnings, 8 suggestions; 7 files, 5 dimensions, 77 programs")


# -- GitLab -----------------------------------------------------------------------------------------------------------


def test_the_gitlab_job_leaves_its_reports(tmp_path: Path) -> None:
    template = _yaml("ci/roadmap.gitlab-ci.yml")
    job = template["validate-plan"]
    locked, install, agree, *checks = job["script"]
    assert "pip install" in install
    assert agree == "pip check"
    assert checks
    (tmp_path / "a plan").symlink_to(ROOT / "tests" / "plans" / "seeded")
    variables = {**template["variables"], "ROADMAP_PLAN": "a plan", "GITLAB_CI": "true"}
    env = {"PATH": f"{COMMAND.parent}:{os.environ['PATH']}", "ROADMAP_TODAY": "2022-06-01", **variables}
    codes = [
        subprocess.run(["bash", "-ec", line], env=env, cwd=tmp_path, capture_output=True, check=False).returncode
        for line in checks
    ]
    assert codes == [0] * (len(checks) - 1) + [1]
    reports = set(job["artifacts"]["reports"].values())
    assert reports == set(job["artifacts"]["paths"])
    assert all((tmp_path / name).stat().st_size for name in reports)
    assert '--require-hashes --requirement "$ROADMAP_LOCK"' in locked
    assert subprocess.run(["bash", "-ec", install], env=env, capture_output=True, check=False).returncode != 0


def test_the_gitlab_jobs_comment_when_they_are_given_a_token(tmp_path: Path) -> None:
    from ppu_roadmap.blank.plan import blank_plan, stand_in

    blank = yaml.safe_load(blank_plan(stand_in(2026, "id", "tool"))[".gitlab-ci.yml"])["compare"]
    job = _yaml("ci/roadmap.gitlab-ci.yml")["compare-plan"]
    assert job["rules"] == blank["rules"] == [{"if": "$CI_MERGE_REQUEST_IID && $ROADMAP_TOKEN"}]
    assert job["allow_failure"] is blank["allow_failure"] is True
    assert job["script"][-1] == blank["script"][-1]
    curl = tmp_path / "curl"
    notes = json.dumps([{"id": 3, "body": "x"}, {"id": 9, "body": "<!-- roadmap-diff --> old"}])
    curl.write_text(f"#!/bin/sh\ncat >> config\necho \"$@\" >> calls\n[ -f none ] && echo '[]' || echo '{notes}'\n")
    curl.chmod(0o755)
    (tmp_path / "roadmap-diff.md").write_text("# $(touch pwned) `touch pwned`\n", "utf-8")
    env = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "ROADMAP_TOKEN": "s3cret", "CI_API_V4_URL": "https://git.example/api",
           "CI_PROJECT_ID": "5", "CI_MERGE_REQUEST_IID": "6"}  # fmt: skip
    for _time in range(2):
        done = subprocess.run(["bash", "-eo", "pipefail", "-c", job["script"][-1]], env=env, cwd=tmp_path, check=False)
        assert done.returncode == 0
        (tmp_path / "none").touch()
    _list, put, _again, post = (tmp_path / "calls").read_text("utf-8").splitlines()
    where = "https://git.example/api/projects/5/merge_requests/6/notes"
    assert f"--request PUT {where}/9 --data-urlencode body@note.md" in put
    assert f"--request POST {where} --data-urlencode body@note.md" in post
    assert "s3cret" not in put + post
    assert (tmp_path / "note.md").read_text("utf-8").startswith("<!-- roadmap-diff -->\n# $(touch pwned)")
    assert not (tmp_path / "pwned").exists()


# -- editors ----------------------------------------------------------------------------------------------------------


def test_the_settings_give_each_file_of_a_plan_its_schema() -> None:
    schemas = _json(".vscode/settings.json")["yaml.schemas"]
    by_file: dict[str, str] = {}
    for schema, patterns in schemas.items():
        assert (ROOT / schema).is_file()
        for pattern in [patterns] if isinstance(patterns, str) else patterns:
            assert pattern.startswith("plans/**/")
            by_file[pattern.removeprefix("plans/**/")] = schema
    assert set(by_file) == set(FILES)
    for file in (ROOT / "plans").glob("*.yaml"):  # with no settings, the first line says the same
        first = file.read_text("utf-8").splitlines()[0]
        said = first.removeprefix("# yaml-language-server: $schema=")
        assert (file.parent / said).resolve() == (ROOT / by_file[file.name]).resolve()


def test_the_task_reads_lines_as_the_matcher_does() -> None:
    (task,) = _json(".vscode/tasks.json")["tasks"]
    (pattern,) = _json("ci/roadmap-problem-matcher.json")["problemMatcher"][0]["pattern"]
    assert task["problemMatcher"]["pattern"] == pattern
    assert [task["command"], *task["args"]] == ["roadmap", "validate", "--format", "concise"]
    assert _json(".vscode/extensions.json")["recommendations"] == ["redhat.vscode-yaml"]


# -- documents --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_examples_parse_and_name_options_that_there_are(document: Path) -> None:
    text = document.read_text("utf-8")
    blocks = re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert blocks
    for kind, block in blocks:
        if kind == "yaml":
            assert yaml.safe_load(block)
        elif kind == "json":
            assert json.loads(block)
    reference = (ROOT / "docs" / "cli.md").read_text("utf-8")
    known = set(re.findall(r"--[a-z][a-z-]+", reference))
    for line in re.findall(r"roadmap validate[^\n`]*", text):
        assert set(re.findall(r"--[a-z][a-z-]+", line)) <= known
