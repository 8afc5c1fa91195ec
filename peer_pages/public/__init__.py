"""What the public pages show: plain data made from models, ready for the components in ``templates/components/``."""
