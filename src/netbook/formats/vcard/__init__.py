"""vCard 2.1, 3.0 and 4.0 in; 3.0 and 4.0 out."""

from netbook.formats.vcard.reading import claims, read
from netbook.formats.vcard.versions import VERSIONS
from netbook.formats.vcard.writing import write

__all__ = ["VERSIONS", "claims", "read", "write"]
