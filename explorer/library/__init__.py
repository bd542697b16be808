"""Collections of articles and where their texts come from."""
