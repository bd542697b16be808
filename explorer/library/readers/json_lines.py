"""Read a stream line by line in bounded memory, however long its lines are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_SKIPPED_AT_A_TIME = 1 << 16  # bytes


class Line(NamedTuple):
    """A line of a file."""

    number: int
    """Counted from 1."""
    content: bytes | None
    """None when it is longer than was asked for."""

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it."""
        return self.content is not None and not self.content.strip()


def read_lines(stream: BinaryIO, most: int) -> Iterator[Line]:
    """Yield the lines of a stream; of those longer than `most` bytes nothing is kept."""
    number = 0
    while content := stream.readline(most + 1):
        number += 1
        if len(content) <= most or content.endswith(b"\n"):
            yield Line(number, content)
        else:
            _skip_line(stream)
            yield Line(number, None)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(_SKIPPED_AT_A_TIME)) and not rest.endswith(b"\n"):
        pass
