"""Finding the names of people, places, forces and organisations in an article never seen."""
