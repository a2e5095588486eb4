"""Who is in the article, and whom each mention stands for."""
