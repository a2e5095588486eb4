"""Many documents: read ahead, read by workers, given back in order."""
