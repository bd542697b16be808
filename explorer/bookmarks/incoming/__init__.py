"""The way of kept passages in: our own exports and those of Hypothesis."""
