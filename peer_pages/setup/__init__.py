"""What a new site needs before anybody can write in it."""
