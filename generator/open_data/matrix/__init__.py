"""OHCHR's matrix of a review, in OHCHR's own columns, filled with this record: for Word and for Excel."""
