"""Keys where one browses: search line, facets, results, the screen as a whole."""

from __future__ import annotations

from explorer.tui.keys.binding import key

MOVING = [
    key("move.down", "j,down", "move(1)", "Down", "Go down by one"),
    key("move.up", "k,up", "move(-1)", "Up", "Go up by one"),
    key("move.first", "g,home", "first", "First", "Go to the first"),
    key("move.last", "G,end", "last", "Last", "Go to the last"),
    key("move.half_down", "ctrl+d", "half_page(1)", "Half a page down", "Go down half a page"),
    key("move.half_up", "ctrl+u", "half_page(-1)", "Half a page up", "Go up half a page"),
    key("move.page_down", "pagedown,ctrl+f", "page(1)", "Page down", "Go down a page"),
    key("move.page_up", "pageup,ctrl+b", "page(-1)", "Page up", "Go up a page"),
]
"""In every pane."""

SEARCH = [
    key("search.leave", "enter", "leave", "Results", "Go to the results", show=True),
    key("search.older", "up", "older", "Search before",
         "Bring back what was searched for before, where nothing new is typed"),
    key("search.newer", "down", "newer", "Search after",
         "Go the same way forward; otherwise to the results"),
    key("search.clear", "ctrl+l", "clear", "Clear", "Empty the search line", show=True),
]  # fmt: skip
"""In the search line."""

FACETS = [
    key("facets.choose", "enter,space", "choose", "Choose",
         "Show only articles that have it; again: no longer", show=True),
    key("facets.exclude", "x", "exclude", "Exclude",
         "Show only articles that do not have it; again: no longer", show=True),
    key("facets.any_or_all", "vertical_line", "any_or_all", "Any/all",
         "Let any of what is chosen of a kind be enough, or want all of it", show=True),
    key("facets.clear", "backspace", "clear", "Clear",
         "Forget everything chosen and excluded", show=True),
    key("facets.find", "F", "find", "Find",
         "Type to find names among those of the kind", show=True),
    key("facets.order", "O", "order", "Order",
         "Order the kind by count, by name, or by lift: what is more frequent here than elsewhere"),
    key("facets.later", "l,right", "bar(1)", "Later", "Go to a later month"),
    key("facets.earlier", "h,left", "bar(-1)", "Earlier", "Go to an earlier month"),
    key("facets.extend_later", "L,shift+right", "extend(1)", "Extend later",
         "Choose the months from here to a later one"),
    key("facets.extend_earlier", "H,shift+left", "extend(-1)", "Extend earlier",
         "Choose the months from here back to an earlier one"),
    key("facets.next_kind", "right_square_bracket", "kind(1)", "Next kind",
         "Go to the next kind: places, months…"),
    key("facets.previous_kind", "left_square_bracket", "kind(-1)", "Kind before",
         "Go to the kind before"),
]  # fmt: skip
"""In the facets."""

FACET_TYPING = [
    key("filter.keep", "enter", "keep_filter", "Keep", "Keep to the names that match", show=True),
    key("filter.delete", "backspace", "delete", "Delete", "Delete the last letter"),
    key("filter.empty", "ctrl+l", "empty", "Empty", "Delete all that is typed"),
]
"""In the facets, while a name is typed."""

FACET_FILTER = [
    key("filter.clear", "escape", "clear_filter", "All names",
         "List all names of the kind again", show=True),
]  # fmt: skip
"""In the facets, while a name is typed or kept."""

RESULTS = [
    key("results.open", "enter,l,right", "open", "Open", "Read the article", show=True),
    key("results.mark", "space", "mark", "Mark", "Mark the article for comparing", show=True),
    key("results.story", "t", "story", "Story", "Unfold or fold the articles of the same story",
         show=True),
]  # fmt: skip
"""In the results."""

SCREEN = [
    key("screen.search", "slash", "search", "Search", "Go to the search line", show=True),
    key("screen.facets", "f", "facets", "Facets", "Go to the facets", show=True),
    key("screen.compare", "c", "compare", "Compare",
         "Put the two marked articles side by side; three and more in one table", show=True),
    key("screen.figures", "number_sign", "figures", "Figures",
         "Show the figures of the marked articles, else of the first 50 found"),
    key("screen.entity", "e", "entity", "Entity",
         "Open the page of the name under the cursor"),
    key("screen.edit", "m", "edit", "Metadata", "See and set what is known of the article"),
    key("screen.versions", "V", "versions", "Versions",
         "Compare this version of the article with the one before"),
    key("screen.refresh", "R", "refresh_articles", "Refresh",
         "Show the articles that came or changed meanwhile"),
    key("screen.names", "a", "names", "Names",
         "Drop or restore what a name also finds, or say whom it means"),
    key("screen.suggestion", "ctrl+y,D", "suggestion", "Did you mean",
         "Search for what is suggested instead, also from the search line"),
    key("screen.sort", "o", "sort", "Order", "Order by relevance, date, title or source"),
    key("screen.save_search", "ctrl+s", "save_search", "Save this search",
         "Keep this search under a name: @NAME finds it again"),
    key("screen.zoom", "z", "zoom", "Zoom", "Give a pane the whole screen, and back"),
    key("screen.next_pane", "tab", "next_pane(1)", "Next pane", "Go to the next pane"),
    key("screen.previous_pane", "shift+tab", "next_pane(-1)", "Previous pane",
         "Go to the pane before"),
]  # fmt: skip
"""While browsing, outside the search line where they are letters."""
