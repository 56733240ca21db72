"""The agencies' form: the plan as a workbook to be filled in, and what came back in it."""
