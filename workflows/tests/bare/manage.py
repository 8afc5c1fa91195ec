"""Run a management command of the bare project: `python -m workflows.tests.bare.manage check`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workflows.tests.bare.settings")
    execute_from_command_line(sys.argv)
