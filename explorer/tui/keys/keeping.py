"""Keys where kept passages are listed, and where they are kept with note and tags."""

from __future__ import annotations

from explorer.tui.keys.binding import key

BOOKMARKS = [
    key("bookmarks.open", "enter,l,right", "open", "Go there", "Read it in its article",
         show=True),
    key("bookmarks.filter", "slash", "screen.filter", "Filter",
         "Type words of quote, note, tags or title, and #tag", show=True),
    key("bookmarks.note", "m", "screen.note", "Note", "Edit its note and its tags", show=True),
    key("bookmarks.retag", "t", "screen.retag", "Tag",
         "Give tags to the marked passages, or take tags away", show=True),
    key("bookmarks.remove", "d,delete", "screen.remove", "Remove",
         "Remove the marked passages, else this one; u brings them back", show=True),
    key("bookmarks.export", "x", "screen.export", "Export",
         "Write the marked passages, else all that are shown, to a file", show=True),
    key("bookmarks.mark", "space", "mark", "Mark", "Mark it, or take the mark away", show=True),
    key("bookmarks.mark_all", "a", "mark_all", "Mark all",
         "Mark all that are shown; again: none of them"),
    key("bookmarks.copy", "y", "screen.copy", "Copy",
         "Send the marked quotes, else this one, to the clipboard"),
    key("bookmarks.cite", "Y", "screen.cite", "Cite",
         "Send them with title, source, date and address", show=True),
    key("bookmarks.versions", "V", "screen.versions", "Version kept",
         "Compare the version it was kept from with the latest", show=True),
    key("bookmarks.order", "o", "screen.next_order", "Order",
         "Order by when they were kept, date or title of the article, or place in the text"),
    key("bookmarks.group", "O", "screen.next_grouping", "Group",
         "Group by tag, by article, by whom they name, or not at all"),
]  # fmt: skip
"""In the kept passages."""

BOOKMARK_PANES = [
    key(
        "bookmarks.other_pane",
        "tab,shift+tab",
        "other_pane",
        "Other pane",
        "Go from the list to the passage in its article, and back",
    ),
]
"""On the screen of the kept passages."""

BOOKMARK_FILTER = [
    key("bookmarks.leave_filter", "enter,down", "leave", "List", "Go to what is found", show=True),
    key("bookmarks.empty_filter", "ctrl+l", "clear", "Clear", "Delete all that is typed"),
]
"""In the line that filters the kept passages."""

NOTE = [key("note.keep", "enter", "keep", "Keep", "Keep it with this note and these tags")]
"""In the form for a note and tags."""

FILE_NAME = [key("file.write", "enter", "take", "Write", "Write the file")]
"""In the line for the name of a file."""
