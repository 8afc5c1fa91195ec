"""Keep what an answer says, what became of it, when an offer ends, and what people should do instead."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PAGES = ("initiativepage", "coursepage", "eventpage")
KINDS = [
    ("still", "Passer stadig"),
    ("extended", "Forlænget eller ny bevilling"),
    ("dated", "Slutdagen er …"),
    ("changed", "Noget er ændret"),
    ("closing", "Vi lukker"),
    ("report", "Her er rapporten"),
    ("later", "Rapporten kommer senere"),
]
STATES = [("applied", "Overtaget"), ("waiting", "Venter på redaktionen"), ("refused", "Afvist")]


def page_fields(model):
    """Return the operations that give a kind of page its end."""
    ends_on = models.DateField(
        blank=True,
        db_index=True,
        help_text="Når dagen kommer, står siden som afsluttet af sig selv.",
        null=True,
        verbose_name="slutter den",
    )
    instead = models.TextField(
        blank=True,
        help_text="Hvad kan brugerne gøre, når det er slut?",
        max_length=2000,
        verbose_name="i stedet",
    )
    return [
        migrations.AddField(model_name=model, name="ends_on", field=ends_on),
        migrations.AddField(model_name=model, name="instead", field=instead),
    ]


def answer_field(name, field):
    """Return the operation that gives an answer one more field."""
    return migrations.AddField(model_name="answer", name=name, field=field)


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("peer_pages", "0009_deadline_feeds"),
    ]

    operations = [
        migrations.AlterField(
            model_name="answer",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=10, verbose_name="svar"),
        ),
        answer_field(
            "values",
            models.JSONField(default=dict, help_text="Det, der blev skrevet i felterne.", verbose_name="oplyst"),
        ),
        answer_field(
            "document",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wagtaildocs.document",
            ),
        ),
        answer_field(
            "state",
            models.CharField(choices=STATES, default="applied", max_length=10, verbose_name="status"),
        ),
        answer_field(
            "reason",
            models.TextField(
                blank=True, help_text="Hvorfor det venter, eller blev afvist.", verbose_name="begrundelse"
            ),
        ),
        answer_field(
            "decided_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        answer_field("decided_at", models.DateTimeField(null=True)),
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(
                condition=models.Q(("state", "waiting")), fields=["answered_at"], name="answer_waiting"
            ),
        ),
        *(operation for model in PAGES for operation in page_fields(model)),
    ]
