"""Tests of newsdoc; a package, so that its rooms can share strategies and drivers."""
