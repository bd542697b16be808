"""Streams that give no more than is allowed."""

from __future__ import annotations

import io
from typing import BinaryIO

import pytest

from explorer.library.readers.document import UnreadableError
from explorer.library.readers.unpacking import Allowance, Packed, unpacked
from explorer.settings import Limits

MUCH = 64 * 1024 * 1024


class _Zeros:
    """A decompressor that makes zeros of nothing, reading one packed byte for each `ratio`."""

    def __init__(self, packed: Packed, ratio: int, size: int) -> None:
        self._packed, self._ratio, self._left = packed, ratio, size

    def read(self, size: int, /) -> bytes:
        size = min(size, self._left)
        self._left -= size
        self._packed.read(size // self._ratio)
        return bytes(size)


def _drain(ratio: int, size: int, limits: Limits) -> int:
    packed = Packed(io.BytesIO(bytes(size // ratio + 1)))
    return _total(unpacked(_Zeros(packed, ratio, size), packed, Allowance(limits)))


def _total(stream: BinaryIO) -> int:
    return sum(map(len, iter(lambda: stream.read(1 << 20), b"")))


def test_all_is_given_that_is_allowed() -> None:
    assert _drain(10, 100_000, Limits(unpacked_bytes=100_000)) == 100_000


def test_one_byte_more_is_not_given() -> None:
    with pytest.raises(UnreadableError, match=r"more than 99,999 bytes \(limits\.unpacked_bytes"):
        _drain(10, 100_000, Limits(unpacked_bytes=99_999))


def test_a_high_ratio_is_fine_for_little() -> None:
    assert _drain(1000, MUCH, Limits()) == MUCH


def test_a_high_ratio_is_refused_for_much() -> None:
    with pytest.raises(UnreadableError, match=r"200 times its size \(limits\.unpacked_ratio"):
        _drain(1000, MUCH + 1, Limits())


def test_a_low_ratio_is_fine_for_much() -> None:
    assert _drain(100, MUCH + (1 << 20), Limits()) == MUCH + (1 << 20)


def test_what_was_read_before_does_not_count_for_the_ratio() -> None:
    packed = Packed(io.BytesIO(bytes(MUCH)))
    packed.read(MUCH // 2)  # of another member
    stream = unpacked(_Zeros(packed, 1000, MUCH + 1), packed, Allowance(Limits()))
    with pytest.raises(UnreadableError, match="200 times its size"):
        _total(stream)


class _Failing:
    def __init__(self, error: Exception) -> None:
        self._error = error

    def read(self, _: int, /) -> bytes:
        raise self._error


def test_a_failing_disk_is_not_called_damage_of_the_file() -> None:
    packed = Packed(io.BytesIO())
    stream = unpacked(_Failing(OSError(5, "Input/output error")), packed, Allowance(Limits()))
    with pytest.raises(OSError, match="Input/output error"):
        stream.read(1)
