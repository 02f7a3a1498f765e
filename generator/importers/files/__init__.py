"""Files that nobody here wrote, opened safely: bounded before a parser sees them, refused in one sentence where they are something else."""
