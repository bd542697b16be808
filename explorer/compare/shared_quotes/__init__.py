"""The same words said in several reports: who said them, and what was altered."""

from explorer.compare.shared_quotes.sharing import Saying, SharedQuote, shared_quotes

__all__ = ["Saying", "SharedQuote", "shared_quotes"]
