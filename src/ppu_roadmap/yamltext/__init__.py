"""YAML text, edited in place: nodes with their marks, patches, the one form; of plans nothing is known here."""
