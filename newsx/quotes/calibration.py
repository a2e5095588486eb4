"""How often what a model chooses with some probability is right."""

from __future__ import annotations

from bisect import bisect_right


def calibrated(probability: float, knots: list[list[float]]) -> float:
    """How often choices of this probability are right: interpolated between the knots that training measured.

    A knot is a probability and the share that is right; they are in ascending order.

    >>> calibrated(0.5, [[0.25, 0.5], [0.75, 1.0]]), calibrated(0.9, [[0.25, 0.5], [0.75, 1.0]])
    (0.75, 1.0)
    """
    place = bisect_right(knots, [probability, 2.0])
    if place == 0:
        return knots[0][1]
    if place == len(knots):
        return knots[-1][1]
    (left, low), (right, high) = knots[place - 1], knots[place]
    return low + (high - low) * (probability - left) / (right - left) if right > left else high
