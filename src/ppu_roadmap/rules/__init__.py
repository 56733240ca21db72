"""What is checked of a plan: a folder a family, a file a group of rules, the list in registry."""
