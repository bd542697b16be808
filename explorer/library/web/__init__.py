"""The web, trusted neither in what it is called nor in what it sends."""
