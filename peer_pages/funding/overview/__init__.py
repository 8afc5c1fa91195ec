"""The overview of all grants in the admin, with the health of the reminders and the calendar of deadlines."""
