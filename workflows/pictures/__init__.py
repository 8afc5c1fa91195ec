"""Pictures of a workflow, drawn from its table."""
