"""Heavy plans of plan.yaml and proposals.yaml: all that may stand under a key, again and again."""

from __future__ import annotations

from collections.abc import Iterator

from tests.rules.examples import PLAN
from tools.attack.heavy_guards import HEAD, PROGRAM, RING, of, program
from tools.attack.heavy_plan import NODES, Heavy, full, plan

TOP = {
    "agencies": "  a{n}: {{name: Dinas {n}, kind: agency}}\n",
    "agencies-in-a-chain": "  a{n}: {{kind: agency, replaced_by: a{next}}}\n",
    "agencies-in-a-ring": "  a{n}: {{kind: agency, replaced_by: a{ring}}}\n",
    "agencies-of-one-name": "  a{n}: {{name: Dinas, short: D, kind: agency}}\n",
    "agencies-without-form": "  A_{n}: {{kind: agensi}}\n",
    "areas": "  a{n}: [desa-{n}, b]\n",
    "upper_plans": "  - {{id: rpjmd-{n}, name: a, years: [2018, 2029], missions: {{M{n}: b}}}}\n",
    "funding_sources": "  a{n}: b\n",
    "quick_win_criteria": "  a{n}: {{name: a, weight: 1}}\n",
    "sni": '  "{n}.2": {{reason: a, dimension: governance}}\n',
    "gaps": "  - {{id: K{n}, dimension: governance, current: a, target: b}}\n",
    "documents": "  - {{kind: perbup, number: a{n}, date: 2022-12-01}}\n",
    "evaluations": "  - {{year: 2023, stage: 2, index: 2.9, recommendations: [{{text: a, owner: x{n}}}]}}\n",
    "indicators": "  - {{id: REG-I{n}, name: a{n}, kind: outcome, targets: {{2022: 5}}}}\n",
    "letterhead": "  - a{n}\n",
    "signatories": "  - {{role: a, name: b{n}}}\n",
    "rules": "  RM{n}: ignore\n",
    "bodies": "  a{n}: b\n",
    "apbd": "  {n}: 1500\n",
    "sources": "  - https://a.id/{n}\n",
}
"""Keys of plan.yaml, and what stands under each again and again."""


def _base(key: str) -> str:
    """plan.yaml with all that is required but for a key."""
    return "".join(f"{each}: {text}\n" for each, text in PLAN.items() if not key.startswith(each))


def by_key() -> Iterator[Heavy]:
    """A plan for each key of plan.yaml, alone and beside many programs, and for each fault of proposals."""
    programs = full(lambda n: program(n).replace("diskominfo", f"b{n}"), HEAD, nodes=11)
    for name, pattern in TOP.items():
        key = name.partition("-")[0]
        text = full(
            of(pattern),
            _base(key) + f"{key}:\n",
            nodes=pattern.count(":") * 2 + pattern.count(",") + 4,
            most=RING if "ring" in name else NODES,
        )
        yield Heavy(f"plan-{name}", plan(plan=text))
        yield Heavy(f"plan-{name}-programs", plan(plan=text, governance=programs))
    for name, head, item in (
        ("missions", "upper_plans: [{id: rpjmd-2018, years: [2018, 2029], missions: {", "M{n}: a,"),
        ("goals", "upper_plans: [{id: rpjmd-2018, years: [2018, 2029], goals: {", "T{n}: {{name: a, mission: M{n}}},"),
    ):
        text = full(of(item), _base(head) + head, "}}]\n", nodes=6)
        yield Heavy(f"plan-{name}", plan(plan=text))
    yield Heavy(
        "plan-villages", plan(plan=full(lambda n: f"desa-{n},", _base("areas") + "areas: {penajam: [", "a]}\n"))
    )
    proposals = {
        "proposals": "{{id: USL-{n}, name: a{n}, proposer: x{n}, forum: pokir, status: accepted, program: GOV-{n}}}",
        "proposals-twice": "{{id: USL-001, name: a, proposer: dlh, forum: pokir, status: rejected}}",
        "proposals-empty": "{{}}",
    }
    for name, pattern in proposals.items():
        text = full(of(f"  - {pattern}\n"), "proposals:\n", nodes=pattern.count(":") * 2 + 1)
        yield Heavy(name, plan(governance=PROGRAM, proposals=text))
