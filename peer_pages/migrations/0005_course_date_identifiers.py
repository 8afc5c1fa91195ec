"""Give each date of a course an identifier that outlives its row, for the calendars that readers subscribe to."""

from uuid import uuid4

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forwards(apps: Apps, _schema: BaseDatabaseSchemaEditor | None) -> None:
    """Tell apart the dates that were there before: a new column has one value for all of them."""
    model = apps.get_model("peer_pages", "CourseDate")
    for pk in list(model.objects.values_list("pk", flat=True)):
        model.objects.filter(pk=pk).update(uid=uuid4())


class Migration(migrations.Migration):

    dependencies = [
        ('peer_pages', '0004_clip_address'),
    ]

    operations = [
        migrations.AddField(
            model_name='coursedate',
            name='uid',
            field=models.UUIDField(default=uuid4, editable=False, verbose_name='kalenderens id'),
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
