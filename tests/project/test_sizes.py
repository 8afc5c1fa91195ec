"""Modules and functions stay small enough to be read in one go."""

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.project.tree import modules_of_tests, product_modules, relative, syntax

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
MEDIAN_MODULE = 70
MEDIAN_FUNCTION = 9
NINE_IN_TEN_FUNCTIONS = 28


@cache
def module_sizes() -> dict[str, int]:
    """Return the number of lines of each module of the product that holds code."""
    return {relative(path): size for path in product_modules() if (size := lines(path)) > 3}


@cache
def function_sizes() -> dict[str, int]:
    """Return the number of lines of each function and method of the product."""
    return {
        f"{relative(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in product_modules()
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def lines(path: Path) -> int:
    """Return the number of lines of the file at `path`."""
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_is_too_long() -> None:
    tests = {relative(path): lines(path) for path in modules_of_tests()}
    assert {name: size for name, size in (module_sizes() | tests).items() if size > LONGEST_MODULE} == {}


def test_no_function_is_too_long() -> None:
    assert {name: size for name, size in function_sizes().items() if size > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize(
    ("sizes", "target"),
    [(module_sizes, MEDIAN_MODULE), (function_sizes, MEDIAN_FUNCTION)],
    ids=["modules", "functions"],
)
def test_the_median_meets_its_target(sizes: Callable[[], dict[str, int]], target: int) -> None:
    measured = median(sizes().values())
    print(f"median of {len(sizes())}: {measured:g} lines (target {target})")
    assert measured <= target


def test_nine_functions_in_ten_meet_their_target() -> None:
    measured = quantiles(function_sizes().values(), n=10)[-1]
    print(f"nine functions in ten have at most {measured:g} lines (target {NINE_IN_TEN_FUNCTIONS})")
    assert measured <= NINE_IN_TEN_FUNCTIONS
