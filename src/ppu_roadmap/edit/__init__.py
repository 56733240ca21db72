"""Edits as text patches that change nothing but the bytes of their field; the result is read again before it counts."""
