"""Strings: what several packages know about them."""
