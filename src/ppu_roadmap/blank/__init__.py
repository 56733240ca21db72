"""A new plan for any region: the files that ``init`` writes, from a few answers and templates in each language."""
