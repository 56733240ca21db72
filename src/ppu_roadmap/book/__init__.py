"""What people write for the master plan: Markdown beside the plan, one file a section, read as blocks of a document."""
