"""The parts of the command `search`, one module each: `HELP`, `add_arguments(parser)` and `run(out, **options)`."""
