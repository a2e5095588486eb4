"""What speaks for and against something, feature by feature, each with a learned weight.

A feature is a template and one or two values, all of them strings. Its weight is found by these one after another: to put the three
together to a name, and look that up, takes three times as long.
"""

from __future__ import annotations

from typing import Final

Weights = dict[str, dict[str, dict[str, float]]]
"""The weights of features: by their templates, their first values, and their second values, "" where there is none."""
BETWEEN: Final = "\t"
"""What stands between the parts of a feature's name; no word has it."""


class Weighing:
    """`total` is the sum of the weights of the features so far, and `names`, if there is a list for them, their names."""

    def __init__(self, weights: Weights, names: list[str] | None = None) -> None:
        self._weights, self._names = weights, names
        self.total = 0.0

    def add(self, template: str, first: str, second: str = "") -> None:
        """Adds the weight of a feature."""
        if self._names is not None:
            self._names.append(f"{template}{BETWEEN}{first}{BETWEEN}{second}")
        of_template = self._weights.get(template)
        if of_template is None:
            return
        of_first = of_template.get(first)
        if of_first is None:
            return
        weight = of_first.get(second)
        if weight is not None:
            self.total += weight

    def taken(self) -> float:
        """The sum so far, which begins anew."""
        total, self.total = self.total, 0.0
        return total


def by_parts(weights: dict[str, float]) -> Weights:
    """The weights of features with these names.

    >>> by_parts({"word\\tsaid\\t": 2.0, "word, tag\\tsaid\\tVBD": 1.5})
    {'word': {'said': {'': 2.0}}, 'word, tag': {'said': {'VBD': 1.5}}}
    """
    found: Weights = {}
    for name, weight in weights.items():
        template, first, second = name.split(BETWEEN)
        found.setdefault(template, {}).setdefault(first, {})[second] = weight
    return found


def by_name(names: list[str], weights: Weights) -> dict[str, float]:
    """The weights of those of these features that have one, by a name that shows their parts: word, tag: said, VBD."""
    found: dict[str, float] = {}
    for name in names:
        template, first, second = name.split(BETWEEN)
        weight = weights.get(template, {}).get(first, {}).get(second)
        if weight is not None:
            found[f"{template}: {first}, {second}" if second else f"{template}: {first}"] = weight
    return found
