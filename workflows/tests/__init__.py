"""The plugin's tests; they run in the bare Wagtail project `workflows/tests/bare` (see `pytest.ini`)."""
