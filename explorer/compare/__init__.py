"""What two reports say alike, differently, and alone."""
