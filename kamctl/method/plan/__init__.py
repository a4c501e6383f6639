"""The plan with the customer: whether it is whole, and how it reads."""
