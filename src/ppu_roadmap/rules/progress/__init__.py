"""RM7xx: whether status, progress, evidence and reports agree with each other and with today."""

from ppu_roadmap.rules.progress import deadlines, status

PROGRESS = (
    status.done_no_evidence,
    status.status_note,
    status.progress_against_status,
    deadlines.planned_past_start,
    deadlines.late,
    deadlines.stale,
)
