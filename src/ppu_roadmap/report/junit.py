"""Findings as JUnit's XML: a suite for each file, a case for each finding, a passing one where there is none.

An error is a failure. A warning or a suggestion is a skipped case: every viewer lists those with their reason, and none
takes them for a failure, while the output of a passing case is shown by few.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from ppu_roadmap.diagnostics import ERROR, Diagnostic
from ppu_roadmap.report.concise import helped, one_line, position
from ppu_roadmap.report.outcome import Outcome
from ppu_roadmap.text import Language, _, plain


def render(result: Outcome, language: Language) -> str:
    """Every finding; the files in the order they were read."""
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in result.files}
    for diagnostic in result.diagnostics:
        by_file.setdefault(diagnostic.file, []).append(diagnostic)
    suites = [_suite(plain(file), found, language) for file, found in by_file.items()]
    counts = {name: str(sum(int(suite.attrib[name]) for suite in suites)) for name in ("tests", "failures", "errors")}
    root = ET.Element("testsuites", {"name": "roadmap", **counts})
    root.extend(suites)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(file: str, found: Sequence[Diagnostic], language: Language) -> ET.Element:
    failures = sum(diagnostic.severity is ERROR for diagnostic in found)
    counts = {"tests": len(found) or 1, "failures": failures, "errors": 0, "skipped": len(found) - failures}
    counted = {name: str(count) for name, count in counts.items()}
    suite = ET.Element("testsuite", {"name": file, **counted, "file": file})
    for name, diagnostic in zip(_names(found, language), found, strict=True):
        case = ET.SubElement(suite, "testcase", {"name": name, "classname": file, "time": "0"})
        outcome = ET.SubElement(case, "failure" if diagnostic.severity is ERROR else "skipped")
        outcome.attrib |= {"type": str(diagnostic.severity), "message": diagnostic.message.render(language)}
        outcome.text = "\n".join(_told(diagnostic, language))
    if not found:
        ET.SubElement(suite, "testcase", {"name": _("no problems").render(language), "classname": file, "time": "0"})
    return suite


def _names(found: Sequence[Diagnostic], language: Language) -> Iterator[str]:
    """Names without a line, so that a case has a history; numbered where two are the same, since GitLab drops one."""
    seen: Counter[str] = Counter()
    for diagnostic in found:
        name = f"{diagnostic.code} {diagnostic.message.render(language)}"
        seen[name] += 1
        yield f"{name} ({seen[name]})" if seen[name] > 1 else name


def _told(diagnostic: Diagnostic, language: Language) -> Iterator[str]:
    yield one_line(diagnostic, language)
    if diagnostic.source.strip():
        yield f"{diagnostic.span.line} | {plain(diagnostic.source.rstrip())}"
    yield from helped(diagnostic, language)
    for trace in diagnostic.related:
        yield f"{position(trace.file, trace.span)}: {trace.message.render(language)}"
    yield f"roadmap rule {diagnostic.code}"
