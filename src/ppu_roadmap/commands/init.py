"""``roadmap init``: a new plan for any region."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

from ppu_roadmap.commands.asking import ask, on_terminal
from ppu_roadmap.commands.options import argument, option
from ppu_roadmap.commands.run import Run
from ppu_roadmap.text import Message, Refusal, _, words

if TYPE_CHECKING:
    from ppu_roadmap.blank.answers import Answers, Field

TOOL = re.compile(r"[\w .@+/:=~<>,!()\[\]-]+", re.ASCII)
"""What may stand between double quotes in a line of shell and mean itself."""


_QUESTIONS: Mapping[str, Message] = {
    "name": _("Name of the region, such as Kabupaten Berau"),
    "code": _("Code of the region, such as 64.03"),
    "province": _("Province"),
    "start": _("First year of the plan"),
    "horizons": _("Last years of the three horizons"),
    "title": _("Title of the plan"),
}

_WHY: Mapping[str, Message] = {
    "name": _("it stands on every page of the plan"),
    "code": _("it tells the plans of regions apart; it is the Ministry of Home Affairs' code, such as 64.03"),
    "province": _("it stands on every page of the plan"),
}

EXAMPLES = (
    "roadmap init",
    "roadmap init berau",
    'roadmap init berau --name "Kabupaten Berau" --code 64.03 --province "Kalimantan Timur" --start 2026',
)


def main(
    run: Run,
    folder: Annotated[str | None, argument("FOLDER", "Where the plan is to be; this folder by default.")] = None,
    *,
    name: Annotated[str | None, option("--name", "TEXT", "The region, such as Kabupaten Berau.")] = None,
    code: Annotated[str | None, option("--code", "CODE", "The code of the region, such as 64.03.")] = None,
    province: Annotated[str | None, option("--province", "TEXT", "Its province.")] = None,
    start: Annotated[str | None, option("--start", "YEAR", "First year; this year by default.")] = None,
    horizons: Annotated[
        str | None, option("--horizons", "YEARS", "Last years of the three horizons, such as 2027,2031,2041.")
    ] = None,
    title: Annotated[str | None, option("--title", "TEXT", "Title of the plan.")] = None,
    tool: Annotated[str | None, option("--tool", "PACKAGE", "What pip is to install in CI.")] = None,
) -> None:
    """Begin a new plan: its files, schemas for editors, checks for pre-commit and CI; nothing is overwritten.

    What no option says is asked on a terminal.
    """
    from ppu_roadmap.blank.files import blank_plan
    from ppu_roadmap.files import create_all
    from ppu_roadmap.loader.folder import shown

    if tool is not None and not TOOL.fullmatch(tool):
        raise Refusal(_("--tool is {tool}, which is not what pip could install", tool=tool))
    target = _folder(run, folder)
    _refuse_taken(target)
    given: dict[Field, str | None] = {"name": name, "code": code, "province": province}
    given |= {"start": start, "horizons": horizons, "title": title}
    files = {target / path: data for path, data in blank_plan(_answered(run, given, tool)).items()}
    try:
        create_all(files)
    except FileExistsError as error:
        raise Refusal(_("{path} is there already, so nothing was written", path=str(error.filename)), 1) from None
    out = run.screen()
    for path in files:
        out.line(shown(path))
    if not run.quiet:
        _look_ahead(run, target)


def _look_ahead(run: Run, target: Path) -> None:
    """Say what a newcomer does next."""
    run.say(_("the plan is begun; next, one command after the other:"))
    away = [f"cd {quote(str(target))}"] if target.resolve() != Path.cwd() else []
    run.write(f"  {step}" for step in (*away, "roadmap add agency", "roadmap add program", "roadmap validate"))


def _folder(run: Run, folder: str | None) -> Path:
    target = Path(run.given(folder) or ".")
    if target.exists() and not target.is_dir():
        raise Refusal(_("{path} is not a folder", path=str(target)))
    return target


def _refuse_taken(target: Path) -> None:
    """End the command where a file of the plan is there already, or another would stand among them."""
    from ppu_roadmap.blank.files import NAMES
    from ppu_roadmap.loader.folder import FILES, listing

    taken = [name for name in NAMES if os.path.lexists(target / name)]
    if taken:
        raise Refusal(_("these are there already, so nothing was written: {files}", files=words(taken)), code=1)
    strangers = [Path(found.finding.place.file).name for found in listing(target).reported] if target.exists() else []
    strangers = [name for name in strangers if name not in FILES]
    if strangers:
        raise Refusal(
            _("no such file may stand beside a plan, so nothing was written: {files}", files=words(strangers)), code=1
        )


def _answered(run: Run, given: Mapping[Field, str | None], tool: str | None) -> Answers:
    """The answers of options, and on a terminal those of a person to what the options leave open."""
    from ppu_roadmap.blank.answers import REQUIRED, UNKNOWN, AnswerError, answered, stand_in

    missing = [f"--{field}" for field in REQUIRED if given[field] is None]
    if missing and not on_terminal():
        raise Refusal(_("there is no terminal to ask on: say {options}", options=words(missing)))
    answers = stand_in(run.today.year, run.language(), tool or installed_from() or UNKNOWN)
    for field, text in given.items():
        if text is not None:
            try:
                answers = answered(answers, field, text)
            except AnswerError as error:
                raise Refusal(_("--{field}: {message}", field=field, message=error.message)) from None
        elif missing:
            answers = _asked(run, answers, field)
    return answers


def _asked(run: Run, answers: Answers, field: Field) -> Answers:
    """The answers with one that a person gave, who is asked until it can stand in a plan."""
    from ppu_roadmap.blank.answers import AnswerError, answered

    defaults = {
        "start": str(answers.start),
        "horizons": ",".join(map(str, answers.horizons)),
        "title": answers.title,
    }
    while True:
        text = ask(run, _QUESTIONS[field], default=defaults.get(field, ""), why=_WHY.get(field))
        try:
            made = answered(answers, field, text)
        except AnswerError as error:
            run.say(error.message)
            continue
        if field == "code" and made.code != text:
            run.note(_("read as: {said}", said=made.code))
        return made


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
