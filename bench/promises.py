"""What holds for every dossier of the platform must hold for copies too."""

from django.db import connection

_CHECKS = {
    "an open dossier waits in exactly one step": """
        SELECT count(*) FROM dossiers_dossier d JOIN process_instance i USING (matter_id)
        WHERE (d.closed_at IS NULL) <> (
            SELECT count(*) = 1 FROM process_visit v
            WHERE v.instance_id = i.id AND v.left_at IS NULL)
    """,
    "a process names the agencies of its dossier": """
        SELECT count(*) FROM dossiers_dossier d JOIN process_instance i USING (matter_id)
        WHERE i.places ->> 'reception' <> d.receiving_id::text
            OR i.places ->> 'authority' <> d.authority_id::text
    """,
    "work waits where the dossier is": """
        SELECT count(*) FROM work_item w JOIN dossiers_dossier d USING (matter_id)
        WHERE w.ended_at IS NULL AND w.agency_id NOT IN (d.receiving_id, d.authority_id)
    """,
    "every dossier has a timeline that begins with its submission": """
        SELECT count(*) FROM dossiers_dossier d WHERE NOT EXISTS (
            SELECT 1 FROM timeline_entry e
            WHERE e.matter_id = d.matter_id AND e.kind = 'dossiers.DossierSubmitted')
    """,
}


def broken() -> list[str]:
    """Return which promises of the platform the copies break; none, unless this module is wrong."""
    found = []
    with connection.cursor() as cursor:
        for promise, query in _CHECKS.items():
            cursor.execute(query)
            if cursor.fetchone() != (0,):
                found.append(promise)
    return found
