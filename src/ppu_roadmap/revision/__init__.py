"""Two plans held against each other: what differs, in a planner's words."""
