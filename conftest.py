"""What holds for every test."""

from hypothesis import settings

# A busy machine is no failure: examples are bounded by number, not by time.
settings.register_profile("project", deadline=None)
settings.load_profile("project")
