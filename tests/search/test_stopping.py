"""Ending a search whose answer nobody waits for."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from explorer.search.stopping import Stopped, stop_if_unwanted, stopping_when


def _unwanted_after(asked: int) -> Callable[[], bool]:
    times = iter(range(asked + 1))
    return lambda: next(times) == asked


def test_it_goes_on_where_nobody_can_end_it() -> None:
    stop_if_unwanted()


def test_it_ends_at_the_first_step_after_it_became_unwanted() -> None:
    with stopping_when(_unwanted_after(2)):
        stop_if_unwanted()
        stop_if_unwanted()
        with pytest.raises(Stopped):
            stop_if_unwanted()


def test_afterwards_it_goes_on() -> None:
    with pytest.raises(Stopped), stopping_when(lambda: True):
        stop_if_unwanted()
    stop_if_unwanted()


def test_only_the_search_of_this_thread_ends() -> None:
    went_on = []

    def search() -> None:
        stop_if_unwanted()
        went_on.append(True)

    with stopping_when(lambda: True):
        thread = threading.Thread(target=search)
        thread.start()
        thread.join()
    assert went_on
