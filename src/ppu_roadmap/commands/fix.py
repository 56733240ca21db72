"""``roadmap fix``: what is certain, mended."""

import re
from pathlib import Path

from ppu_roadmap.commands.editing import put_in_place
from ppu_roadmap.commands.options import CheckOption, DiffOption, PlanArgument
from ppu_roadmap.commands.run import Run, no_plan
from ppu_roadmap.staging import Edited
from ppu_roadmap.text import QUOTE_LIMIT, Message, Refusal, _, _n, command, plain

EXAMPLES = ("roadmap fix", "roadmap fix plans --diff", "roadmap fix plans/governance.yaml --check")


def main(run: Run, plan: PlanArgument = None, *, diff: DiffOption = False, check: CheckOption = False) -> int:
    """Mend what is certain and leave all else, every comment and blank, as it is.

    Certain are numbers, words, keys and names whose spelling has one reading, and text that wants quotes.
    """
    from ppu_roadmap.edit.mending import mendable, mended
    from ppu_roadmap.report.concise import position

    path = run.path(plan)
    if path == Path("-"):
        raise Refusal(_("fix mends files; standard input is none"))
    out = run.screen()
    repairs = errors = files = plans = more = 0
    for each in mendable(path, run.today):
        before = each.read()
        done = mended(before, each.check, each.reading)
        run.own, plans = run.own or each.language, plans + 1
        edited = [Edited(each.paths[name], before[name], data) for name, data in done.files.items()]
        if [*put_in_place(run, edited, diff=diff, check=check)] and not diff:
            for one in done.repairs:
                was, now = _told(one.before), _told(one.after)
                out.write([(out.fit(f"{position(one.file, one.span)}: {one.code}: {was} → {now}"), "")])
        repairs, files = repairs + len(done.repairs), files + len(done.files)
        more |= done.more
        errors += sum(finding.severity == "error" for finding in done.left)
    if not plans:
        raise no_plan(path)
    run.note(_sum_up(repairs, files, written=not (diff or check)))
    if more:
        run.note(_("so large a file is mended in parts: run {command} again", command=command("fix")))
    run.note_errors(errors)
    return 1 if check and repairs else 0


def _told(text: str) -> str:
    """A text as it can be told from another: odd blanks as escapes, in quotes where a space is at an end."""
    text = re.sub(r"[^\S \t\r\n]", lambda blank: f"\\u{ord(blank.group()):04x}", plain(text, QUOTE_LIMIT))
    return f'"{text}"' if text != text.strip() else text


def _sum_up(repairs: int, files: int, *, written: bool) -> Message:
    where = _n("{count} file", "{count} files", files)
    if not repairs:
        return _("nothing is certain enough to be mended")
    if written:
        return _n("{count} place mended in {files}", "{count} places mended in {files}", repairs, files=where)
    return _n("{count} place to be mended in {files}", "{count} places to be mended in {files}", repairs, files=where)
