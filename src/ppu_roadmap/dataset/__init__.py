"""Plans as tables of plain values: what SQL is asked of and what files of Parquet hold, listed in ``TABLES``."""
