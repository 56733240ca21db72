"""Links: circles of any size, suggestions among thousands, silence about what is not known."""

import pytest

from ppu_roadmap.diagnostics import Place, Where
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.rules.links.ids import repeated_region
from ppu_roadmap.rules.links.programs import circles
from ppu_roadmap.words.near import fold, nearest
from tests.rules.by_hand import findings, places, plan, program
from tests.steps import steps


def numbered(count: int) -> list[str]:
    return [f"GOV-{number:02d}" for number in range(1, count + 1)]


def test_circle_is_told_once_at_its_first_link() -> None:
    found = findings(
        "RM105",
        plan(
            program("GOV-01", depends_on=["GOV-04", "GOV-02"]),
            program("GOV-02", depends_on=["GOV-03"]),
            program("GOV-03", depends_on=["GOV-02", "GOV-01"]),
            program("GOV-04"),
        ),
    )
    assert [finding.place.path for finding in found] == [("programs", 0, "depends_on", 1)]
    assert found[0].message.render("en") == "GOV-01 → GOV-02 → GOV-03 → GOV-01 depend on each other"
    assert [related.place.path for related in found[0].related] == [
        ("programs", 1, "depends_on", 0),
        ("programs", 2, "depends_on", 1),
    ]


def test_two_circles_are_two_findings_and_a_tail_is_none() -> None:
    found = places(
        "RM105",
        plan(
            program("GOV-01", depends_on=["GOV-02"]),
            program("GOV-02", depends_on=["GOV-01"]),
            program("GOV-03", depends_on=["GOV-01", "GOV-04"]),
            program("GOV-04", depends_on=["GOV-03"]),
            program("GOV-05", depends_on=["GOV-05", "GOV-03"]),
        ),
    )
    assert found == [("programs", 0, "depends_on", 0), ("programs", 2, "depends_on", 1)]


def test_programs_beside_the_shortest_circle_are_counted() -> None:
    found = findings(
        "RM105",
        plan(
            program("GOV-01", depends_on=["GOV-02"]),
            program("GOV-02", depends_on=["GOV-01", "GOV-03"]),
            program("GOV-03", depends_on=["GOV-02"]),
        ),
    )
    text = "GOV-01 → GOV-02 → GOV-01 depend on each other, and 1 more program with them"
    assert [finding.message.render("en") for finding in found] == [text]


def in_a_circle(count: int) -> Plan:
    ids = numbered(count)
    return plan(*(program(id, depends_on=[ids[index - 1]]) for index, id in enumerate(ids)))


def test_circle_of_five_thousand_names_ten() -> None:
    (found,) = findings("RM105", in_a_circle(5_000))
    text = found.message.render("en")
    assert text.count("GOV-") == 10
    assert "…" in text
    assert len(found.related) == 10


def test_a_circle_twice_as_long_takes_twice_the_work() -> None:
    short, long = (in_a_circle(count) for count in (1_000, 2_000))
    assert steps(lambda: findings("RM105", long)) < 2.5 * steps(lambda: findings("RM105", short))


def dense(count: int, *, closed: bool) -> Plan:
    """Programs that each depend on all before."""
    ids = numbered(count)
    links_of = {id: ids[:index] for index, id in enumerate(ids)}
    if closed:
        links_of[ids[0]] = [ids[-1]]
    return plan(*(program(id, depends_on=needed) for id, needed in links_of.items()))


@pytest.mark.parametrize("closed", [False, True])
def test_work_grows_with_the_links_of_a_dense_graph(*, closed: bool) -> None:
    small, large = dense(100, closed=closed), dense(200, closed=closed)
    assert len(findings("RM105", dense(300, closed=closed))) == closed
    assert steps(lambda: findings("RM105", large)) < 5 * steps(lambda: findings("RM105", small))


def test_circles_take_no_recursion() -> None:
    ids = numbered(20_000)
    chain = dict(zip(ids, ([id] for id in ids[1:]), strict=False))
    assert not circles(chain)
    assert len(circles({**chain, ids[-1]: [ids[0]]})) == len(ids)


def with_unknown(count: int) -> Plan:
    """Thousands of programs, many of which depend on an id that none has."""
    unknown = [f"GOV-{number}" for number in range(7_000, 7_000 + count)]
    return plan(*(program(id, depends_on=unknown[index : index + 1]) for index, id in enumerate(numbered(5_000))))


def test_unknown_names_among_thousands_are_not_compared_with_each() -> None:
    few, many = with_unknown(500), with_unknown(1_000)
    assert len(findings("RM103", with_unknown(2_000))) == 2_000
    assert steps(lambda: findings("RM103", many)) < 2.5 * steps(lambda: findings("RM103", few))


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("GOV-O1", ["LIV-01", "GOV-01"], "GOV-01"),
        ("Diskominf0", ["dlh", "diskominfo"], "diskominfo"),
        ("dlskomlnfo", ["diskominfo"], "diskominfo"),
        ("bank_kaltim", ["bank-kaltim"], "bank-kaltim"),
        ("diskomnfo", ["dlh", "diskominfo"], "diskominfo"),
        ("GOV-99", ["GOV-01", "GOV-09", "GOV-19"], "GOV-09"),
        ("GOV-99", [*numbered(80), "LIV-99"], "GOV-09"),
        ("ministry", ["dlh", "diskominfo"], None),
        ("", ["dlh"], None),
        ("dlh", [], None),
    ],
)
def test_nearest_reads_like_the_eye(word: str, known: list[str], near: str | None) -> None:
    assert nearest(word, known) == near


def test_fold_makes_look_alikes_equal() -> None:
    assert fold("O_lI |") == fold("0-11-1")


def test_nearest_id_is_told_with_its_place() -> None:
    wrong = plan(program("GOV-01", depends_on=["GOV-O2"]), program("GOV-02"))
    (found,) = findings("RM103", wrong)
    assert found.help is not None
    assert found.help.values["word"] == "GOV-02"
    assert found.help.values["place"] == Where(found.related[0].place)
    assert [related.place.path for related in found.related] == [("programs", 1, "id")]


def test_nothing_is_missed_where_it_may_stand() -> None:
    needy = program("GOV-01", depends_on=["LIV-01", "GOV-77"])
    assert places("RM103", plan(needy)) == [
        ("programs", 0, "depends_on", 0),
        ("programs", 0, "depends_on", 1),
    ]
    own = [("programs", 0, "depends_on", 1)]
    assert places("RM103", plan(needy, broken=frozenset({"living"}))) == own
    assert places("RM103", plan(needy, alone=True)) == own
    lost = frozenset({("governance", ("programs",))})
    assert places("RM103", plan(needy, pruned=lost)) == [("programs", 0, "depends_on", 0)]
    assert places("RM103", plan(needy, program(None))) == [("programs", 0, "depends_on", 0)]


def test_pruned_lists_of_plan_yaml_silence_their_rules() -> None:
    odd = program(owner="x", partners=["y"], locations=["z"], gaps=["K1"], budget=[{"year": 2022, "source": "q"}])
    everything = plan(odd)
    assert len(findings("RM106", everything)) == 2
    assert len(findings("RM109", everything)) == 1
    assert len(findings("RM117", everything)) == 1
    nothing = plan(odd, file={"agencies": None, "funding_sources": None, "gaps": None, "areas": None})
    assert not findings("RM106", nothing)
    assert not findings("RM109", nothing)
    assert not findings("RM117", nothing)


def test_key_of_a_refused_agency_is_known() -> None:
    assert not findings("RM106", plan(program(owner="x"), file={"agencies": {"x": None}}))


def test_missions_without_a_plan_are_looked_up_in_all() -> None:
    served = program(serves=[{"missions": ["M1", "M2", "M3"]}, {"plan": None, "missions": ["M9"]}])
    assert places("RM108", plan(served)) == [("programs", 0, "serves", 0, "missions", 2)]


def test_aims_of_an_unknown_plan_are_not_looked_up() -> None:
    served = program(serves=[{"plan": "rpjmd-2026", "missions": ["M9"]}])
    assert places("RM108", plan(served)) == [("programs", 0, "serves", 0, "plan")]


def test_refused_strategy_may_be_the_one_that_is_named() -> None:
    named = program(strategy="GOV-S2")
    known = {"id": "GOV-S1", "name": "satu"}
    assert len(findings("RM107", plan(named, strategies=[known]))) == 1
    assert not findings("RM107", plan(named, strategies=[known, {"id": None, "name": "dua"}]))


def test_next_free_number_is_given_out_once() -> None:
    twice = plan(program("GOV-01"), program("GOV-07"), program("GOV-01"), program("GOV-01"))
    helps = [finding.help.render("en") for finding in findings("RM101", twice) if finding.help]
    assert [text.rpartition(" ")[2] for text in helps] == ["GOV-08", "GOV-09"]


def test_repeated_items_each_name_the_first() -> None:
    found = findings("RM113", plan(program(partners=["dlh", "x", "dlh", "dlh"], sdgs=[1, 1])))
    assert [finding.place.path[2:] for finding in found] == [("partners", 2), ("partners", 3), ("sdgs", 1)]
    assert {finding.related[0].place.path[-1] for finding in found} == {0}


def test_second_region_of_a_code_names_the_first() -> None:
    a, b = Place("a/plan.yaml", ("region", "code")), Place("b/plan.yaml", ("region", "code"))
    seen: dict[str, Place] = {}
    assert repeated_region("64.09", a, seen) is None
    assert repeated_region("64.01", a, seen) is None
    found = repeated_region("64.09", b, seen)
    assert found is not None
    assert found.place == b
    assert found.related[0].place == a
