"""Exports of the Universal Human Rights Index, of any size: put aside by review, then held against the record."""
