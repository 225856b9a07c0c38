"""What can be wrong with a library, and putting right what can be put right safely."""

from reader_app.library.health.finding import Finding, Place, Remedy, Subject
from reader_app.library.health.repairs import Repairs, repaired

__all__ = ["Finding", "Place", "Remedy", "Repairs", "Subject", "repaired"]
