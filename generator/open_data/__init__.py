"""Everything on the site as data: which files there are, and what each is made of. Pure, but for the files of many rows.

Of each State its own files (`files_of_state`), its rows of every table and what it says of others are made where its pages are made; files that
span States are put together from these. No file knows when it was made but by the day and version of the data that are put in last (`stamps`).
"""
