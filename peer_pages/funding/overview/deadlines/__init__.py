"""The private calendar of somebody's deadlines: its secret address, what is in it, and where one gets it."""
