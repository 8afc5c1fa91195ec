"""One module per kind of fact that is found in running text."""
