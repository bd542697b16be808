"""All that a collection says of one entity."""
