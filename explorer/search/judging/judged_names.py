"""The names of a collection as the judgements on them leave them, and what is judged further.

Both faces judge through this one object: it writes what was decided into the collection's file of
judgements, and facets, searches and the pages of entities follow at once. What others have judged
meanwhile is seen before anything is decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from explorer.entities.grouping.grouping import Grouping
from explorer.entities.grouping.joining import Conflict
from explorer.entities.judgements.judgement_file import (
    JudgementLines,
    add_judgements,
    read_judgements,
)
from explorer.entities.judgements.judgements import Judgement, Judgements, Name, Verdict, broad
from explorer.entities.judging.judging import Judge, differences_between
from explorer.entities.judging.suggesting import Suggestion
from explorer.entities.lexicon import Lexicon, form_key, forms_of
from explorer.errors import JudgementError
from explorer.models import Entity, EntityKey, EntityType
from explorer.search.judging import telling_judgements as telling
from explorer.search.judging.judgeable_names import (
    entity_of,
    grouping_of,
    grouping_of_forms,
    name_of,
)
from explorer.search.names.names import CollectionNames
from explorer.search.searcher import Searcher


@dataclass(frozen=True)
class Change:
    """What came of a judgement."""

    said: str
    """What has changed, in a sentence; what cannot hold any more, in another."""
    judgements: tuple[Judgement, ...]
    """The lines that were written."""
    entity: EntityKey | None = None
    """The entity that it was about, as it is called now; None where there is none any more."""
    becomes: Mapping[EntityKey, EntityKey | None] = field(default_factory=dict)
    """The entities of the judgement that are not known by their type and name any more, each with
    the one that has its name now, if any has: a narrowing to the one goes over to the other."""
    conflicts: tuple[Conflict, ...] = ()
    """The judgements that held until now and cannot any more."""


class JudgedNames:
    """The names of a searched collection, judged by one author.

    Everything may raise JudgementError when the judgements cannot be read or written, or what is
    asked for cannot be done; then nothing was changed. To judge takes a tenth of a second, however
    many names there are; but after a stretch of text was made a name, or that was taken back, the
    articles that have it are read and all names made anew, which takes seconds in a big collection.
    So a screen does it in a thread, one judgement at a time.
    """

    def __init__(self, searcher: Searcher, by: str) -> None:
        self._searcher = searcher
        self.by = by
        self._stamp: object = None
        self._lines = JudgementLines(Judgements())

    @property
    def file(self) -> Path:
        """Where the judgements are written."""
        return self._searcher.collection.judgements

    @property
    def judgements(self) -> Judgements:
        """What was judged, by anybody, until now."""
        self.refresh()
        return self._lines.judgements

    @property
    def torn(self) -> str:
        """The beginning of a line of the file that was not written to its end; mostly empty."""
        return self._lines.torn

    @property
    def lexicon(self) -> Lexicon:
        """What the collection's lexicon says, whatever was judged."""
        return self._searcher.collection.lexicon

    @property
    def grouping(self) -> Grouping:
        """All entities with all that is said of them; in a big collection that takes a while."""
        self.refresh()
        return grouping_of(self._names)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The judgements that cannot hold, because stronger ones contradict them."""
        self.refresh()
        return self._names.conflicts

    def refresh(self) -> bool:
        """See what others have judged meanwhile; return whether the names were made anew."""
        stamp = _stamp_of(self.file)
        if stamp == self._stamp:
            return False
        self._lines = read_judgements(self.file)
        self._searcher.renew_names()
        self._stamp = stamp
        return True

    def entity(self, key: EntityKey) -> Entity:
        """Return an entity as it is now."""
        self.refresh()
        number = self._names.number_of(key)
        if number is None:
            raise JudgementError(
                f"There is no {key.type} “{key.name}” any more.", "Nothing was changed."
            )
        return self._names.entity(number)

    # What a user does to entities.

    def differences(self, one: EntityKey, other: EntityKey) -> Sequence[Judgement]:
        """Return what says that two entities are different, and has to be overruled to merge
        them."""
        pair = self.entity(one), self.entity(other)
        return differences_between(self._grouping(pair), self._lines.judgements, *pair)

    def merge(self, key: EntityKey, into: EntityKey, *, overrule: bool = False) -> Change:
        """Make two entities one, with the name and the type of the second; where they were
        judged different, only to overrule that."""
        entity, other = self.entity(key), self.entity(into)
        lines = self._judge((other, entity)).merge(entity, other, overrule=overrule)
        return self._write(lines, telling.merged(entity, other), (into, key))

    def split(self, key: EntityKey, form: str) -> Change:
        """Take a form, in any spelling of it, out of its entity. The entity of the change is
        the one that has the form then."""
        entity = self.entity(key)
        lines = self._judge((entity,)).split(entity, form)
        about = Name(form_key(form), broad(key.type))
        return self._write(lines, telling.split(entity, form), (key,), about=about)

    def rename(self, key: EntityKey, name: str) -> Change:
        """Give an entity another preferred name."""
        entity = self.entity(key)
        lines = self._judge((entity,), name).rename(entity, name)
        return self._write(lines, telling.renamed(entity, name), (key,))

    def retype(self, key: EntityKey, type_: EntityType) -> Change:
        """Say of what type an entity is."""
        entity = self.entity(key)
        lines = self._judge((entity,)).retype(entity, type_)
        return self._write(lines, telling.retyped(entity, type_), (key,))

    def hide(self, key: EntityKey) -> Change:
        """Say that no form of an entity is a name."""
        entity = self.entity(key)
        lines = self._judge((entity,)).hide(entity)
        return self._write(lines, telling.hidden(entity), (key,))

    def create(self, selection: str, type_: EntityType, of: EntityKey | None = None) -> Change:
        """Say that a stretch of text is a name of this type, or else one of an entity."""
        entity = None if of is None else self.entity(of)
        lines = self._judge((entity,) if entity else (), selection).create(selection, type_, entity)
        about = Name(form_key(selection), broad(of.type if of else type_))
        said = telling.created(selection, type_, entity)
        return self._write(lines, said, (of,) if of else (), about=about)

    # Review.

    def suggestions(self) -> list[Suggestion]:
        """Return the pairs of names most worth a judgement, best first."""
        # Only to review: the lists and rapidfuzz take time to load.
        from explorer.entities.judging.suggesting import suggest
        from explorer.entities.lists.known import known

        index = self._searcher.index
        return suggest(
            self.grouping,
            index.observed_forms(),
            index.observed_links(),
            self._lines.judgements,
            known(),
        )

    def is_open(self, suggestion: Suggestion) -> bool:
        """Whether a pair that was suggested earlier is still to be judged."""
        if self.judgements.on_pair(suggestion.one, suggestion.other):
            return False
        one, other = (entity_of(self._names, each) for each in (suggestion.one, suggestion.other))
        return one is not None and other is not None and one != other

    def decide(self, suggestion: Suggestion, verdict: Verdict) -> Change:
        """Judge a suggested pair: same, different or unsure."""
        lines = self._judge().decide(suggestion, verdict)
        keys = suggestion.one_entity, suggestion.other_entity
        return self._write(lines, telling.decided(suggestion, verdict), keys)

    # Taking back.

    def last(self) -> Sequence[Judgement]:
        """Return what `undo` would take back; nothing where nothing is left."""
        return self.judgements.last_action(self.by)

    def undo(self) -> Change:
        """Take back what this author judged last; again, what was judged before that."""
        judged = self.last()
        lines = self._judge().undo()
        names = [name for each in judged for name in each.names]
        keys = [key for name in names if (key := entity_of(self._names, name))]
        return self._write(lines, telling.taken_back(judged), keys, about=names[0])

    def _judge(self, entities: Iterable[Entity] = (), *names: str) -> Judge:
        """Return who judges some entities, and perhaps names that are new."""
        grouping = self._grouping(entities, *names)
        return Judge(grouping, self.judgements, self.by, datetime.now(UTC))

    def _grouping(self, entities: Iterable[Entity], *names: str) -> Grouping:
        forms = frozenset(map(form_key, names)).union(*map(forms_of, entities))
        return grouping_of_forms(self._names, forms)

    def _write(
        self,
        lines: Sequence[Judgement],
        said: str,
        keys: Iterable[EntityKey],
        *,
        about: Name | None = None,
    ) -> Change:
        """Write what was decided on some entities, and see what has become of them."""
        before = self._names
        known_by = {key: name for key in keys if (name := name_of(before, key))}
        add_judgements(self.file, lines)
        self.refresh()
        after = self._names
        conflicts = tuple(each for each in after.conflicts if each not in before.conflicts)
        subject = about or next(iter(known_by.values()), None)
        return Change(
            said=" ".join((said, *map(telling.conflict, conflicts))),
            judgements=tuple(lines),
            entity=entity_of(after, subject) if subject else None,
            becomes={
                key: entity_of(after, name)
                for key, name in known_by.items()
                if after.number_of(key) is None
            },
            conflicts=conflicts,
        )

    @property
    def _names(self) -> CollectionNames:
        return self._searcher.names


def _stamp_of(file: Path) -> tuple[int, ...]:
    """Return what is different whenever a file was written to; of no file, nothing."""
    try:
        status = file.stat()
    except OSError:  # which reading it tells better
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns
