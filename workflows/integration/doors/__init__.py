"""The addresses of the admin that show or change one page, and what each asks before it runs."""
