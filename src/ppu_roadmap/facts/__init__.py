"""What is true of a plan, said once: whatever checks, counts, shows or edits plans asks here."""
