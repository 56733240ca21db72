"""What is so after something was added, and what a planner would sensibly do next."""

from ppu_roadmap.catalog.labels import DIMENSION, RISK_LEVEL
from ppu_roadmap.edit.additions import Put
from ppu_roadmap.edit.forms import FORMS, Form
from ppu_roadmap.facts.money import cost
from ppu_roadmap.facts.risk import highest_level
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.model.program import Program
from ppu_roadmap.text import Command, Day, Message, Rupiah, _, command


def now(plan: Plan, form: Form, put: Put) -> Message:
    """What is so in a plan to which something was added."""
    program = _program(plan, put)
    if form.word == "agency":
        agency = plan.agencies.get(put.id)
        name = agency.name if agency else None
        return _(
            "{name} is among the agencies and partners of the plan now, called {key} in its files",
            name=name,
            key=put.id,
        )
    if program is None:
        return _("the proposal {id} is noted", id=put.id)
    told = {"id": program.id, "name": program.name}
    known = cost(plan, program).known
    match form.word:
        case "program":
            return _("{id} {name} stands in {dimension} now", **told, dimension=DIMENSION[program.dimension])
        case "quickwin" if program.quick_win:
            start, finish = (Day(month or "") for month in (program.quick_win.start, program.quick_win.finish))
            return _("{id} {name} is a quick win now, from {start} to {finish}", **told, start=start, finish=finish)
        case "budget" if known is not None:
            return _("{id} {name} has {money} in its budget now", **told, money=Rupiah(known))
        case "risk" if level := highest_level(plan, program):
            return _("{id} {name} has the risk level {level} now", **told, level=RISK_LEVEL[level])
    return _("{id} {name} has this now: {thing}", **told, thing=form.title)


def following(plan: Plan, form: Form, put: Put) -> Command | None:
    """The next sensible command, if there is one."""
    program = _program(plan, put)
    if program is None:
        return command("add", "program") if form.word == "agency" and not plan.programs else None
    wanted = ("risk", "budget", "indicator", "action") if program.quick_win else ("budget", "indicator", "action")
    lacking = next((word for word in wanted if not getattr(program, FORMS[word].at)), None)
    if lacking is not None:
        return command("add", lacking, program.id)
    return command("quickwins", "--brief") if program.quick_win else None


def _program(plan: Plan, put: Put) -> Program | None:
    """The program that was added, or to which something was."""
    return plan.by_id.get("-".join(put.id.split("-")[:2]))
