"""YAML text: a tree with positions, paths into it, byte-exact edits. Knows nothing of accounts."""
