from django.db import migrations

from search.synonyms import shipped


def forwards(apps, schema_editor):
    shipped.add(apps.get_model("search", "SynonymGroup"))


def backwards(apps, schema_editor):
    apps.get_model("search", "SynonymGroup").objects.exclude(origin="").delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0001_synonyms_and_log")]

    operations = [migrations.RunPython(forwards, backwards)]
