"""Tables as files: one module a format, each with ``render(table, language, …) -> bytes``."""
