"""What happened over two years, as one would have typed it."""

from netbook.demo.stories.close import CLOSE
from netbook.demo.stories.inner import INNER
from netbook.demo.stories.others import OTHERS
from netbook.demo.stories.story import Promise, Story

__all__ = ["STORIES", "Promise", "Story"]

STORIES = (*INNER, *CLOSE, *OTHERS)
