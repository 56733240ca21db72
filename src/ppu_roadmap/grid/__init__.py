"""Tables as files hold them: workbooks of every kind and CSV, as sheets of cells; nothing of plans is known here."""
