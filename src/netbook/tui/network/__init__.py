"""The views of the network."""
