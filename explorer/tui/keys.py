"""Every key of the screen in one place: id, keys, what it does.

Widgets and screens take their bindings from here, the settings remap them by their ids, and the
README's key table is made from them.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding

from explorer.errors import SettingsError

_SIGNS = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "slash": "/",
    "question_mark": "?",
    "number_sign": "#",
    "full_stop": ".",
    "plus": "+",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "vertical_line": "|",
    "shift+left": "⇧←",
    "shift+right": "⇧→",
    "escape": "esc",
    "backspace": "bksp",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "f1": "F1",
}


def _key(
    id_: str, keys: str, action: str, label: str, tooltip: str, *, show: bool = False
) -> Binding:
    first, *_ = (_SIGNS.get(key, key) for key in keys.split(","))
    return Binding(keys, action, label, show=show, key_display=first, tooltip=tooltip, id=id_)


MOVING = [
    _key("move.down", "j,down", "move(1)", "Down", "Go down by one"),
    _key("move.up", "k,up", "move(-1)", "Up", "Go up by one"),
    _key("move.first", "g,home", "first", "First", "Go to the first"),
    _key("move.last", "G,end", "last", "Last", "Go to the last"),
    _key("move.half_down", "ctrl+d", "half_page(1)", "Half a page down", "Go down half a page"),
    _key("move.half_up", "ctrl+u", "half_page(-1)", "Half a page up", "Go up half a page"),
    _key("move.page_down", "pagedown,ctrl+f", "page(1)", "Page down", "Go down a page"),
    _key("move.page_up", "pageup,ctrl+b", "page(-1)", "Page up", "Go up a page"),
]
"""In every pane."""

SEARCH = [
    _key("search.leave", "enter", "leave", "Results", "Go to the results", show=True),
    _key("search.older", "up", "older", "Search before",
         "Bring back what was searched for before, where nothing new is typed"),
    _key("search.newer", "down", "newer", "Search after",
         "Go the same way forward; otherwise to the results"),
    _key("search.clear", "ctrl+l", "clear", "Clear", "Empty the search line", show=True),
]  # fmt: skip
"""In the search line."""

FACETS = [
    _key("facets.choose", "enter,space", "choose", "Choose",
         "Show only articles that have it; again: no longer", show=True),
    _key("facets.exclude", "x", "exclude", "Exclude",
         "Show only articles that do not have it; again: no longer", show=True),
    _key("facets.any_or_all", "vertical_line", "any_or_all", "Any/all",
         "Let any of what is chosen of a kind be enough, or want all of it", show=True),
    _key("facets.clear", "backspace", "clear", "Clear",
         "Forget everything chosen and excluded", show=True),
    _key("facets.find", "F", "find", "Find",
         "Type to find names among those of the kind", show=True),
    _key("facets.order", "O", "order", "Order",
         "Order the kind by count, by name, or by lift: what is more frequent here than elsewhere"),
    _key("facets.later", "l,right", "bar(1)", "Later", "Go to a later month"),
    _key("facets.earlier", "h,left", "bar(-1)", "Earlier", "Go to an earlier month"),
    _key("facets.extend_later", "L,shift+right", "extend(1)", "Extend later",
         "Choose the months from here to a later one"),
    _key("facets.extend_earlier", "H,shift+left", "extend(-1)", "Extend earlier",
         "Choose the months from here back to an earlier one"),
    _key("facets.next_kind", "right_square_bracket", "kind(1)", "Next kind",
         "Go to the next kind: places, months…"),
    _key("facets.previous_kind", "left_square_bracket", "kind(-1)", "Kind before",
         "Go to the kind before"),
]  # fmt: skip
"""In the facets."""

FACET_TYPING = [
    _key("filter.keep", "enter", "keep_filter", "Keep", "Keep to the names that match", show=True),
    _key("filter.delete", "backspace", "delete", "Delete", "Delete the last letter"),
    _key("filter.empty", "ctrl+l", "empty", "Empty", "Delete all that is typed"),
]
"""In the facets, while a name is typed."""

FACET_FILTER = [
    _key("filter.clear", "escape", "clear_filter", "All names",
         "List all names of the kind again", show=True),
]  # fmt: skip
"""In the facets, while a name is typed or kept."""

RESULTS = [
    _key("results.open", "enter,l,right", "open", "Open", "Read the article", show=True),
    _key("results.mark", "space", "mark", "Mark", "Mark the article for comparing", show=True),
    _key("results.story", "t", "story", "Story", "Unfold or fold the articles of the same story",
         show=True),
]  # fmt: skip
"""In the results."""

READER = [
    _key("article.next_hit", "n", "walk_hits(1)", "Hit", "Go to the next hit", show=True),
    _key("article.previous_hit", "N", "walk_hits(-1)", "Previous hit", "Go to the hit before"),
    _key("article.next_mention", "right_square_bracket", "walk_mentions(1)", "Name",
         "Go to the next name", show=True),
    _key("article.previous_mention", "left_square_bracket", "walk_mentions(-1)", "Previous name",
         "Go to the name before"),
    _key("article.save", "s", "save", "Keep",
         "Keep the passage or the sentence", show=True),
    _key("article.save_with", "S", "save_with", "Keep with…",
         "Keep the passage or the sentence with a note and tags"),
    _key("article.copy", "y", "copy", "Copy",
         "Send the passage or the sentence to the clipboard", show=True),
    _key("article.cite", "Y", "cite", "Cite",
         "Send it to the clipboard with its title, source, date and address"),
    _key("article.mark", "space", "mark", "Mark", "Mark the article for comparing"),
]  # fmt: skip
"""In the article."""

PASSAGE = [
    _key("article.select", "v", "select", "Select",
         "Begin a passage with this sentence; again: end it", show=True),
    _key("article.extend", "l,right", "extend(1)", "Word on",
         "Move the end of the passage on by a word; j, n and ] by a sentence, to a hit, to a name"),
    _key("article.extend_back", "h,left", "extend(-1)", "Word back",
         "Move the end of the passage back by a word; k, N and [ as above"),
    _key("article.extend_paragraph", "right_curly_bracket", "extend_paragraph(1)", "Paragraph on",
         "Move the end of the passage on by a paragraph"),
    _key("article.extend_paragraph_back", "left_curly_bracket", "extend_paragraph(-1)",
         "Paragraph back", "Move the end of the passage back by a paragraph"),
    _key("article.other_end", "o", "other_end", "Other end",
         "Move the other end of the passage from now on"),
    _key("article.word", "w", "select_word", "Word", "Begin the passage anew with its first word"),
    _key("article.sentence", "full_stop", "select_sentence", "Sentence",
         "Widen the passage to whole sentences"),
    _key("article.paragraph", "p", "select_paragraph", "Paragraph",
         "Widen the passage to whole paragraphs"),
    _key("article.name", "plus", "name_passage", "Name", "Make a name of the words of the passage"),
]  # fmt: skip
"""In a text, where a passage is selected."""

ENTITY_ROWS = [
    _key("entity.open", "enter,l,right", "open", "Open",
         "Go there: a name's page, a mention, an article; search for a form",
         show=True),
]  # fmt: skip
"""In the lists of an entity's page."""

ENTITY = [
    _key("entity.articles", "a", "articles", "All articles",
         "Show all articles that name it among the results", show=True),
    _key("entity.next_pane", "tab", "next_pane(1)", "Next list", "Go to the next list", show=True),
    _key("entity.previous_pane", "shift+tab", "next_pane(-1)", "List before",
         "Go to the list before"),
    _key("entity.back", "backspace", "back", "Page before",
         "Go back to the page or the article you came from"),
]  # fmt: skip
"""On an entity's page."""

COMPARISON = [
    _key("compare.next_pair", "n", "walk_pairs(1)", "Pair",
         "Go to the next passage that both have", show=True),
    _key("compare.previous_pair", "N", "walk_pairs(-1)", "Previous pair",
         "Go to the passage before that both have"),
    _key("compare.next_mention", "right_square_bracket", "walk_mentions(1)", "Name",
         "Go to the next name or hit of the chosen side"),
    _key("compare.previous_mention", "left_square_bracket", "walk_mentions(-1)", "Previous name",
         "Go to the name or hit before, of the chosen side"),
    _key("compare.across", "m", "across", "Moved",
         "Go from a moved passage to its place on the right, and back; else to the next one moved",
         show=True),
    _key("compare.mode", "f", "screen.next_mode", "Show",
         "Show everything, only what differs, or only what is shared", show=True),
    _key("compare.other_side", "tab,shift+tab", "screen.other_side", "Side",
         "Choose the other side: its passages are kept, copied, opened", show=True),
    _key("compare.left", "h,left", "screen.choose(0)", "Left", "Choose the left side"),
    _key("compare.right", "l,right", "screen.choose(1)", "Right", "Choose the right side"),
    _key("compare.keep", "s", "screen.keep", "Keep", "Keep the passage of the chosen side",
         show=True),
    _key("compare.keep_with", "S", "screen.keep_with", "Keep with…",
         "Keep the passage of the chosen side with a note and tags"),
    _key("compare.open", "enter", "screen.open", "Open",
         "Read the article of the chosen side at its passage; show what is folded", show=True),
    _key("compare.apart", "a", "screen.apart", "Apart",
         "Let the two sides scroll each by itself, and level them again", show=True),
    _key("compare.swap", "x", "screen.swap", "Swap", "Exchange left and right", show=True),
    _key("compare.copy", "y", "screen.copy", "Copy",
         "Send the passage of the chosen side to the clipboard"),
    _key("compare.cite", "Y", "screen.cite", "Cite",
         "Send it to the clipboard with its title, source, date and address"),
    _key("compare.together", "t", "screen.together", "Table",
         "Show the names, shared quotes and figures of both", show=True),
    _key("compare.entity", "e", "screen.entity", "Entity",
         "Open the page of a name in the passage of the chosen side"),
]  # fmt: skip
"""In the comparison."""

PLACES = [
    _key("together.open", "enter", "open", "Read", "Read the place in its article", show=True),
]
"""In lists of places in articles."""

COLUMNS = [
    _key("together.column_right", "l,right", "column(1)", "Article after",
         "Choose the article of the next column"),
    _key("together.column_left", "h,left", "column(-1)", "Article before",
         "Choose the article of the column before"),
]  # fmt: skip
"""In the table of names."""

FIGURES = [
    _key("together.correct", "w", "screen.correct", "Wrong figure",
         "Say what the figure counts, or that it is none", show=True),
]  # fmt: skip
"""In the figures of several articles."""

TOGETHER = [
    _key("together.names", "1", "show('names')", "Names", "Show whom and what each article names",
         show=True),
    _key("together.quotes", "2", "show('quotes')", "Quotes",
         "Show the quotations that articles share", show=True),
    _key("together.figures", "3", "show('figures')", "Figures",
         "Show the figures that articles give", show=True),
    _key("together.entity", "e", "entity", "Entity",
         "Open the page of the name under the cursor"),
    _key("together.next_pane", "tab", "next_pane(1)", "Next list", "Go to the next list"),
    _key("together.previous_pane", "shift+tab", "next_pane(-1)", "List before",
         "Go to the list before"),
]  # fmt: skip
"""Where several articles are shown together."""

BOOKMARKS = [
    _key("bookmarks.open", "enter,l,right", "open", "Go there", "Read it in its article",
         show=True),
    _key("bookmarks.filter", "slash", "screen.filter", "Filter",
         "Type words of quote, note, tags or title, and #tag", show=True),
    _key("bookmarks.note", "m", "screen.note", "Note", "Edit its note and its tags", show=True),
    _key("bookmarks.retag", "t", "screen.retag", "Tag",
         "Give tags to the marked passages, or take tags away", show=True),
    _key("bookmarks.remove", "d,delete", "screen.remove", "Remove",
         "Remove the marked passages, else this one; u brings them back", show=True),
    _key("bookmarks.export", "x", "screen.export", "Export",
         "Write the marked passages, else all that are shown, to a file", show=True),
    _key("bookmarks.mark", "space", "mark", "Mark", "Mark it, or take the mark away", show=True),
    _key("bookmarks.mark_all", "a", "mark_all", "Mark all",
         "Mark all that are shown; again: none of them"),
    _key("bookmarks.copy", "y", "screen.copy", "Copy",
         "Send the marked quotes, else this one, to the clipboard"),
    _key("bookmarks.cite", "Y", "screen.cite", "Cite",
         "Send them with title, source, date and address", show=True),
    _key("bookmarks.versions", "V", "screen.versions", "Version kept",
         "Compare the version it was kept from with the latest", show=True),
    _key("bookmarks.order", "o", "screen.next_order", "Order",
         "Order by when they were kept, date or title of the article, or place in the text"),
    _key("bookmarks.group", "O", "screen.next_grouping", "Group",
         "Group by tag, by article, by whom they name, or not at all"),
]  # fmt: skip
"""In the kept passages."""

BOOKMARK_PANES = [
    _key(
        "bookmarks.other_pane",
        "tab,shift+tab",
        "other_pane",
        "Other pane",
        "Go from the list to the passage in its article, and back",
    ),
]
"""On the screen of the kept passages."""

BOOKMARK_FILTER = [
    _key("bookmarks.leave_filter", "enter,down", "leave", "List", "Go to what is found", show=True),
    _key("bookmarks.empty_filter", "ctrl+l", "clear", "Clear", "Delete all that is typed"),
]
"""In the line that filters the kept passages."""

NOTE = [_key("note.keep", "enter", "keep", "Keep", "Keep it with this note and these tags")]
"""In the form for a note and tags."""

FILE_NAME = [_key("file.write", "enter", "write", "Write", "Write the file")]
"""In the line for the name of a file."""

SCREEN = [
    _key("screen.search", "slash", "search", "Search", "Go to the search line", show=True),
    _key("screen.facets", "f", "facets", "Facets", "Go to the facets", show=True),
    _key("screen.compare", "c", "compare", "Compare",
         "Put the two marked articles side by side; three and more in one table", show=True),
    _key("screen.figures", "number_sign", "figures", "Figures",
         "Show the figures of the marked articles, else of the first 50 found"),
    _key("screen.entity", "e", "entity", "Entity",
         "Open the page of the name under the cursor"),
    _key("screen.edit", "m", "edit", "Metadata", "See and set what is known of the article"),
    _key("screen.versions", "V", "versions", "Versions",
         "Compare this version of the article with the one before"),
    _key("screen.refresh", "R", "refresh_articles", "Refresh",
         "Show the articles that came or changed meanwhile"),
    _key("screen.names", "a", "names", "Names",
         "Drop or restore what a name also finds, or say whom it means"),
    _key("screen.suggestion", "ctrl+y,D", "suggestion", "Did you mean",
         "Search for what is suggested instead, also from the search line"),
    _key("screen.sort", "o", "sort", "Order", "Order by relevance, date, title or source"),
    _key("screen.save_search", "ctrl+s", "save_search", "Save this search",
         "Keep this search under a name: @NAME finds it again"),
    _key("screen.zoom", "z", "zoom", "Zoom", "Give a pane the whole screen, and back"),
    _key("screen.next_pane", "tab", "next_pane(1)", "Next pane", "Go to the next pane"),
    _key("screen.previous_pane", "shift+tab", "next_pane(-1)", "Previous pane",
         "Go to the pane before"),
]  # fmt: skip
"""While browsing, outside the search line where they are letters."""

NAMES = [
    _key("names.judge", "w", "judge", "Wrong name",
         "Set the name under the cursor right, or make a new one"),
    _key("names.review", "W", "review", "Review names",
         "Judge pairs of names that may be of one entity"),
]  # fmt: skip
"""Wherever names are shown."""

JUDGE = [
    _key("judge.merge", "m", "take('merge')", "Merge", "Make it one with another entity"),
    _key("judge.split", "s", "take('split')", "Split off",
         "Take one of its names out: it is of somebody or something else"),
    _key("judge.rename", "r", "take('rename')", "Rename", "Give it another preferred name"),
    _key("judge.type", "t", "take('type')", "Type",
         "Say whether it is a person, a place, a force or an organisation"),
    _key("judge.hide", "h", "take('hide')", "Hide", "It is no name"),
    _key("judge.new", "n", "take('new')", "New", "Make a name of words that stand in the text"),
    _key("judge.undo", "u", "take('undo')", "Take back",
         "Take back what you judged last, also before today"),
]  # fmt: skip
"""In the list of what can be wrong with a name."""

TYPED_NAME = [
    _key("typed_name.next", "down", "step(1)", "Next", "Go to the next name that matches"),
    _key("typed_name.previous", "up", "step(-1)", "Before", "Go to the name before"),
    _key("typed_name.take", "enter", "take", "Take", "Take the name under the cursor"),
]
"""Where a name of the collection is typed."""

WORDS = [_key("words.take", "enter", "take", "Take", "Take the words that are typed")]
"""In the line for the words of a name."""

REVIEW = [
    _key("review.same", "s", "screen.decide('same')", "Same", "They are one", show=True),
    _key("review.different", "d", "screen.decide('different')", "Different",
         "They are two, for good", show=True),
    _key("review.unsure", "n", "screen.decide('unsure')", "Not sure",
         "Leave it open, and do not ask again", show=True),
    _key("review.skip", "space", "screen.skip", "Skip", "Go on; it is asked again another time",
         show=True),
]  # fmt: skip
"""In the review of names."""

CHOICE = [
    _key("choice.take", "enter,l,right", "take", "Take", "Take what is under the cursor",
         show=True),
]  # fmt: skip
"""In a list to take one from."""

FIELD = [
    _key("form.enter", "enter", "app.focus_next", "Next", "Go to the next field"),
    _key("form.as_read", "ctrl+r", "as_read", "As read", "Take the edit of the field back"),
]
"""In a field of the metadata."""

FORM = [
    _key("form.next", "tab,down", "app.focus_next", "Next field", "Go to the next field"),
    _key("form.previous", "shift+tab,up", "app.focus_previous", "Field before",
         "Go to the field before"),
]  # fmt: skip
"""In every form."""

EDIT = [_key("form.save", "ctrl+s", "save", "Save", "Save the metadata")]
"""In the form of the metadata."""

ADD = [_key("add.begin", "enter", "begin", "Begin", "Bring the articles in")]
"""In the form of what to bring in."""

SAVE = [_key("save.keep", "enter", "keep", "Save", "Keep the search under that name")]
"""In the form for the name of a search."""

TICK = [_key("add.tick", "space", "tick", "Tick", "Tick the box, or take the tick away")]
"""In a box to tick."""

IMPORT = [
    _key("import.down", "j", "scroll(1)", "Down", "Scroll down"),
    _key("import.up", "k", "scroll(-1)", "Up", "Scroll up"),
]
"""While articles are brought in."""

BACK = _key("app.back", "escape", "back", "Back", "Step back; nothing is lost")

HELP = _key("app.help", "f1,question_mark", "app.help", "Keys", "Show the keys of where you are",
            show=True)  # fmt: skip

GENERAL = [
    _key("app.bookmarks", "b", "app.bookmarks", "Kept", "List the kept passages", show=True),
    _key("app.add", "A", "app.add", "Add", "Bring in articles: files, folders, web addresses"),
    _key("app.undo", "u", "undo", "Undo",
         "Take back the last passage kept or removed, edit, or judgement of names"),
    BACK,
    HELP,
    _key("app.quit", "q,ctrl+q", "quit", "Quit", "Leave; everything kept is saved"),
]  # fmt: skip
"""Everywhere."""

GROUPS: Mapping[str, list[Binding]] = {
    "Moving": MOVING,
    "Search line": SEARCH,
    "Facets": FACETS,
    "Finding a facet": [*FACET_TYPING, *FACET_FILTER],
    "Results": RESULTS,
    "Article": READER,
    "Selecting a passage": PASSAGE,
    "Entity page": [*ENTITY_ROWS, *ENTITY],
    "Comparison": COMPARISON,
    "Articles together": [*PLACES, *COLUMNS, *FIGURES, *TOGETHER],
    "Kept passages": [*BOOKMARKS, *BOOKMARK_PANES],
    "Filtering kept passages": BOOKMARK_FILTER,
    "Note and tags": NOTE,
    "Writing a file": FILE_NAME,
    "Browsing": SCREEN,
    "Setting names right": [*NAMES, *JUDGE, *TYPED_NAME, *WORDS],
    "Review of names": REVIEW,
    "Lists to take one from": CHOICE,
    "Metadata": [*FIELD, *EDIT],
    "Adding": [*ADD, *TICK, *IMPORT],
    "Saving a search": SAVE,
    "Forms": FORM,
    "Everywhere": GENERAL,
}
"""All bindings, by where they work."""


def check_keys(keys: Mapping[str, str]) -> None:
    """Raise SettingsError when the settings remap a binding that does not exist."""
    known = {binding.id for group in GROUPS.values() for binding in group if binding.id}
    for id_, wanted in keys.items():
        if id_ not in known:
            raise SettingsError(
                f"There is no key binding “{id_}” (keys in the settings file).",
                f"The bindings are: {', '.join(sorted(known))}.",
            )
        if not all(key.strip() for key in wanted.split(",")):
            raise SettingsError(
                f"The key binding “{id_}” in the settings file names no key.",
                'Write one or more, as in "j,down".',
            )


def shown_keys(keys: str) -> str:
    """Return the keys of a binding as people write them: `j ↓`."""
    return " ".join(_SIGNS.get(key.strip(), key.strip()) for key in keys.split(","))
