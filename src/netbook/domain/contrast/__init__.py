"""The contrast: the raw count of followers beside the network one knows, meets and helps.

It may come out either way: every figure has its definition, its numerator and its denominator, and is "not known" where
what it is made of is missing.
"""
