"""``roadmap rule``: a rule's page, offline; without a code the list."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

from ppu_roadmap.commands.completion import RULE
from ppu_roadmap.commands.options import One, argument
from ppu_roadmap.commands.run import Run
from ppu_roadmap.text import Refusal, _, command, translate

if TYPE_CHECKING:
    from ppu_roadmap.rules.rule import Rule
    from ppu_roadmap.terminal.screens import Screen
    from ppu_roadmap.text import Language

EXAMPLES = ("roadmap rule", "roadmap rule RM103", "roadmap rule unknown-dependency")


def main(run: Run, code: Annotated[One, argument("CODE", "A rule's code or name.", RULE)] = None) -> None:
    """Explain a rule: what it finds, why, a wrong example and a right one; without a code, list all rules."""
    from ppu_roadmap.rules.pages import read_pages
    from ppu_roadmap.rules.registry import RULES

    out = run.screen()
    language = run.language()
    pages = read_pages()
    typed = (code or "").casefold()
    name = typed.replace(" ", "-")
    found = next((each for each in RULES if code and (code.upper() == each.code or name == each.name)), None)
    if found is not None:
        _print_page(found, pages[found.code], out, language)
        return
    titled = [(each, translate(pages[each.code]["title"], language)) for each in RULES]
    held = [(each, title) for each, title in titled if name in each.name or typed in title.casefold()]
    if code and not held:
        from ppu_roadmap.words.near import or_nearest

        known = [word for each in RULES for word in (each.code, each.name)]
        listed = _("{code} is no rule; they are listed by {command}", code=code, command=command("rule"))
        raise Refusal(or_nearest(_("{code} is no rule", code=code), code, known, listed))
    for each, title in held:
        out.flow([(f"{each.code}  {each.severity:<8}{each.name:<28}", "bold"), (out.fit(title), "dim")])


def _print_page(found: "Rule", page: Mapping[str, str], out: "Screen", language: "Language") -> None:
    from textwrap import wrap

    out.write([(f"{found.code} {found.name}", "bold"), (f"  ({found.severity})", "")])
    out.line("")
    for line in wrap(translate(page["title"], language), out.width):
        out.line(line)
    for heading, key in ((_("Why"), "why"), (_("Wrong"), "bad"), (_("Right"), "good")):
        out.line("")
        out.line(heading.render(language), "bold")
        why = translate(page["why"], language)
        lines = wrap(why[:1].upper() + why[1:], out.width - 2) if key == "why" else page[key].splitlines()
        for line in lines:
            out.line(f"  {line}")
