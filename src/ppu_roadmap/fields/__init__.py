"""What records show, sort, search and export: one list of fields a record, one file each."""
