"""Addenda to these reports: the State's answers, held against their own totals and the record."""
