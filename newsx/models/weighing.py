"""What speaks for and against something, feature by feature, each with a learned weight.

A feature is a template and one or two values, all of them strings. Its weight is found by these one after another: to put the three
together to a name, and look that up, takes three times as long.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Final

BETWEEN: Final = "\t"
"""What stands between the parts of a feature's name; no word has it."""
PARTS: Final = 100
"""Weights are stored in hundredths."""
_NO_ROW: Final[dict[str, float]] = {}


class Weights:
    """The weights of features by their templates, their first values, and their second values, "" where there is none.

    They are stored as columns, which are small and quickly read. `firsts` are the first values of each template in ascending order. Each
    of them has a number of `counts`, how many second values go with it; for each of these `which` is its place in `seconds`, and `weights`
    its weight in `PARTS` of one. What goes with a first value is put together when it is first asked for.
    """

    def __init__(self, firsts: dict[str, list[str]], counts: list[int], seconds: list[str], which: list[int], weights: list[int]) -> None:
        self._firsts, self._counts, self._seconds, self._which, self._weights = firsts, counts, seconds, which, weights
        self._begins = list(accumulate(counts, initial=0))
        self._made: list[dict[str, float] | None] = [None] * len(counts)
        self._numbers: dict[str, dict[str, int]] = {}
        begin = 0
        for template in sorted(firsts):
            self._numbers[template] = dict(zip(firsts[template], range(begin, begin + len(firsts[template])), strict=True))
            begin += len(firsts[template])
        if not begin == len(counts) or not self._begins[begin] == len(which) == len(weights):
            raise ValueError("columns of weights have different lengths")

    def columns(self) -> tuple[dict[str, list[str]], list[int], list[str], list[int], list[int]]:
        """What they are made of, and are stored as."""
        return self._firsts, self._counts, self._seconds, self._which, self._weights

    def of(self, template: str, first: str) -> dict[str, float]:
        """The weights of a template's features that have this first value, by their second values."""
        of_template = self._numbers.get(template)
        if of_template is None:
            return _NO_ROW
        number = of_template.get(first)
        if number is None:
            return _NO_ROW
        made = self._made[number]
        if made is None:
            places = range(self._begins[number], self._begins[number + 1])
            made = self._made[number] = {self._seconds[self._which[place]]: self._weights[place] / PARTS for place in places}
        return made


NONE: Final = Weights({}, [], [], [], [])
"""The weights of no features."""


class Weighing:
    """`total` is the sum of the weights of the features so far, and `names`, if there is a list for them, their names."""

    def __init__(self, weights: Weights, names: list[str] | None = None) -> None:
        self._weights, self._names = weights, names
        self.total = 0.0

    def add(self, template: str, first: str, second: str = "") -> None:
        """Adds the weight of a feature."""
        if self._names is not None:
            self._names.append(f"{template}{BETWEEN}{first}{BETWEEN}{second}")
        weight = self._weights.of(template, first).get(second)
        if weight is not None:
            self.total += weight

    def taken(self) -> float:
        """The sum so far, which begins anew."""
        total, self.total = self.total, 0.0
        return total


def by_parts(weights: dict[str, float]) -> Weights:
    """The weights of features with these names, rounded.

    >>> weights = by_parts({"word\\tsaid\\t": 2.0, "word, tag\\tsaid\\tVBD": 1.5})
    >>> weights.of("word, tag", "said")
    {'VBD': 1.5}
    """
    found: dict[str, dict[str, dict[str, int]]] = {}
    uses: dict[str, int] = {}
    for name, weight in weights.items():
        template, first, second = name.split(BETWEEN)
        found.setdefault(template, {}).setdefault(first, {})[second] = round(PARTS * weight)
        uses[second] = uses.get(second, 0) + 1
    seconds = sorted(uses, key=lambda second: (-uses[second], second))  # frequent ones have small numbers, which take less room
    numbers = {second: number for number, second in enumerate(seconds)}
    rows = [
        sorted(found[template][first].items(), key=lambda one: numbers[one[0]])
        for template in sorted(found)
        for first in sorted(found[template])
    ]
    return Weights(
        {template: sorted(found[template]) for template in sorted(found)},
        [len(row) for row in rows],
        seconds,
        [numbers[second] for row in rows for second, _ in row],
        [weight for row in rows for _, weight in row],
    )


def by_name(names: list[str], weights: Weights) -> dict[str, float]:
    """The weights of those of these features that have one, by a name that shows their parts: word, tag: said, VBD."""
    found: dict[str, float] = {}
    for name in names:
        template, first, second = name.split(BETWEEN)
        weight = weights.of(template, first).get(second)
        if weight is not None:
            found[f"{template}: {first}, {second}" if second else f"{template}: {first}"] = weight
    return found
