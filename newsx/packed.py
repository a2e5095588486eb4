"""Packed numbers: vectors that compiled code adds up at the speed of C, and the numbers in them.

Plain Python has lists and whole numbers in their place: they are quicker there, and a checkout runs without the library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from librt.vecs import append, vec
    from mypy_extensions import i16, i32, i64, u8
else:
    vec = list

    def append(numbers, number):
        numbers.append(number)
        return numbers

    i16 = i32 = i64 = u8 = int

__all__ = ["append", "i16", "i32", "i64", "u8", "vec"]
