"""Plans as tables of values: what SQL is asked of, and what Parquet files hold. A table is listed once, in ``TABLES``."""
