"""The network of the kinds of blocks: a block's features speak, and so do those of the blocks beside it."""

import pytest

from newsx.blocks.network import REACH, ZERO, Network
from newsx.models import Kinds

BODY, CAPTION = 0, 1
PLACES = 2 * REACH + 1


def network(rows: dict[str, tuple[int, int, int]], above: tuple[float, float] = (0.0, 0.0)) -> Network:
    """A network with two kinds and one hidden unit, which speaks for the kinds of the block above its own."""
    beside = [0.0] * (2 * PLACES)
    beside[2 * (REACH + 1) : 2 * (REACH + 2)] = above
    packed = bytes(ZERO + weight for row in rows.values() for weight in row)
    return Network(Kinds(["body", "caption"], list(rows), memoryview(packed), [0.1, 0.1, 0.1], [0.0, 0.0, 0.0], beside))


def test_features_add_up() -> None:
    model = network({"long": (20, 0, 0), "credit": (0, 10, 0)})
    (found,) = model.chances([["long", "credit", "never seen"]])
    assert found["body"] == pytest.approx(1 / (1 + 2.718281828**-1))
    assert sum(found.values()) == pytest.approx(1)


def test_what_stands_below_speaks_for_a_block() -> None:
    model = network({"photo by": (0, 0, 20)}, above=(0.0, 3.0))
    alone, before_a_credit = [], ["photo by"]
    first, second = model.chances([alone, before_a_credit])
    assert first["caption"] > 0.99
    assert second["caption"] == pytest.approx(0.5)


def test_units_below_zero_are_silent() -> None:
    model = network({"a list": (0, 0, -20)}, above=(0.0, 3.0))
    first, _ = model.chances([[], ["a list"]])
    assert first["caption"] == pytest.approx(0.5)


def test_kinds_that_are_hardly_possible_are_left_out() -> None:
    (found,) = network({"long": (60, 0, 0)}).chances([["long"]])
    assert list(found) == ["body"]


def test_a_page_without_blocks() -> None:
    assert network({}).chances([]) == []
