"""Chinese scripts: detection and conversion."""
