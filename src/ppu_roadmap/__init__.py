"""Smart City master plans of Indonesian regencies, kept as text: read, checked, shown and exported."""

__version__ = "0.1.0"
