"""Keep the first day of each grant beside its beginning, for queries."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from peer_pages.fuzzy_dates import earliest


def forwards(apps: Apps, _schema: BaseDatabaseSchemaEditor | None) -> None:
    """One statement for each beginning that is written, of which there are few."""
    grants = apps.get_model("peer_pages", "Funding").objects
    for starts in grants.exclude(starts="").values_list("starts", flat=True).distinct().order_by():
        grants.filter(starts=starts).update(starts_first_day=earliest(starts.rstrip("~?%")))


class Migration(migrations.Migration):
    dependencies = [("peer_pages", "0011_yearly_number")]

    operations = [
        migrations.AddField(
            model_name="funding",
            name="starts_first_day",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
