"""Search servers of one's own, for development and for tests: installed with Maven, run on the loopback address."""
