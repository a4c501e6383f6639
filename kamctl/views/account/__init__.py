"""One account for people: stages, plan, actions, relationships, obligations, its story."""
