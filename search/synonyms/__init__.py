"""Words that mean the same to people who search; staff look after them, every change can be undone."""
