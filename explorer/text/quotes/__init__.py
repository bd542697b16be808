"""Direct quotations in a text, with who says them and the word that says so."""

from __future__ import annotations

from explorer.text.quotes.finding import quotes_of
from explorer.text.quotes.quote import Quote

__all__ = ["Quote", "quotes_of"]
