"""Tables that others made: their headings found, their columns mapped, their rows read as programs."""
