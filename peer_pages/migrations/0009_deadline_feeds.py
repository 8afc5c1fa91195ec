"""Keep the hash of the secret that opens somebody's calendar of deadlines."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('peer_pages', '0008_answers'),
    ]

    operations = [
        migrations.CreateModel(
            name='DeadlineFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='deadline_feed', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'kalenderadresse',
                'verbose_name_plural': 'kalenderadresser',
            },
        ),
    ]
