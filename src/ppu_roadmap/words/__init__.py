"""What people type and what they meant by it, in both languages."""
