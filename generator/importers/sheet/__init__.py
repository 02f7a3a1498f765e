"""The sheet that people fill in without the files: what it holds, how it is written, how it comes back."""
