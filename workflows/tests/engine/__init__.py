"""The engine: roles, policies, the door and what goes past it."""
