"""Risks: levels on both scales, and what is over the scale."""

from typing import Any

from tests.rules.by_hand import findings, places, plan, program


def risk(likelihood: int | None, impact: int | None, **fields: Any) -> dict[str, Any]:
    return {"id": "GOV-01-R1", "factor": "x", "likelihood": likelihood, "impact": impact, **fields}


def spoken(code: str, scale: int | None = 3, **fields: Any) -> list[tuple[int, int]]:
    """The pairs of likelihood and impact, up to 5 each, of which a rule has something to say."""
    pairs = [(one, other) for one in range(1, 6) for other in range(1, 6)]
    made = program(risks=[risk(*pair, **fields) for pair in pairs])
    found = places(code, plan(made, file={"risk_scale": scale}))
    return [pairs[int(path[3])] for path in found]


def test_grave_risks_on_each_scale() -> None:
    assert spoken("RM502") == [(1, 3), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3)]
    low = [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2), (3, 1), (4, 1)]
    assert spoken("RM503", 5) == [
        (one, other) for one in range(1, 6) for other in range(1, 6) if (one, other) not in low
    ]


def test_without_a_known_scale_no_level_is_known() -> None:
    assert spoken("RM502", None) == spoken("RM505", None) == []
    assert not findings("RM502", plan(program(risks=[risk(3, 3)]), alone=True))


def test_mitigated_or_not() -> None:
    assert spoken("RM502", mitigation="x") == spoken("RM502", mitigation=None) == []
    assert len(spoken("RM502", mitigation=" ")) == 6


def test_residual_over_inherent() -> None:
    def residual(likelihood: int | None, impact: int | None) -> list[str]:
        rest = {"likelihood": likelihood, "impact": impact}
        found = findings("RM504", plan(program(risks=[risk(2, 2, residual=rest)])))
        return [finding.message.render("en") for finding in found]

    assert residual(2, 2) == residual(1, 3) == residual(None, 3) == residual(3, None) == []
    assert residual(2, 3) == ["the residual risk of GOV-01-R1 (6) is over the inherent one (4)"]
    assert residual(2, 4) == []  # RM505 says that 4 is over the scale


def test_each_number_over_the_scale_however_large() -> None:
    made = program(risks=[risk(4, 10**4000, residual={"likelihood": 3, "impact": 9})])
    found = findings("RM505", plan(made, file={"risk_scale": 3}))
    paths = [finding.place.path[4:] for finding in found]
    assert paths == [("likelihood",), ("impact",), ("residual", "impact")]
    assert all(len(finding.message.render("en")) < 120 for finding in found)
    assert found[0].related[0].place.path == ("risk_scale",)
    assert not findings("RM505", plan(program(risks=[risk(3, 3)])))
