"""Indirect speech."""
