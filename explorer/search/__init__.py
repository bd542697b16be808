"""From what the user types to articles, with reasons. The only package that knows Whoosh."""
