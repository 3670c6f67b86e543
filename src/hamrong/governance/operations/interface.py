"""The door: what other contexts may use."""

from hamrong.governance.operations.actions.note_run import note_kept, note_run

__all__ = ["note_kept", "note_run"]
