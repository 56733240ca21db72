"""What was found in plans, kept from run to run: values as plain text, a database of them, and who made them."""
