from django.db import migrations

from search.synonyms import shipped


def forwards(apps, schema_editor):
    shipped.add(apps.get_model("search", "SynonymGroup"))


class Migration(migrations.Migration):
    dependencies = [("search", "0003_chores")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
