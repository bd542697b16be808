"""The words that tell what a name is: before it, after it and in it; English, French, Spanish."""
