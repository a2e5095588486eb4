"""Adam, by which the small networks learn: each weight takes steps of about the same length, whatever the length of its slope."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_FIRST_KEPT, _SECOND_KEPT = 0.9, 0.98
"""The shares of the averages of slopes and of their squares that are kept at each step."""


class Adam:
    """Moves weights, which it changes in place, down their slopes (Kingma and Ba 2015). `time` is the number of steps taken."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self.weights, self.time = weights, 0
        self._first = {name: np.zeros_like(one) for name, one in weights.items()}
        self._second = {name: np.zeros_like(one) for name, one in weights.items()}

    def move(self, slopes: dict[str, Floats], rate: float) -> None:
        """Takes one step; `slopes` has one for each weight, by name."""
        self.time += 1
        step = np.float32(rate * (1 - _SECOND_KEPT**self.time) ** 0.5 / (1 - _FIRST_KEPT**self.time))
        for name, slope in slopes.items():
            first, second = self._first[name], self._second[name]
            first += np.float32(1 - _FIRST_KEPT) * (slope - first)
            second += np.float32(1 - _SECOND_KEPT) * (slope * slope - second)
            self.weights[name] -= step * first / (np.sqrt(second) + np.float32(1e-8))
