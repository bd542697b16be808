"""Set a name right: ask what is wrong with it, and for what that needs, then judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from explorer.models import EntityKey, EntityType
from explorer.text.visible import visible_line
from explorer.tui.screens.base import PressScreen, ask
from explorer.tui.screens.choose import ChooseScreen
from explorer.tui.screens.judge import JudgeScreen
from explorer.tui.screens.name import NameScreen
from explorer.tui.screens.words import WordsScreen

if TYPE_CHECKING:
    from explorer.search.judging.judged_names import Change, JudgedNames

_ANOTHER_NAME = "one more name of somebody or something…"
_JUDGE = "judge"
TOO_EARLY = "Names can be set right when the index is built."


class Pointed(NamedTuple):
    """What the user points at."""

    keys: Sequence[EntityKey] = ()
    """The entities that the name there may mean."""
    form: str | None = None
    """The one of its names that stands there; None where the entity as a whole is meant."""
    selection: str = ""
    """The words that the user has selected."""


def begin(screen: PressScreen, at: Pointed) -> None:
    """Ask what is wrong with a name; where it may mean several, first with which."""
    if not screen.desk.is_open:
        screen.say(TOO_EARLY)
    elif len(at.keys) > 1:
        says = [_shown(key) for key in at.keys]
        choose(screen, "Which is wrong", says, lambda number: _ask_what(screen, at, number))
    else:
        _ask_what(screen, at, 0)


def ask_to_overrule(screen: PressScreen, message: PressScreen.Contradicted) -> None:
    """Ask whether entities are to be merged that were judged different."""
    one, said = message.different, message.different.other
    who = f"{one.by}, {one.at:%d %b %Y}"
    key, into = message.key, message.into
    says = ["leave them two", f"make {key.name} and {into.name} one all the same"]

    def taken(number: int) -> None:
        if number:
            _judge(screen, lambda judged: judged.merge(key, into, overrule=True))

    choose(screen, f"“{one.one}” and “{said}” were judged different ({who})", says, taken)


def choose(
    screen: PressScreen, title: str, says: Sequence[str], then: Callable[[int], None]
) -> None:
    """Let the user take one of a few sentences, and go on with its number."""

    def taken(number: int | None) -> None:
        if number is not None:
            then(number)

    screen.app.push_screen(ChooseScreen(visible_line(title), says), taken)


def _ask_what(screen: PressScreen, at: Pointed, number: int) -> None:
    key = at.keys[number] if at.keys else None
    variants = _variants(screen, key)
    splits = at.form or "…"

    def taken(what: str | None) -> None:
        if what == "new":
            ask_new(screen, at.selection)
        elif what == "undo":
            _undo(screen)
        elif what and key:
            _ABOUT[what](screen, key, at.form)

    title = _shown(key) if key else "No name here"
    dialog = JudgeScreen(title, key, splits if len(variants) > 1 else None)
    screen.app.push_screen(dialog, taken)


def _merge(screen: PressScreen, key: EntityKey, _form: str | None) -> None:
    def taken(into: EntityKey | None) -> None:
        if into:
            ask(
                screen,
                _JUDGE,
                lambda: _merged(screen, key, into),
                turn=screen.desk.turn,
                replaces=False,
            )

    title = f"{key.name} is the same as"
    screen.app.push_screen(NameScreen(screen.desk, title, key.type, key), taken)


def _merged(screen: PressScreen, key: EntityKey, into: EntityKey) -> Iterable[Message]:
    if different := screen.desk.judged.differences(key, into):
        yield screen.Contradicted(key, into, different[0])
    else:
        yield screen.Judged(screen.desk.judge(lambda judged: judged.merge(key, into)))


def _split(screen: PressScreen, key: EntityKey, form: str | None) -> None:
    if form is not None:
        _judge(screen, lambda judged: judged.split(key, form))
        return
    variants = _variants(screen, key)

    def taken(number: int) -> None:
        _judge(screen, lambda judged: judged.split(key, variants[number]))

    choose(screen, f"No name of {key.name} is", variants, taken)


def _rename(screen: PressScreen, key: EntityKey, _form: str | None) -> None:
    def taken(name: str | None) -> None:
        if name and name != key.name:
            _judge(screen, lambda judged: judged.rename(key, name))

    screen.app.push_screen(WordsScreen("Rename", f"{key.name} is to be called", key.name), taken)


def _type(screen: PressScreen, key: EntityKey, _form: str | None) -> None:
    types = [type_ for type_ in EntityType if type_ is not key.type]

    def taken(number: int) -> None:
        _judge(screen, lambda judged: judged.retype(key, types[number]))

    choose(screen, f"{key.name} is of type", types, taken)


def _hide(screen: PressScreen, key: EntityKey, _form: str | None) -> None:
    _judge(screen, lambda judged: judged.hide(key))


_ABOUT = {"merge": _merge, "split": _split, "rename": _rename, "type": _type, "hide": _hide}


def ask_new(screen: PressScreen, selection: str) -> None:
    """Ask for the words of a new name, and for its type, and make it."""

    def taken(words: str | None) -> None:
        if words:
            says = [*EntityType, _ANOTHER_NAME]
            choose(screen, f"“{words}” is of type", says, partial(_new, screen, words))

    question = "The words of the name, as they stand in the text"
    screen.app.push_screen(WordsScreen("A new name", question, selection), taken)


def _new(screen: PressScreen, words: str, number: int) -> None:
    types = list(EntityType)
    if number < len(types):
        _judge(screen, lambda judged: judged.create(words, types[number]))
        return

    def taken(of: EntityKey | None) -> None:
        if of:
            _judge(screen, lambda judged: judged.create(words, of.type, of))

    screen.app.push_screen(NameScreen(screen.desk, f"“{words}” is a name of"), taken)


def _undo(screen: PressScreen) -> None:
    # Without its turn: what takes a judgement back waits for that itself.
    ask(screen, _JUDGE, lambda: [screen.Undone(screen.desk.undo_judgement())], replaces=False)


def _judge(screen: PressScreen, act: Callable[[JudgedNames], Change]) -> None:
    """Judge in the background: in a big collection it takes a second or so."""
    desk = screen.desk
    ask(screen, _JUDGE, lambda: [screen.Judged(desk.judge(act))], turn=desk.turn, replaces=False)


def _variants(screen: PressScreen, key: EntityKey | None) -> Sequence[str]:
    entities = screen.desk.names.entities_of([key])
    return entities[0].variants if entities else ()


def _shown(key: EntityKey) -> str:
    return f"{key.name} ({key.type})"
