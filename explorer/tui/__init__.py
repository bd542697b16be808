"""The screen: a face of the core that owns no logic of its own."""
