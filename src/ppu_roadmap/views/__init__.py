"""Views: a plan, or the answer of an analysis, as tables for people and for data formats."""
