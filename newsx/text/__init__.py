"""Strings: what several rooms know about them."""
