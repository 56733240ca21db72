"""What to write into a plan: fields, programs, decisions, what is certain; nothing that would add an error."""
