"""The whole engine under random acts: after each of them everything that is kept twice must agree."""
