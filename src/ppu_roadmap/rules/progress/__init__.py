"""RM7xx: whether status, progress, evidence and reports agree with each other and with today."""

from ppu_roadmap.rules.progress.deadlines import late, planned_past_start, stale
from ppu_roadmap.rules.progress.status import done_no_evidence, progress_against_status, status_note

PROGRESS = (done_no_evidence, status_note, progress_against_status, planned_past_start, late, stale)
"""The rules of this family, in the order of their codes."""
