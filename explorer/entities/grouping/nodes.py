"""What is grouped: nodes, one for each form and each broad type that it is taken for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from explorer.entities.grouping.forms import Form, KnownNames
from explorer.entities.grouping.spelling import plain_words
from explorer.entities.judgements.judgements import Judgement, Judgements, Name, Verdict, broad
from explorer.entities.lexicon import Lexicon, form_key
from explorer.models import Entity, EntityType

_FEWEST = 3  # articles that take a form for something else before it is that, too
_BROAD = (EntityType.PLACE, EntityType.ORGANISATION, EntityType.PERSON)
_NO_FORM = Form("", {}, {}, 0, 0)


@dataclass(eq=False, slots=True)
class Node:
    """A form, taken for one broad type."""

    number: int
    name: Name
    """Its type is never None, and broad."""
    form: Form
    """Without articles where only the lexicon or a judgement has it."""
    spelling: str
    words: tuple[str, ...]
    """The plain words of the form (`spelling.plain_words`)."""
    votes: int = 0
    """How many articles take the form for this type."""
    is_listed: bool = False
    """Whether the lexicon or a judgement has it as a name."""
    is_hidden: bool = False
    is_shadow: bool = False
    """Whether it stands for a form that was split off, so that the others stay together."""

    @property
    def type(self) -> EntityType:
        """The broad type."""
        return self.name.type or EntityType.ORGANISATION

    @property
    def is_weak(self) -> bool:
        """Whether few articles, or not most of them, take the form for this type."""
        votes = broad_votes(self.form)
        return votes[self.type] < _FEWEST or votes[self.type] * 3 < votes.total() * 2

    @property
    def is_shown(self) -> bool:
        """Whether it is a form of its entity, and not only a bridge between others."""
        return not (self.is_hidden or self.is_shadow) and (
            self.is_listed or self.form is not _NO_FORM
        )

    @property
    def rank(self) -> tuple[bool, int, Name]:
        """What sorts the more usual before the less."""
        return (not self.is_listed, -self.form.articles, self.name)


def broad_votes(form: Form) -> Counter[EntityType]:
    """Return how many articles take a form for each broad type."""
    votes: Counter[EntityType] = Counter()
    for type_, articles in form.types.items():
        votes[broad(type_)] += articles
    return votes


class Nodes:
    """All nodes of a collection, in the order of their names."""

    def __init__(
        self, forms: Iterable[Form], lexicon: Lexicon, judgements: Judgements, known: KnownNames
    ) -> None:
        self._forms = {form.key: form for form in forms if form.key}
        self.curated = _hubs(lexicon)
        """The entities of the lexicon by the name of their preferred form."""
        listed = self._listed(judgements)
        names = {*listed, *self._mined(known), *_stated(judgements)}
        with_form = {name.form for name in names}
        names |= {
            Name(name.form, EntityType.ORGANISATION)
            for each in judgements.holding
            for name in each.names
            if name.form not in with_form
        }
        self.all = [
            self._node(number, name, listed.get(name)) for number, name in enumerate(sorted(names))
        ]
        self._by_name = {node.name: node for node in self.all}
        self._by_form: dict[str, list[Node]] = defaultdict(list)
        for node in self.all:
            node.is_listed = node.name in listed
            self._by_form[node.name.form].append(node)
        for nodes in self._by_form.values():
            nodes.sort(key=lambda node: (-node.votes, not node.is_listed, node.name))
        self.shadows: dict[Node, tuple[Node, Judgement]] = {}
        """For a form that was split off: what stands in its place, and the judgement."""
        for each in judgements.of(Verdict.NAME):  # it may be a name that no article uses
            node = self.named(each.names[0])
            node.is_listed, node.spelling = True, each.one
        self._hide(judgements)
        self._split(judgements)

    def named(self, name: Name) -> Node:
        """Return the node that a judgement means, or the lexicon."""
        return self._by_name[name] if name.type else self._by_form[name.form][0]

    def of_form(self, form: str) -> list[Node]:
        """Return the nodes of a form, the most usual first."""
        return self._by_form.get(form, [])

    def curated_nodes(self, entity: Entity) -> list[Node]:
        """Return the nodes of the forms of an entity of the lexicon, its name first."""
        keys = dict.fromkeys(filter(None, map(form_key, (entity.name, *entity.variants))))
        return [self._by_name[Name(key, broad(entity.type))] for key in keys]

    def judged_name(self, node: Node) -> Name:
        """Return how a judgement has to name a node."""
        return node.name if len(self._by_form[node.name.form]) > 1 else Name(node.name.form)

    def place_of(self, node: Node) -> Node:
        """Return the node where the articles and the lexicon would have a form."""
        return self.shadows[node][0] if node in self.shadows else node

    def groupable(self) -> list[Node]:
        """Return the nodes that grounds other than judgements and the lexicon may join."""
        return [self.place_of(node) for node in self.all if not node.is_shadow and node.is_shown]

    def _node(self, number: int, name: Name, spelling: str | None) -> Node:
        form = self._forms.get(name.form, _NO_FORM)
        votes = sum(count for type_, count in form.types.items() if broad(type_) is name.type)
        words = plain_words(name.form)
        return Node(number, name, form, spelling or form.spelling, words, votes)

    def _listed(self, judgements: Judgements) -> dict[Name, str]:
        """Return the forms that the lexicon or a judgement lists, with their spelling there."""
        listed: dict[Name, str] = {}
        for entity in self.curated.values():
            for variant in filter(form_key, entity.variants):
                listed.setdefault(Name(form_key(variant), broad(entity.type)), variant)
        for each in judgements.of(Verdict.NEW):
            listed.setdefault(each.names[0], each.one)
        return listed

    def _mined(self, known: KnownNames) -> Iterable[Name]:
        curated = {form_key(form) for each in self.curated.values() for form in each.variants}
        for key, form in self._forms.items():
            if key not in curated:
                for type_ in types_of(form, known):
                    yield Name(key, type_)

    def _hide(self, judgements: Judgements) -> None:
        for each in judgements.of(Verdict.HIDE, Verdict.NEW):  # the later decides
            for node in self._meant_by(each.names[0]):
                node.is_hidden = each.judgement is Verdict.HIDE

    def _meant_by(self, name: Name) -> Iterable[Node]:
        nodes = self.of_form(name.form)
        return [node for node in nodes if name.type in (None, node.type)]

    def _split(self, judgements: Judgements) -> None:
        for each in judgements.of(Verdict.APART):
            node = self.named(each.names[0])
            if node in self.shadows and self.shadows[node][1].at > each.at:
                continue
            shadow = replace(node, number=len(self.all), is_hidden=False, is_shadow=True)
            self.all.append(shadow)
            self.shadows[node] = (shadow, each)


def _hubs(lexicon: Lexicon) -> dict[Name, Entity]:
    hubs: dict[Name, Entity] = {}
    for entity in lexicon.entities:
        name = Name(form_key(entity.name), broad(entity.type))
        if not name.form:
            continue
        if first := hubs.get(name):  # one name twice: nothing tells the two apart
            variants = tuple(dict.fromkeys((*first.variants, *entity.variants)))
            hubs[name] = Entity(first.name, first.type, variants)
        else:
            hubs[name] = entity
    return hubs


def _stated(judgements: Judgements) -> Iterable[Name]:
    """Return the names that judgements give a type: somebody says that there are such."""
    return (name for each in judgements.holding for name in each.names if name.type)


def types_of(form: Form, known: KnownNames) -> list[EntityType]:
    """Return what a form is taken for: mostly, and what else by at least a third of articles."""
    if len(form.types) == 1:  # no list and no other type can change it
        return [broad(type_) for type_ in form.types]
    votes = broad_votes(form)
    total = votes.total()
    for listed, type_ in (
        (known.countries, EntityType.PLACE),
        (known.organisations, EntityType.ORGANISATION),
    ):
        if form.key in listed and votes[type_] * 5 >= total:
            votes[type_] += total  # a list knows better than cues do
    first, *others = sorted(_BROAD, key=lambda type_: -votes[type_])
    return (
        [first, *(each for each in others if votes[each] >= max(_FEWEST, total / 3))]
        if total
        else [EntityType.ORGANISATION]
    )
