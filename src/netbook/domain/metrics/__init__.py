"""How relationships stand, measured: one file a metric, one row in ``METRICS``.

A row here is a column of lists, an order, a term of filters, a part of ``show --why``, of JSON and of the docs.
"""

from netbook.domain.metrics.health import HEALTH_METRIC
from netbook.domain.metrics.history import History, Passed, Touch
from netbook.domain.metrics.metric import Metric, Part, Reading, Value
from netbook.domain.metrics.reciprocity import RECIPROCITY
from netbook.domain.metrics.tie_strength import TIE_STRENGTH
from netbook.domain.metrics.unanswered import UNANSWERED

METRICS: dict[str, Metric] = {each.key: each for each in (TIE_STRENGTH, HEALTH_METRIC, RECIPROCITY, UNANSWERED)}

__all__ = ["METRICS", "History", "Metric", "Part", "Passed", "Reading", "Touch", "Value"]
