"""The user's audience: accounts and counts, followers from exports, who of them is known, and what is decided."""
