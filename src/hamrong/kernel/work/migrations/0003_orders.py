from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

from hamrong.kernel.text.interface import person_sort_key


def order_applicants(apps, schema_editor):
    """Give the items that are open the key by which applicants are ordered."""
    items = apps.get_model('work', 'WorkItem').objects
    waiting = items.filter(ended_at__isnull=True, applicant_key='').exclude(applicant='')
    for item in waiting.only('id', 'applicant').iterator():
        items.filter(id=item.id).update(applicant_key=person_sort_key(item.applicant)[:400])


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('work', '0002_assignment'),
    ]

    operations = [
        migrations.RunPython(order_applicants, migrations.RunPython.noop),
        AddIndexConcurrently(
            model_name='workitem',
            index=models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['agency_id', 'due_at', 'id'], name='work_of_agency'),
        ),
        AddIndexConcurrently(
            model_name='workitem',
            index=models.Index(condition=models.Q(('ended_at__isnull', True), ('assignee_id__isnull', True)), fields=['agency_id', 'role', 'opened_at', 'id'], name='work_by_opening'),
        ),
        AddIndexConcurrently(
            model_name='workitem',
            index=models.Index(condition=models.Q(('ended_at__isnull', True), ('assignee_id__isnull', True)), fields=['agency_id', 'role', 'code', 'id'], name='work_by_code'),
        ),
        AddIndexConcurrently(
            model_name='workitem',
            index=models.Index(condition=models.Q(('ended_at__isnull', True), ('assignee_id__isnull', True)), fields=['agency_id', 'role', 'applicant_key', 'id'], name='work_by_applicant'),
        ),
    ]
