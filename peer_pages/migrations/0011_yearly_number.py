"""Number the grants without an end by one expression, which any database finds by its index."""

from django.db import migrations, models
from django.db.models import Case, F, When

from peer_pages.funding.literals import Literal


class Migration(migrations.Migration):
    dependencies = [("peer_pages", "0010_answers_with_facts")]

    operations = [
        migrations.RemoveIndex(model_name="funding", name="funding_without_deadline"),
        migrations.AddIndex(
            model_name="funding",
            index=models.Index(
                Case(When(deadline__isnull=True, then=F("id") % Literal(365))), name="funding_without_deadline"
            ),
        ),
    ]
