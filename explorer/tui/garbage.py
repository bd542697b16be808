"""How garbage is looked for while the screen runs: seldom, so that the keys do not wait for it."""

from __future__ import annotations

import gc

_OFTEN_ENOUGH = 5_000
"""Objects after which the youngest are looked through; drawing one pane anew makes about as many
as Python's own 700 in no time."""


def look_for_it_seldom() -> None:
    """Begin to look for garbage, but never among what is there now."""
    leave_alone_what_is_there()
    gc.set_threshold(_OFTEN_ENOUGH, 10, 10)
    gc.enable()  # `explorer.cli.browse` turned it off


def leave_alone_what_is_there() -> None:
    """Take all there is, modules above all, for what stays: looking through it stops everything
    for a tenth of a second."""
    gc.freeze()
