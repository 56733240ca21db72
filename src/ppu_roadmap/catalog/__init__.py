"""Lists that come from outside, shipped as data with their sources."""
