"""When recurring work of the search was done last."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_shipped_synonyms"),
    ]

    operations = [
        migrations.CreateModel(
            name="Chore",
            fields=[
                ("name", models.CharField(max_length=30, primary_key=True, serialize=False, verbose_name="navn")),
                ("begun_at", models.DateTimeField(null=True, verbose_name="sidst begyndt")),
            ],
            options={
                "verbose_name": "opgave",
                "verbose_name_plural": "opgaver",
            },
        ),
    ]
