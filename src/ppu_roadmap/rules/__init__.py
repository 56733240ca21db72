"""What is checked of a plan: a file or a folder a family, the list of all rules in registry."""
