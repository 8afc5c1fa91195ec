"""The parts of the command `reminders`."""
