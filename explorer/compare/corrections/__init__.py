"""What the user said that figures count, and the file that keeps it."""
