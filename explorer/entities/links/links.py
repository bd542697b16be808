"""What an article itself says of its names, as links between forms."""

from __future__ import annotations

from explorer.entities.lexicon import form_key
from explorer.entities.links.aliases import aliases
from explorer.entities.links.definitions import definitions
from explorer.entities.observed import Ground, Link


def links(text: str) -> list[Link]:
    """Return the acronym definitions and the aliases of a text as links, each once.

    They are in order of their place, the definitions first.
    """
    found = [
        Link(
            Ground.ACRONYM,
            form_key(text[each.long_start : each.long_end]),
            form_key(text[each.short_start : each.short_end]),
        )
        for each in definitions(text)
    ]
    found += [
        Link(Ground.ALIAS, form_key(each.name), form_key(each.alias)) for each in aliases(text)
    ]
    return [each for each in dict.fromkeys(found) if each.form and each.form != each.other]
