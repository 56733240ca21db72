"""Documents as files: one module a format, each with ``render(document, language, **options) -> bytes``."""
