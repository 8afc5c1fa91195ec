"""The parts of the command `workflow`, one module each; `import_file` is the part `import`, a word of Python's."""
