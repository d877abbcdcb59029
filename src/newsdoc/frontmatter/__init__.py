"""Front matter: values with their places, in YAML, TOML and JSON."""
