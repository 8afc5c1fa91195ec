"""Plone's `definition.xml` (GenericSetup, DCWorkflow 3): read, compared with what is there, and written."""
