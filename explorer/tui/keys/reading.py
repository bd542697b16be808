"""Keys where articles are read: one, two beside each other, several together, entity pages."""

from __future__ import annotations

from explorer.tui.keys.binding import key

READER = [
    key("article.next_hit", "n", "walk_hits(1)", "Hit", "Go to the next hit", show=True),
    key("article.previous_hit", "N", "walk_hits(-1)", "Previous hit", "Go to the hit before"),
    key("article.next_mention", "right_square_bracket", "walk_mentions(1)", "Name",
         "Go to the next name", show=True),
    key("article.previous_mention", "left_square_bracket", "walk_mentions(-1)", "Previous name",
         "Go to the name before"),
    key("article.save", "s", "save", "Keep",
         "Keep the passage or the sentence", show=True),
    key("article.save_with", "S", "save_with", "Keep with…",
         "Keep the passage or the sentence with a note and tags"),
    key("article.copy", "y", "copy", "Copy",
         "Send the passage or the sentence to the clipboard", show=True),
    key("article.cite", "Y", "cite", "Cite",
         "Send it to the clipboard with its title, source, date and address"),
    key("article.mark", "space", "mark", "Mark", "Mark the article for comparing"),
]  # fmt: skip
"""In the article."""

PASSAGE = [
    key("article.select", "v", "select", "Select",
         "Begin a passage with this sentence; again: end it", show=True),
    key("article.extend", "l,right", "extend(1)", "Word on",
         "Move the end of the passage on by a word; j, n and ] by a sentence, to a hit, to a name"),
    key("article.extend_back", "h,left", "extend(-1)", "Word back",
         "Move the end of the passage back by a word; k, N and [ as above"),
    key("article.extend_paragraph", "right_curly_bracket", "extend_paragraph(1)", "Paragraph on",
         "Move the end of the passage on by a paragraph"),
    key("article.extend_paragraph_back", "left_curly_bracket", "extend_paragraph(-1)",
         "Paragraph back", "Move the end of the passage back by a paragraph"),
    key("article.other_end", "o", "other_end", "Other end",
         "Move the other end of the passage from now on"),
    key("article.word", "w", "select_word", "Word", "Begin the passage anew with its first word"),
    key("article.sentence", "full_stop", "select_sentence", "Sentence",
         "Widen the passage to whole sentences"),
    key("article.paragraph", "p", "select_paragraph", "Paragraph",
         "Widen the passage to whole paragraphs"),
    key("article.name", "plus", "name_passage", "Name", "Make a name of the words of the passage"),
]  # fmt: skip
"""In a text, where a passage is selected."""

ENTITY_ROWS = [
    key("entity.open", "enter,l,right", "open", "Open",
         "Go there: a name's page, a mention, an article; search for a form",
         show=True),
]  # fmt: skip
"""In the lists of an entity's page."""

ENTITY = [
    key("entity.articles", "a", "articles", "All articles",
         "Show all articles that name it among the results", show=True),
    key("entity.next_pane", "tab", "next_pane(1)", "Next list", "Go to the next list", show=True),
    key("entity.previous_pane", "shift+tab", "next_pane(-1)", "List before",
         "Go to the list before"),
    key("entity.back", "backspace", "back", "Page before",
         "Go back to the page or the article you came from"),
]  # fmt: skip
"""On an entity's page."""

COMPARISON = [
    key("compare.next_pair", "n", "walk_pairs(1)", "Pair",
         "Go to the next passage that both have", show=True),
    key("compare.previous_pair", "N", "walk_pairs(-1)", "Previous pair",
         "Go to the passage before that both have"),
    key("compare.next_mention", "right_square_bracket", "walk_mentions(1)", "Name",
         "Go to the next name or hit of the chosen side"),
    key("compare.previous_mention", "left_square_bracket", "walk_mentions(-1)", "Previous name",
         "Go to the name or hit before, of the chosen side"),
    key("compare.across", "m", "across", "Moved",
         "Go from a moved passage to its place on the right, and back; else to the next one moved",
         show=True),
    key("compare.mode", "f", "screen.next_mode", "Show",
         "Show everything, only what differs, or only what is shared", show=True),
    key("compare.other_side", "tab,shift+tab", "screen.other_side", "Side",
         "Choose the other side: its passages are kept, copied, opened", show=True),
    key("compare.left", "h,left", "screen.choose(0)", "Left", "Choose the left side"),
    key("compare.right", "l,right", "screen.choose(1)", "Right", "Choose the right side"),
    key("compare.keep", "s", "screen.keep", "Keep", "Keep the passage of the chosen side",
         show=True),
    key("compare.keep_with", "S", "screen.keep_with", "Keep with…",
         "Keep the passage of the chosen side with a note and tags"),
    key("compare.open", "enter", "screen.open", "Open",
         "Read the article of the chosen side at its passage; show what is folded", show=True),
    key("compare.apart", "a", "screen.apart", "Apart",
         "Let the two sides scroll each by itself, and level them again", show=True),
    key("compare.swap", "x", "screen.swap", "Swap", "Exchange left and right", show=True),
    key("compare.copy", "y", "screen.copy", "Copy",
         "Send the passage of the chosen side to the clipboard"),
    key("compare.cite", "Y", "screen.cite", "Cite",
         "Send it to the clipboard with its title, source, date and address"),
    key("compare.together", "t", "screen.together", "Table",
         "Show the names, shared quotes and figures of both", show=True),
    key("compare.entity", "e", "screen.entity", "Entity",
         "Open the page of a name in the passage of the chosen side"),
]  # fmt: skip
"""In the comparison."""

PLACES = [
    key("together.open", "enter", "open", "Read", "Read the place in its article", show=True),
]
"""In lists of places in articles."""

COLUMNS = [
    key("together.column_right", "l,right", "column(1)", "Article after",
         "Choose the article of the next column"),
    key("together.column_left", "h,left", "column(-1)", "Article before",
         "Choose the article of the column before"),
]  # fmt: skip
"""In the table of names."""

FIGURES = [
    key("together.correct", "w", "screen.correct", "Wrong figure",
         "Say what the figure counts, or that it is none", show=True),
]  # fmt: skip
"""In the figures of several articles."""

TOGETHER = [
    key("together.names", "1", "show('names')", "Names", "Show whom and what each article names",
         show=True),
    key("together.quotes", "2", "show('quotes')", "Quotes",
         "Show the quotations that articles share", show=True),
    key("together.figures", "3", "show('figures')", "Figures",
         "Show the figures that articles give", show=True),
    key("together.entity", "e", "entity", "Entity",
         "Open the page of the name under the cursor"),
    key("together.next_pane", "tab", "next_pane(1)", "Next list", "Go to the next list"),
    key("together.previous_pane", "shift+tab", "next_pane(-1)", "List before",
         "Go to the list before"),
]  # fmt: skip
"""Where several articles are shown together."""
