"""The three sub-dimensions of each dimension, as the ministry's guide for master plans (2021) names them.

Seen in what regions published of their own plans: arikamedia.id (Ambon, 2024), cahaya-nusantara.com (December
2024), 123dok.com/id/docs/smart-society.12156285 and smartnation.id. What supports all six is divided as the readiness
of Buku 1 is.
"""

from collections.abc import Mapping

SUBDIMENSIONS: Mapping[str, tuple[str, str, str]] = {
    "governance": ("public-service", "bureaucracy", "policy"),
    "branding": ("tourism", "business", "city-appearance"),
    "economy": ("industry", "welfare", "transaction"),
    "living": ("spatial-harmony", "health", "mobility"),
    "society": ("community", "learning", "security"),
    "environment": ("protection", "waste", "energy"),
    "enablers": ("structure", "infrastructure", "superstructure"),
}
"""The words of each dimension, in the guide's order."""

DIMENSION_OF: Mapping[str, str] = {word: dimension for dimension, words in SUBDIMENSIONS.items() for word in words}
"""The dimension that a sub-dimension belongs to."""
