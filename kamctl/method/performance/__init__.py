"""Both sides' obligations, and the performance status that follows."""
