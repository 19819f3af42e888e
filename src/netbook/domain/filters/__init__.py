"""The filter language: ``circle:close last:>90d @fintech`` as a tree, the same wherever people are listed."""

from netbook.domain.filters.grammar import parse
from netbook.domain.filters.tree import And, Node, Not, Or, Term, show, terms_of, words_of

__all__ = ["And", "Node", "Not", "Or", "Term", "parse", "show", "terms_of", "words_of"]
