"""Changes as values: what tables and people wish, held against a plan, and what comes of it."""
