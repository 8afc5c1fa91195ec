"""Settings: `base` says what is; `dev`, `test` and `production` only turn screws."""
