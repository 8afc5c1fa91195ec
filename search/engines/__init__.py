"""Search engines: each answers a `search.contract.Query`; the settings name the one in use."""
