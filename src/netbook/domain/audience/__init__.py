"""The people who follow the user's accounts: what exports tell of them, who of them is known, what looks odd."""
