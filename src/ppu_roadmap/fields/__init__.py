"""What is known of each record, once for tables, exports, sheets, search and sort: one file a record."""
