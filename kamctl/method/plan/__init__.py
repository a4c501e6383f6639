"""The plan with the customer: whether it is complete, and how it is shown."""
