"""The guard that keeps spreadsheets and CI from obeying a text in CSV, put on and taken off again."""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_COMMAND = re.compile(r"^([^\S\n]*)(?='*::)|(#)(?='*#\w*\[)", re.MULTILINE)
_GUARDED_COMMAND = re.compile(r"^([^\S\n]*)'(?='*::)|(#)'(?='*#\w*\[)", re.MULTILINE)
_LITERAL = re.compile(r'="([^"]*)"')


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula, nor CI for a command: ``'`` before ``= + - @``, tab, CR, ``::``.

    In ``##[`` it stands between the two.
    """
    if "::" in text or "#" in text:
        text = _COMMAND.sub(r"\1\2'", text)
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What ``guarded`` was given; of ``="2.10"``, which says that it is text, what stands between the quotes."""
    if text[:1] != "=" and "'" not in text:
        return text
    if literal := _LITERAL.fullmatch(text):
        return literal[1]
    if text.startswith("'") and _FORMULA.match(text, 1):
        text = text[1:]
    return _GUARDED_COMMAND.sub(r"\1\2", text)
