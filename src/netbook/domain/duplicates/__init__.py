"""Who is in the book twice."""
