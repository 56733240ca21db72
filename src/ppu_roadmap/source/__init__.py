"""YAML text to data and places: every guard on untrusted text stands here, and libyaml is the only judge of it."""
