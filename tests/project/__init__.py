"""Tests of the project itself: layout, front door, settings, processes, documents."""
