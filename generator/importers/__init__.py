"""Outside files into our record: one module for each format, and what they share. Only the command line imports them.

Each turns an outside file into records and problems without a guess: what it cannot read it names by row. Records then meet
`review_file`, which writes them into review.yaml and leaves everything that people wrote as it was.
"""
