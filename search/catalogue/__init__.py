"""From what is published to what is searched: one flat, explicit document per page, organisation and person."""
