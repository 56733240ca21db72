"""Signatures that typer reads: a command's own parameters, and options that several commands share."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from inspect import Parameter
from typing import Any


def own_parameters(function: Callable[..., Any], given: str) -> list[Parameter]:
    """A function's parameters but the one that is ``given`` by its decorator, their annotations as objects."""
    known: dict[str, Any] = getattr(inspect.unwrap(function), "__globals__", {})
    return [
        parameter.replace(annotation=_evaluated(parameter.annotation, known))
        for name, parameter in inspect.signature(function).parameters.items()
        if name != given
    ]


def option(name: str, annotation: Any, default: Any = None) -> Parameter:
    """A keyword parameter that typer makes an option of."""
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def give_signature(function: Callable[..., Any], parameters: Iterable[Parameter]) -> None:
    """Let a function show these parameters, all by keyword, in place of its own."""
    shown = [parameter.replace(kind=Parameter.KEYWORD_ONLY) for parameter in parameters]
    function.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]
    function.__annotations__ = {parameter.name: parameter.annotation for parameter in shown}


def _evaluated(annotation: Any, known: dict[str, Any]) -> Any:
    """An annotation written as text, as ``from __future__ import annotations`` leaves it."""
    if not isinstance(annotation, str) or annotation in ("Run", "Selection"):
        return annotation
    return eval(annotation, known)  # noqa: S307 -- our own source
