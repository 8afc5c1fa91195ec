"""Page types of a site that has never heard of anybody else's."""
