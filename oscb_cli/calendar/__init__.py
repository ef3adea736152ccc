"""Clear days, bank holidays, the timetable of a meeting, and calendar files."""
