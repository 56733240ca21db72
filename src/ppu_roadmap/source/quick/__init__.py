"""The form that ``fmt`` writes, read without libyaml: data at once, places when a finding asks for them."""
