"""Exports of the UPR Info database: rows without paragraphs, joined to the items of the reports."""
