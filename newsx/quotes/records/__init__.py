"""The quotations of the record."""
