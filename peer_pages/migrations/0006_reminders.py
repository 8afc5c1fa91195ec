"""Reminders, the mails they go out in, and what a grant's ladder counts to."""

import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import peer_pages.funding.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('peer_pages', '0005_course_date_identifiers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('day', models.DateField(verbose_name='dag')),
                ('language', models.CharField(default='da', max_length=10)),
                ('state', models.CharField(choices=[('waiting', 'Venter'), ('claimed', 'Er ved at blive sendt'), ('sent', 'Sendt'), ('failed', 'Ikke leveret'), ('unsure', 'Måske sendt'), ('cancelled', 'Bortfaldet')], default='waiting', max_length=10, verbose_name='status')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='forsøg')),
                ('doubts', models.PositiveSmallIntegerField(default=0, help_text='Hvor tit det er uvist, om den blev sendt.')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('claimed_at', models.DateTimeField(null=True)),
                ('handed_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('error', models.TextField(blank=True, verbose_name='fejl')),
            ],
            options={
                'verbose_name': 'samlet mail',
                'verbose_name_plural': 'samlede mails',
                'ordering': ['day', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DigestLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.PositiveSmallIntegerField(choices=[(0, 'Ingen endnu'), (1, 'Den ansvarlige'), (2, 'Organisationens partnere'), (3, 'Redaktionen')], verbose_name='hvorfor')),
                ('escalated', models.BooleanField(default=False, help_text='Ingen svarede, eller mailen kom ikke frem.')),
                ('revoked_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'linje i en mail',
                'verbose_name_plural': 'linjer i mails',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='OptOut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(max_length=254, unique=True, verbose_name='e-mail')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'afmelding',
                'verbose_name_plural': 'afmeldinger',
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='siden')),
                ('question', models.CharField(choices=[('end', 'Hvad sker der, når pengene slipper op?'), ('date', 'Hvilken dag slutter pengene?'), ('report', 'Hvor er statusrapporten?'), ('unknown', 'Hvornår slutter pengene?'), ('check', 'Passer siden stadig?')], max_length=10, verbose_name='spørgsmål')),
                ('rung', models.SmallIntegerField(default=0, verbose_name='dage før')),
                ('due_on', models.DateField(verbose_name='fra den')),
                ('deadline', models.DateField(help_text='For et tjek: den forrige gang.', null=True, verbose_name='slutdag, som den var')),
                ('state', models.CharField(choices=[('open', 'Venter på svar'), ('answered', 'Besvaret'), ('cancelled', 'Bortfaldet'), ('lapsed', 'Afløst af en senere påmindelse')], default='open', max_length=10, verbose_name='status')),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'Ingen endnu'), (1, 'Den ansvarlige'), (2, 'Organisationens partnere'), (3, 'Redaktionen')], default=0, verbose_name='spurgt')),
                ('asked_on', models.DateField(null=True, verbose_name='spurgt den')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('settled_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'påmindelse',
                'verbose_name_plural': 'påmindelser',
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Tick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=50, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('day', models.DateField(null=True)),
            ],
            options={
                'verbose_name': 'klokkeslag',
                'verbose_name_plural': 'klokkeslag',
            },
        ),
        migrations.AddField(
            model_name='funding',
            name='deadline',
            field=models.DateField(db_index=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='funding',
            name='rungs',
            field=peer_pages.funding.fields.RungsField(blank=True, help_text='Hvor mange dage før slutdagen vi skriver til jer, fx 180, 90, 30, 7, -7; minus er efter slutdagen. Lad feltet stå tomt for at få de sædvanlige.', max_length=120, verbose_name='påmindelser'),
        ),
        migrations.AddField(
            model_name='fundingprogramme',
            name='rungs',
            field=peer_pages.funding.fields.RungsField(blank=True, help_text='Hvor mange dage før slutdagen vi skriver til jer, fx 180, 90, 30, 7, -7; minus er efter slutdagen. Lad feltet stå tomt for at få de sædvanlige.', max_length=120, verbose_name='påmindelser'),
        ),
        migrations.AlterField(
            model_name='coursepage',
            name='last_checked_on',
            field=models.DateField(blank=True, db_index=True, null=True, verbose_name='sidst tjekket'),
        ),
        migrations.AlterField(
            model_name='eventpage',
            name='last_checked_on',
            field=models.DateField(blank=True, db_index=True, null=True, verbose_name='sidst tjekket'),
        ),
        migrations.AlterField(
            model_name='initiativepage',
            name='last_checked_on',
            field=models.DateField(blank=True, db_index=True, null=True, verbose_name='sidst tjekket'),
        ),
        migrations.AddIndex(
            model_name='funding',
            index=models.Index(django.db.models.expressions.CombinedExpression(models.F('id'), '%%', models.Value(365)), condition=models.Q(('deadline__isnull', True)), name='funding_without_deadline'),
        ),
        migrations.AddIndex(
            model_name='funding',
            index=models.Index(condition=models.Q(('rungs', ''), _negated=True), fields=['rungs'], name='funding_with_own_rungs'),
        ),
        migrations.AddField(
            model_name='digest',
            name='contact',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='peer_pages.contact'),
        ),
        migrations.AddField(
            model_name='digest',
            name='user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='digestline',
            name='digest',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='peer_pages.digest'),
        ),
        migrations.AddField(
            model_name='reminder',
            name='funding',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reminders', to='peer_pages.funding'),
        ),
        migrations.AddField(
            model_name='reminder',
            name='page',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reminders', to=settings.WAGTAIL_PAGE_MODEL),
        ),
        migrations.AddField(
            model_name='digestline',
            name='reminder',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='peer_pages.reminder'),
        ),
        migrations.AddIndex(
            model_name='digest',
            index=models.Index(fields=['state', 'due_at'], name='digest_due'),
        ),
        migrations.AddConstraint(
            model_name='digest',
            constraint=models.UniqueConstraint(fields=('address', 'day'), name='one_digest_per_address_and_day'),
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['level', 'asked_on'], name='reminder_open_by_level'),
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(fields=['funding', 'deadline', 'rung'], name='reminder_by_deadline'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('funding', 'question', 'rung', 'due_on'), name='one_reminder_per_grant_question_rung_and_day'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(condition=models.Q(('question', 'check')), fields=('page', 'question', 'due_on'), name='one_check_per_page_and_day'),
        ),
        migrations.AddConstraint(
            model_name='digestline',
            constraint=models.UniqueConstraint(fields=('digest', 'reminder'), name='one_line_per_digest_and_reminder'),
        ),
    ]
