"""Page types of the catalogue and what belongs to them."""
