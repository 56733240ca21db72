"""Files to plans and diagnostics: the one pipeline, folder to text to record to plan to findings."""
