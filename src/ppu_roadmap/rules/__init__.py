"""Every rule, listed by hand; a test fails when one is left out."""
