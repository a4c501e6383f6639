"""How raters compare, and the rounds in which they rate blind."""
