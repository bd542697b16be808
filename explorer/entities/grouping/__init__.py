"""From the forms of a collection to its entities, each form with the reason why it is there."""
