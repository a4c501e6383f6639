"""The Model Context Protocol: an assistant uses the commands of kamctl on one workspace."""
