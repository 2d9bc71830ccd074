"""One module per publisher: its data sets, their tables, and a reader for each."""
