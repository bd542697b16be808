"""Keep an index on disk: build it, bring it up to date, check it, merge it."""
