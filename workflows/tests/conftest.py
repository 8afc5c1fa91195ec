"""What holds for every test of the plugin."""

from hypothesis import settings

# A busy machine is no failure: examples are bounded by number, not by time.
settings.register_profile("workflows", deadline=None)
settings.load_profile("workflows")
