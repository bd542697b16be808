from __future__ import annotations

import socket

import pytest

from explorer.library.readers.document import UnreadableError
from explorer.library.web.exchange import Deadline


def test_a_deadline_says_how_much_is_left() -> None:
    assert 50 < Deadline(60).left() <= 60


def test_a_deadline_that_is_over() -> None:
    with pytest.raises(
        UnreadableError,
        match=r"^it took longer than 1e-09 seconds \(limits\.download_seconds in the settings\)$",
    ):
        Deadline(1e-9).left()


def test_what_was_cut_is_over_even_if_the_clock_lags() -> None:
    deadline = Deadline(60)
    one, other = socket.socketpair()
    with one, other:
        with pytest.raises(UnreadableError, match="longer than 60 seconds"), deadline.cutting(one):
            deadline._cut(one)
        assert other.recv(1) == b""


def test_a_connection_that_is_closed_already_can_be_cut() -> None:
    deadline = Deadline(60)
    closed = socket.socket()
    closed.close()
    deadline._cut(closed)
    with pytest.raises(UnreadableError, match="longer than 60 seconds"):
        deadline.left()
