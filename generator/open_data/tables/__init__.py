"""Tables of all rows: what each column means, the records of a State as rows, and the files they become: CSV, workbook, SQLite, Parquet."""
