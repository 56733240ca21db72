"""TAB offers what the plan of this folder has."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.door import roadmap
from tests.cli.process import COMMAND, ROOT, SEEDED, environment, run
from tools.attack.sinks import asking


def offered(words: str, folder: Path = ROOT) -> str:
    """What bash is offered for a command line that ends where TAB was pressed."""
    asked = {"_ROADMAP_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    done = roadmap(env=asked, cwd=folder)
    assert done.err == ""
    return done.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("roadmap val", "validate"),
        ("roadmap program GOV-0", "GOV-01"),
        ("roadmap rule RM10", "RM103"),
        ("roadmap show --owner dis", "diskominfo"),
        ("roadmap show --dimension gov", "governance"),
        ("roadmap show --subdimension wa", "waste"),
        ("roadmap validate --select RM101,RM40", "RM101,RM401"),
        ("roadmap validate --for bup", "bupati"),
        ("roadmap validate --format sa", "sarif"),
        ("roadmap show --status pl", "planned"),
        ("roadmap show --status se", "selesai"),
        ("roadmap show --status Dib", "Dibatalkan"),
        ("roadmap show --owner D", "Dlh"),
        ("roadmap show --owner Dinas-L", "Dinas-Lingkungan-hidup"),
        ("roadmap rule quick", "quick-win-missing"),
        ("roadmap set GOV-01 status=sel", "status=selesai"),
        ("roadmap show --status planned,on", "planned,ongoing"),
        ("roadmap show --horizon lo", "long"),
        ("roadmap show --through 5", "5y"),
        ("roadmap show --min-risk hi", "high"),
        ("roadmap show --mission M", "M1"),
        ("roadmap show --sni 10.", "10.2"),
        ("roadmap show --location pen", "penajam"),
        ("roadmap show --columns id,subd", "id,subdimension"),
        ("roadmap show --sort bud", "budget"),
        ("roadmap show --format js", "json"),
        ("roadmap show --lang i", "id"),
        ("roadmap matrix --by mis", "mission"),
        ("roadmap budget --in mil", "miliar"),
        ("roadmap progress --part act", "actions"),
        ("roadmap proposals --by for", "forum"),
        ("roadmap proposals --forum mus", "musrenbang"),
        ("roadmap export sv", "svg"),
        ("roadmap schema dim", "dimension"),
        ("roadmap sni cho", "choose"),
        ("roadmap decide GOV-01 app", "approve-with-notes"),
        ("roadmap set GOV-01 stat", "status="),
        ("roadmap set GOV-01 quick_win.st", "quick_win.start="),
        ("roadmap set GOV-01 status=on", "status=ongoing"),
        ("roadmap set GOV-01 status = on", "ongoing"),
        ("roadmap set GOV-01 owner=dl", "owner=dlh"),
        ("roadmap set GOV-01 partners=dlh,bape", "partners=dlh,bapelitbang"),
        ("roadmap set plan region.co", "region.code="),
        ("roadmap add --horizon 5", "5-year"),
        ("roadmap add bud", "budget"),
        ("roadmap add budget GOV-0", "GOV-01"),
        ("roadmap add budget GOV-01 --source ap", "apbd"),
        (f"roadmap set GOV-01 budget.{'9' * 5_000}.amo", "amount="),
    ],
)
def test_offers_words_of_the_plan(words: str, expected: str) -> None:
    assert expected in offered(words)


@pytest.mark.parametrize("words", ["set", "program", "log", "move", "decide", "add budget", "remove", "rename-id"])
def test_no_name_is_offered_where_only_an_id_is_taken(words: str) -> None:
    assert "Mal Pelayanan Publik Digital" in roadmap("program", "GOV-03").out
    assert offered(f"roadmap {words} Mal").strip() == ""


def test_offers_nothing_where_there_is_no_plan(tmp_path: Path) -> None:
    assert offered("roadmap program GOV-0", tmp_path).strip() == ""


@pytest.mark.parametrize("asked", [{}, {"COMP_WORDS": "roadmap show", "COMP_CWORD": "x"}, {"COMP_WORDS": "roadmap 'a"}])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_says_nothing_where_a_shell_asks_wrongly(shell: str, asked: dict[str, str]) -> None:
    done = roadmap(env={"_ROADMAP_COMPLETE": f"complete_{shell}", **asked}, cwd=ROOT)
    assert done.code in {0, 2}
    assert done.err.count("\n") == (done.code == 2)  # no traceback


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("roadmap show {plan} --owner dis", "diskominfo"),
        ("roadmap show --plan {plan} --mission M", "M1"),
        ("roadmap --plan {plan} show --location pen", "penajam"),
        ("roadmap --plan {plan} program GOV-0", "GOV-01"),
        ("roadmap set --plan {plan} GOV-0", "GOV-01"),
    ],
)
def test_offers_words_of_the_plan_that_is_named(words: str, expected: str, tmp_path: Path) -> None:
    assert expected in offered(words.format(plan=ROOT / "plans"), folder=tmp_path)


COMMANDS = (
    "$(touch RUN)", "\\$(touch RUN)", "\\\\$(touch RUN)", "`touch RUN`", "\\`touch RUN\\`", "'$(touch RUN)'",
    '"$(touch RUN)"', "; touch RUN", "&& touch RUN", "> RUN", "<(touch RUN)", "=(touch RUN)", "${(e):-`touch RUN`}",
    "a]b:c%n", "[bold]x[/bold] [/]", "*", "a:::b:::c", "x" * 100 + " touch RUN", "baris\nkedua", "-o RUN",
)  # fmt: skip
"""Names that some shell would obey, evaluated once or twice, or take for more than one word."""
LINES = ("program GOV", "show --owner a", "show --location ", "show --mission ", "set GOV-01 owner=", "set GOV-01 ")
TAB = {
    "bash": "read -ra COMP_WORDS <<< 'roadmap {words}'; COMP_CWORD=${{#COMP_WORDS[@]}}; _roadmap_completion roadmap",
    "zsh": """words=(roadmap {words} ''); CURRENT=$#words; compdef() {{ }}; _files() {{ }}
        _arguments() {{ local action=${{1#*: :}}; eval ws\\=\\( ${{action[3,-3]}} \\) }}; _roadmap_completion""",
    "fish": "complete -C 'roadmap {words}'",
}
"""What each shell does at TAB; zsh's own function evaluates the list of words once more."""


@pytest.fixture(scope="module")
def named_as_commands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan whose programs, agencies, places and missions are all called as something that a shell would run."""
    folder = tmp_path_factory.mktemp("shells") / "plans"
    shutil.copytree(SEEDED.parent / "minimal", folder)
    names = [text.replace("\n", " ") for text in COMMANDS]
    missions = {f"M{number}": text for number, text in enumerate(COMMANDS)}
    changed = {
        "agencies": {f"a{number}": {"name": name, "kind": "agency"} for number, name in enumerate(names)},
        "areas": {name: [] for name in names},
        "upper_plans": [{"id": "rpjmd", "name": "RPJMD", "years": [2023, 2028], "missions": missions}],
    }
    file = folder / "plan.yaml"
    kept = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("agencies")]
    file.write_text("\n".join((*kept, *(f"{key}: {json.dumps(value)}" for key, value in changed.items()), "")), "utf-8")
    common = {"horizon": "1-year", "owner": "a1", "subdimension": "policy"}
    programs = [{"id": f"GOV-{number:02}", "name": name, **common} for number, name in enumerate(names, 1)]
    lines = ("dimension: governance", "programs:", *(f"  - {json.dumps(program)}" for program in programs), "")
    (folder / "governance.yaml").write_text("\n".join(lines), "utf-8")
    return folder


def answered(shell: str, words: str, folder: Path) -> list[str]:
    """What the script of a shell is answered to a command line, line by line."""
    done = roadmap(env=dict(asking(shell, words)), cwd=folder)
    assert (done.code, done.err) == (0, "")
    return done.out.removeprefix("_arguments '*: :((").replace("))'", "").splitlines()


@pytest.mark.parametrize(
    ("shell", "form"),
    {
        "bash": r"(\S+)()", "zsh": r'"([^" ]+)"(?::"([^"]*)")?', "fish": r"([^\s]+)(?:\t(.*))?",
        "powershell": r"([^: ]+)::: (.*)",
    }.items(),
)  # fmt: skip
def test_names_of_the_plan_are_read_by_no_shell(shell: str, form: str, named_as_commands: Path) -> None:
    for words in LINES:
        lines = answered(shell, f"roadmap {words}", named_as_commands)
        assert lines
        for line in lines:
            found = re.fullmatch(form, line)
            assert found, line
            word, meaning = (text or "" for text in found.groups())
            assert re.fullmatch(r"[\w.=-]+", word), line
            assert not re.search(r"""[$`<>*\[\]{}|\t\\'"]|:::""", meaning.replace(r"\\:", "")), line


@pytest.mark.parametrize("name", TAB)
def test_the_shells_that_are_here_run_nothing(name: str, named_as_commands: Path) -> None:
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"there is no {name}")  # what runs in CI installs it, a desk need not
    script = roadmap(env={"_ROADMAP_COMPLETE": f"source_{name}"}).out.replace("compdef _", ": _")
    env = environment({"PATH": f"{COMMAND.parent}:/usr/bin:/bin"})
    lines = "\n".join((script, *(TAB[name].format(words=words) for words in LINES)))
    assert run([program, "-c", lines], env=env, cwd=named_as_commands, stdin=None).err == ""
    assert not (named_as_commands / "RUN").exists()


def test_nothing_is_said_that_a_shell_would_run() -> None:
    for before in ("--version", "--help", "--as-of x show", "decide GOV-01 nix", "show --plan nix --owner"):
        out = roadmap(env={"_ROADMAP_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": f"roadmap {before} "}).out
        assert re.match(r"_arguments '|_files$", out)


@pytest.mark.parametrize("asked", ["complete_bash", "complete_tcsh", "complete_", "hapus_zsh", "nonsense"])
def test_what_no_script_asks_is_refused_in_one_line(asked: str) -> None:
    done = roadmap(env={"_ROADMAP_COMPLETE": asked})
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("roadmap: _ROADMAP_COMPLETE")
    assert done.err.count("\n") == 1


def test_options_have_an_order() -> None:
    for words in ("roadmap show -", "roadmap -"):
        found = offered(words).split()
        assert found == sorted(found)
