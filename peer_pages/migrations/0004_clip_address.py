"""Keep a clip's address as an address: Wagtail's embed asks the film's service, which no form or page here may."""

import peer_pages.films
import wagtail.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('peer_pages', '0003_import_record'),
    ]

    operations = [
        migrations.AlterField(
            model_name='eventpage',
            name='clips',
            field=wagtail.fields.StreamField([('clip', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Titel', 'max_length': 200}), 1: ('wagtail.blocks.URLBlock', (), {'help_text': 'Adressen på en film hos YouTube eller Vimeo.', 'label': 'Film', 'validators': [peer_pages.films.validate_film]}), 2: ('wagtail.blocks.StructBlock', [[('title', 0), ('video', 1)]], {})}, verbose_name='klip'),
        ),
    ]
