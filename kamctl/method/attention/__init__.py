"""What to do first, ranked by what it costs to wait; and how people kept their promises."""
