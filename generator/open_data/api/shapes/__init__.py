"""The shape of every file of the API, apart from the shapes that people write: from these the JSON Schemas are made, and mypy holds the producers to them.

Every key is always there: null where nothing is known, an empty list where there is nothing. No object is validated at run time.
"""
