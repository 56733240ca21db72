"""Pure questions to a plan: which programs, how much money, what is covered."""
