"""What to do first, ranked by what it costs to wait; and what people kept of what they promised."""
