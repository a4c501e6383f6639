"""Reviews with the customer: agenda, minutes, the customer's edition."""
