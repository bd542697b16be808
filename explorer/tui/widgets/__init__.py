"""The panes. They know models and messages, never screens, the app or each other."""
