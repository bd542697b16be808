"""Press Explorer: read, search and compare collections of news articles in a terminal."""

__version__ = "0.1.0"
