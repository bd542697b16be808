"""What two reports say alike: their sentences and clauses, paired in any order."""

from explorer.compare.alignment.aligning import align

__all__ = ["align"]
