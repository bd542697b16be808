"""Who and where the news is about: lexicon, mentions, and later variants and judgements."""
