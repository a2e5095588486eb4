"""What a terminal shows, made with Rich."""
