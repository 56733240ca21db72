"""Documents and lines on a terminal, in a pipe or as a picture; the only package that knows Rich.

A command that only prints lines takes ``screens`` alone and pays nothing for tables.
"""
