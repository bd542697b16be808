"""Keys where names are set right."""

from __future__ import annotations

from explorer.tui.keys.binding import key

NAMES = [
    key("names.judge", "w", "judge", "Wrong name",
         "Set the name under the cursor right, or make a new one"),
    key("names.review", "W", "review", "Review names",
         "Judge pairs of names that may be of one entity"),
]  # fmt: skip
"""Wherever names are shown."""

JUDGE = [
    key("judge.merge", "m", "take('merge')", "Merge", "Make it one with another entity"),
    key("judge.split", "s", "take('split')", "Split off",
         "Take one of its names out: it is of somebody or something else"),
    key("judge.rename", "r", "take('rename')", "Rename", "Give it another preferred name"),
    key("judge.type", "t", "take('type')", "Type",
         "Say whether it is a person, a place, a force or an organisation"),
    key("judge.hide", "h", "take('hide')", "Hide", "It is no name"),
    key("judge.new", "n", "take('new')", "New", "Make a name of words that stand in the text"),
    key("judge.undo", "u", "take('undo')", "Take back",
         "Take back what you judged last, also before today"),
]  # fmt: skip
"""In the list of what can be wrong with a name."""

TYPED_NAME = [
    key("typed_name.next", "down", "step(1)", "Next", "Go to the next name that matches"),
    key("typed_name.previous", "up", "step(-1)", "Before", "Go to the name before"),
    key("typed_name.take", "enter", "take", "Take", "Take the name under the cursor"),
]
"""Where a name of the collection is typed."""

WORDS = [key("words.take", "enter", "take", "Take", "Take the words that are typed")]
"""In the line for the words of a name."""

REVIEW = [
    key("review.same", "s", "screen.decide('same')", "Same", "They are one", show=True),
    key("review.different", "d", "screen.decide('different')", "Different",
         "They are two, for good", show=True),
    key("review.unsure", "n", "screen.decide('unsure')", "Not sure",
         "Leave it open, and do not ask again", show=True),
    key("review.skip", "space", "screen.skip", "Skip", "Go on; it is asked again another time",
         show=True),
]  # fmt: skip
"""In the review of names."""
