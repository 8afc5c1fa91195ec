"""Fill in what the ladder of each grant counts to: the decision about the next year, else its last day."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Q

from peer_pages.fuzzy_dates import last_day


def forwards(apps: Apps, _schema: BaseDatabaseSchemaEditor | None) -> None:
    """Two statements, however many grants there are, and one for each whose end is in doubt."""
    grants = apps.get_model("peer_pages", "Funding").objects
    doubted = Q(ends__endswith="~") | Q(ends__endswith="?") | Q(ends__endswith="%")
    for pk, ends in grants.filter(doubted).values_list("pk", "ends"):
        # "About 2026" ends with 2026; a year had been added for the doubt.
        grants.filter(pk=pk).update(ends_last_day=last_day(ends))
    grants.update(deadline=F("ends_last_day"))
    grants.filter(renewed_yearly=True, decision_on__isnull=False).update(deadline=F("decision_on"))


class Migration(migrations.Migration):

    dependencies = [
        ('peer_pages', '0006_reminders'),
    ]

    operations = [
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
