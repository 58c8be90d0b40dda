"""The cheapest reading of marks, and what it asks for."""
