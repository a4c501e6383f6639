"""The Model Context Protocol: lets an assistant use the commands of kamctl on one workspace."""
