"""``roadmap init``: a new plan for any region."""

import json
import os
import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, NamedTuple

from ppu_roadmap.commands.asking import ask, on_terminal
from ppu_roadmap.commands.options import One, argument, option
from ppu_roadmap.commands.run import Run
from ppu_roadmap.text import Message, Refusal, _, words

if TYPE_CHECKING:
    from ppu_roadmap.blank.plan import Answers

TOOL = re.compile(r"[\w .@+/:=~<>,!()\[\]-]+", re.ASCII)
"""What may stand between double quotes in a line of shell and mean itself."""
_QUESTIONS: Mapping[str, tuple[Message, Message | None]] = {
    "name": (_("Name of the region, such as Kabupaten Berau"), _("it stands on every page of the plan")),
    "code": (
        _("Code of the region, such as 64.03"),
        _("it tells the plans of regions apart; it is the Ministry of Home Affairs' code, such as 64.03"),
    ),
    "province": (_("Province"), _("it stands on every page of the plan")),
    "start": (_("First year of the plan"), None),
    "horizons": (_("Last years of the three horizons"), None),
    "title": (_("Title of the plan"), None),
}
"""What a person is asked, and why it must be answered, where nobody can guess it."""
EXAMPLES = (
    "roadmap init",
    "roadmap init berau",
    'roadmap init berau --name "Kabupaten Berau" --code 64.03 --province "Kalimantan Timur" --start 2026',
)


class Region(NamedTuple):
    """What the options say of the plan and its region."""

    name: Annotated[One, option("--name", "TEXT", "The region, such as Kabupaten Berau.")] = None
    code: Annotated[One, option("--code", "CODE", "The code of the region, such as 64.03.")] = None
    province: Annotated[One, option("--province", "TEXT", "Its province.")] = None
    start: Annotated[One, option("--start", "YEAR", "First year; this year by default.")] = None
    horizons: Annotated[
        One, option("--horizons", "YEARS", "Last years of the three horizons, such as 2027,2031,2041.")
    ] = None
    title: Annotated[One, option("--title", "TEXT", "Title of the plan.")] = None
    tool: Annotated[One, option("--tool", "PACKAGE", "What pip is to install in CI.")] = None


def main(
    run: Run,
    region: Region,
    folder: Annotated[One, argument("FOLDER", "Where the plan is to be; this folder by default.")] = None,
) -> None:
    """Begin a new plan: its files, schemas for editors, checks for pre-commit and CI; nothing is overwritten.

    What no option says is asked on a terminal.
    """
    from ppu_roadmap.blank.plan import blank_plan
    from ppu_roadmap.files import create_all
    from ppu_roadmap.loader.folder import shown

    if region.tool is not None and not TOOL.fullmatch(region.tool):
        raise Refusal(_("--tool is {tool}, which is not what pip could install", tool=region.tool))
    target = Path(run.given(folder) or ".")
    refuse_taken(target)
    files = {target / path: data for path, data in blank_plan(answers_of(run, region)).items()}
    create_all(files)
    out = run.screen()
    for path in files:
        out.line(shown(path))
    if not run.quiet:
        run.say(_("the plan is begun; next, one command after the other:"))
        away = [f"cd {quote(str(target))}"] if target.resolve() != Path.cwd() else []
        run.write(f"  {step}" for step in (*away, "roadmap add agency", "roadmap add program", "roadmap validate"))


def refuse_taken(target: Path) -> None:
    """End the command where a file of the plan is there already, or another would stand among them."""
    from ppu_roadmap.blank.plan import NAMES
    from ppu_roadmap.loader.folder import FILES, listing

    if os.path.lexists(target) and not target.is_dir():
        raise Refusal(_("{path} is not a folder", path=str(target)))
    taken = [name for name in NAMES if os.path.lexists(target / name)]
    if taken:
        raise Refusal(_("these are there already, so nothing was written: {files}", files=words(taken)), code=1)
    names = [Path(each.finding.place.file).name for each in listing(target).reported] if target.exists() else []
    found = [name for name in names if name not in FILES]
    if found:
        raise Refusal(_("no such file may stand beside a plan, so nothing was written: {files}", files=words(found)), 1)


def answers_of(run: Run, region: Region) -> "Answers":
    """The answers of options, and on a terminal those of a person to what the options leave open."""
    from ppu_roadmap.blank.plan import UNKNOWN, answered, stand_in

    missing = [f"--{field}" for field, (_question, why) in _QUESTIONS.items() if why and getattr(region, field) is None]
    if missing and not on_terminal():
        raise Refusal(_("there is no terminal to ask on: say {options}", options=words(missing)))
    answers = stand_in(run.today.year, run.language(), region.tool or installed_from() or UNKNOWN)
    for field in _QUESTIONS:
        text = getattr(region, field)
        if text is not None:
            try:
                answers = answered(answers, field, text)
            except Refusal as error:
                raise Refusal(_("--{field}: {message}", field=field, message=error.message)) from None
        elif missing:
            answers = _asked(run, answers, field)
    return answers


def _asked(run: Run, answers: "Answers", field: str) -> "Answers":
    """The answers with one that a person gave, who is asked until it can stand in a plan."""
    from ppu_roadmap.blank.plan import answered

    def read(text: str) -> "Answers":
        made = answered(answers, field, text)
        if field == "code" and made.code != text:
            run.note(_("read as: {said}", said=made.code))
        return made

    defaults = {"start": str(answers.start), "horizons": ",".join(map(str, answers.horizons)), "title": answers.title}
    question, why = _QUESTIONS[field]
    return ask(run, question, read, default=defaults.get(field, ""), why=why)


def installed_from() -> str | None:
    """Where this tool was installed from, if that was a repository: what pip can install elsewhere, too."""
    try:
        text = distribution("ppu-roadmap").read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    origin = json.loads(text or "{}")
    commit = origin.get("vcs_info", {}).get("commit_id")
    requirement = f"ppu-roadmap @ git+{origin.get('url')}@{commit}"
    return requirement if commit and TOOL.fullmatch(requirement) else None
