"""Fill in what the ladder of each grant counts to: the decision about the next year, else its last day."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def forwards(apps: Apps, _schema: BaseDatabaseSchemaEditor | None) -> None:
    """Two statements, however many grants there are."""
    grants = apps.get_model("peer_pages", "Funding").objects
    grants.update(deadline=F("ends_last_day"))
    grants.filter(renewed_yearly=True, decision_on__isnull=False).update(deadline=F("decision_on"))


class Migration(migrations.Migration):

    dependencies = [
        ('peer_pages', '0006_reminders'),
    ]

    operations = [
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
