"""What must hold for any input: the reader, its values and places, text made harmless, findings in any order.

``make fuzz`` tries the same on many more examples.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ppu_roadmap.diagnostics import Span
from ppu_roadmap.grid.delimited import guarded, unguarded
from ppu_roadmap.library import PlanError, load_bytes
from ppu_roadmap.loader.plans import load
from ppu_roadmap.model.plan import Plan
from ppu_roadmap.source.reader import read
from ppu_roadmap.source.source_file import SourceFile
from ppu_roadmap.text import Language, Message, Rupiah, flat, markdown, plain
from ppu_roadmap.words.quantities import looks_like_number, spelled_number
from tests.core_schema import ODD, Value, core, documents, dumped, interpreted, styles
from tools.mutations import corpus, mutated

pytestmark = pytest.mark.fuzz
PLANS = Path(__file__).parent / "plans"
TEXTS = corpus()
TODAY = date(2024, 6, 1)


# -- the reader never raises ------------------------------------------------------------------------------------------


def tried(data: bytes) -> Plan | PlanError:
    """What the library makes of bytes: a plan, or the one error that it may raise."""
    try:
        return load_bytes(data, TODAY)
    except PlanError as error:
        return error


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    tried(data)


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    tried(text.encode("utf-8", "surrogatepass"))


@given(st.text(alphabet="abGOV-01: \n\t'\"[]{},&*!|>#%@`?<~.\\ux\r", max_size=300))
def test_any_text_of_signs(text: str) -> None:
    tried(text.encode())


@given(st.randoms(use_true_random=False))
def test_any_broken_plan(random: Random) -> None:
    data = mutated(random, TEXTS)
    result = tried(data)
    if isinstance(result, PlanError):
        for diagnostic in result.diagnostics:
            for language in ("id", "en"):
                assert diagnostic.message.render(language)
                assert diagnostic.help is None or diagnostic.help.render(language)
            assert inside(diagnostic.span, data)


def inside(span: Span, data: bytes) -> bool:
    """Whether a span lies in a text; libyaml also looks at the line behind the last one."""
    lines = re.split("\r\n|\r|\n", data.decode("utf-8-sig", "replace"))
    assert (span.line, span.column) < (span.end_line, span.end_column)
    return 1 <= span.line <= len(lines) + 1 and 1 <= span.column <= max(map(len, lines)) + 2


# -- what is read is what is written ----------------------------------------------------------------------------------


def accepted(text: str) -> SourceFile:
    """A text as it was read, where nothing was found in it."""
    document = read(text.encode(), "governance.yaml")
    assume(not document.reported)
    return document


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(documents, styles)
def test_values_are_those_of_the_core_schema(document: dict[str, Value], style: dict[str, Any]) -> None:
    text = dumped(document, style)
    assert accepted(text).data == interpreted(yaml.compose(text, Loader=yaml.BaseLoader))


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(documents, styles)
def test_quoted_text_and_plain_numbers_come_back(document: dict[str, Value], style: dict[str, Any]) -> None:
    """Written out by JSON, which is YAML, and by PyYAML in double quotes, in lines that it need not break."""

    def own(value: Value) -> Any:
        match value:
            case dict():
                return {key: own(inner) for key, inner in value.items() if not key.startswith("x-")}
            case list():
                return [own(inner) for inner in value]
        return value

    quoted = dumped(document, {**style, "default_style": '"', "width": 100_000})
    for text in (json.dumps(document, ensure_ascii=False), quoted):
        assert accepted(text).data == own(document)


@given(st.text("0123456789+-._eExXo:tTrRuUfFaAlLsSnN~iI", max_size=8) | st.sampled_from(ODD))
def test_a_plain_scalar_means_what_the_specification_says(text: str) -> None:
    line = f"a: {text}\n"
    document = read(line.encode(), "governance.yaml")
    if not document.reported:
        assert document.data == interpreted(yaml.compose(line, Loader=yaml.CBaseLoader))
    if re.fullmatch(r"[\w.+-]*\w[\w.+-]*", text):
        assert document.data == {"a": core(text)}


@given(st.randoms(use_true_random=False))
def test_a_broken_plan_without_findings_means_the_same_to_another_reader(random: Random) -> None:
    data = mutated(random, TEXTS)
    document = read(data, "governance.yaml")
    if document.reported or document.data is None or b"!" in data:
        return
    assert document.data == interpreted(yaml.compose(data.decode("utf-8-sig"), Loader=yaml.CBaseLoader))


# -- places -----------------------------------------------------------------------------------------------------------


def walked(node: Any, path: tuple[str | int, ...] = ()) -> Any:
    """Every node with its path, the first of two equal keys alone."""
    yield path, node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not key.value.startswith("x-"):
                yield from walked(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from walked(item, (*path, index))


def cut_out(text: str, span: Span) -> str:
    """The stretch of a text that a span means."""
    lines = re.split("(?<=\n)", text.replace("\r\n", "\n"))[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "".join(lines)


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(documents, styles)
def test_the_value_stands_at_its_place(document: dict[str, Value], style: dict[str, Any]) -> None:
    text = dumped(document, style)
    found = accepted(text)
    assume(document)
    for path, node in walked(yaml.compose(text, Loader=yaml.BaseLoader)):
        span = found.outline.span(path)
        assert inside(span, text.encode())
        assert (span.line, span.column) == (node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.ScalarNode) and node.style not in {"|", ">"} and node.value:
            again: Any = yaml.compose(cut_out(text, span), Loader=yaml.BaseLoader)
            assert again.value == node.value
            assert found.outline.spelling(path) == node.value
        if path and isinstance(path[-1], str):
            key: Any = yaml.compose(cut_out(text, found.outline.span(path, "key")), Loader=yaml.BaseLoader)
            assert key is None or key.value == path[-1]


# -- text made harmless -----------------------------------------------------------------------------------------------

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
any_text = st.text(st.characters(), max_size=80) | st.text("\x1b[31m\u202e\n\t#::'=+-@<>|`*_", max_size=40)


@given(any_text, st.none() | st.integers(2, 60))
def test_plain_text_holds_no_control(text: str, limit: int | None) -> None:
    made = plain(text, limit)
    assert not CONTROL.search(made)
    assert plain(made) == made
    assert "##[" not in made.replace(r"\x23#[", "")
    assert not CONTROL.search(flat(text))
    assert text.isascii() is False or text.isprintable() is False or "##" in text or limit or made == text
    assert not CONTROL.search(Message("{a}", {"a": text}).render("id"))


@given(any_text)
def test_the_guard_of_csv_is_undone_exactly(text: str) -> None:
    made = guarded(text)
    assert unguarded(made) == text
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not [line for line in made.split("\n") if line.lstrip(" \t").startswith("::")]


@given(any_text)
def test_markdown_begins_no_block_and_no_line(text: str) -> None:
    made = markdown(plain(text))
    assert "\n" not in made
    assert not re.search(r"(?<!\\)(\\\\)*[<`*|]", made.replace("<br>", ""))
    assert not made.startswith(("::", "- ", "+ ", "# ", "> "))


@given(st.integers(0, 10**15), st.sampled_from(["id", "en"]))
def test_rupiah_as_people_write_it_are_understood(amount: int, language: Language) -> None:
    for spelled in (
        Rupiah(amount).render(language),
        Rupiah(amount).render(language).removeprefix("Rp "),
        f"{amount:_}",
        f" {amount} ",
    ):
        assert looks_like_number(spelled)
        if amount >= 1_000_000 or language == "id" or "," not in spelled:
            assert spelled_number(spelled) == amount


@given(st.integers(1, 999_999), st.sampled_from([("ribu", 3), ("juta", 6), ("jt", 6), ("miliar", 9), ("triliun", 12)]))
def test_scaled_rupiah_are_understood(hundredths: int, scale: tuple[str, int]) -> None:
    word, zeros = scale
    whole, rest = divmod(hundredths, 100)
    assert spelled_number(f"Rp {whole},{rest:02} {word}") == hundredths * 10 ** (zeros - 2)
    assert spelled_number(f"{whole} {word}") == whole * 10**zeros


@given(st.text(max_size=70))
def test_any_text_may_be_asked_for_its_number(text: str) -> None:
    number = spelled_number(text)
    assert number is None or looks_like_number(text)


# -- findings in any order --------------------------------------------------------------------------------------------

SHUFFLED = ("minimal", "full", "nested", "consecutive", "portfolio/ppu", "portfolio/berau", "seeded")


def told(root: Path) -> Counter[tuple[str | None, str, str, Span, str]]:
    """What is found in a portfolio, but for the names of its folders and which of two plans came first."""
    return Counter(
        (one.plan, one.code, Path(one.file).name, one.span, one.message.render("en"))
        for loaded in load(root, TODAY)
        for one in loaded.diagnostics
        if one.code != "RM115"
    )


@settings(max_examples=8)
@given(st.permutations(SHUFFLED))
def test_a_portfolio_is_found_the_same_in_any_order(order: list[str]) -> None:
    with TemporaryDirectory() as folder:
        for place, names in (("first", SHUFFLED), ("second", order)):
            for number, name in enumerate(names):
                shutil.copytree(PLANS / name, Path(folder) / place / f"{number}-wilayah")
        assert told(Path(folder) / "first") == told(Path(folder) / "second")


def shuffled(value: Any, random: Random) -> Any:
    """The same data with the keys of its mappings in another order."""
    if isinstance(value, dict):
        pairs = [(key, shuffled(inner, random)) for key, inner in value.items()]
        random.shuffle(pairs)
        return dict(pairs)
    return [shuffled(item, random) for item in value] if isinstance(value, list) else value


@settings(max_examples=8)
@given(st.randoms(use_true_random=False))
def test_the_order_of_keys_changes_no_finding(random: Random) -> None:
    def sentences(root: Path) -> Counter[tuple[str, str, str | None, str]]:
        (loaded,) = load(root, TODAY)
        found = ((one.code, Path(one.file).name, one.program, one.message.render("en")) for one in loaded.diagnostics)
        return Counter(found)

    with TemporaryDirectory() as folder:
        for path in (PLANS / "full").glob("*.yaml"):
            data = read(path.read_bytes(), path.name).data
            for place, made in (("as-is", data), ("shuffled", shuffled(data, random))):
                file = Path(folder) / place / path.name
                file.parent.mkdir(exist_ok=True)
                file.write_text(json.dumps(made, ensure_ascii=False), "utf-8")
        assert sentences(Path(folder) / "as-is") == sentences(Path(folder) / "shuffled")
