"""What a user judges: actions, suggested pairs, and lexicons to share."""
