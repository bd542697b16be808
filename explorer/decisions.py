"""Decisions of people, each of which holds until a later one on the same subject, or until it is
taken back.

What holds is a function of the *set* of records: so two files that were written apart are joined
by joining their lines.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

_TICK = timedelta(milliseconds=1)


class Decision(Protocol):
    """One decision, or the record of its being taken back."""

    @property
    def by(self) -> str:
        """Who decided."""

    @property
    def at(self) -> datetime:
        """When, in UTC. What one author decides at one moment is one action, undone together."""

    @property
    def withdrawn(self) -> datetime | None:
        """When it was taken back; this is then a second record of it, beside the first."""

    @property
    def subject(self) -> Hashable:
        """What it is about: of the decisions on one subject, only the latest holds."""

    @property
    def identity(self) -> tuple[str, ...]:
        """What tells it from every other; also its place among them, by time and then content."""

    @property
    def spelled(self) -> tuple[str, ...]:
        """Its words as they were written: of two records of one decision the first counts."""


Made = TypeVar("Made", bound=Decision)


class Decisions(Generic[Made]):
    """What holds of a set of decisions; in which order they are given does not matter."""

    def __init__(self, decisions: Iterable[Made] = ()) -> None:
        records = sorted(decisions, key=lambda each: (each.identity, each.spelled))
        withdrawn = {each.identity for each in records if each.withdrawn}
        made: dict[tuple[str, ...], Made] = {}
        for each in records:
            if each.withdrawn is None and each.identity not in withdrawn:
                made.setdefault(each.identity, each)
        self.standing = tuple(made.values())
        """Those not withdrawn, oldest first."""
        latest = {each.subject: each for each in self.standing}
        self.holding = tuple(sorted(latest.values(), key=lambda each: each.identity))
        """Of those, the latest on each subject, oldest first."""
        self._latest = max((each.withdrawn or each.at for each in records), default=None)

    def last_action(self, by: str | None = None) -> tuple[Made, ...]:
        """Return what was decided last, by an author or by anybody, and not withdrawn since."""
        own = [each for each in self.standing if by is None or each.by == by]
        return tuple(each for each in own if (each.at, each.by) == (own[-1].at, own[-1].by))

    def next_time(self, now: datetime) -> datetime:
        """Return the time to give a new decision: now in full seconds, but later than all before,
        even where a clock went back."""
        now = now.replace(microsecond=0)
        return now if self._latest is None or now > self._latest else self._latest + _TICK
