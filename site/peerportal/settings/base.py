"""What holds in every environment."""

from email.utils import parseaddr
from pathlib import Path

import dj_database_url
import dj_email_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from wagtail.embeds.oembed_providers import vimeo, youtube

from peerportal.settings import environment

ROOT = environment.ROOT
PROJECT = Path(__file__).resolve().parents[1]

SECRET_KEY = environment.read("SECRET_KEY")
ALLOWED_HOSTS = environment.read("ALLOWED_HOSTS")
DEBUG = False

INSTALLED_APPS = [
    "search",
    "peer_pages",
    "workflows",
    "peerportal",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "peerportal.security.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "peer_pages.public.spellings.OtherSpellingsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "peer_pages.roles.wall.PartnerWallMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "peerportal.urls"
WSGI_APPLICATION = "peerportal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # The wheel carries the site-wide templates inside the project package.
        "DIRS": [ROOT / "templates", PROJECT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "peerportal.context.site",
            ],
        },
    },
]

try:
    # Asked before it is used again, a connection that the database has closed meanwhile is no error.
    _database = dj_database_url.parse(environment.read("DATABASE_URL"), conn_max_age=60, conn_health_checks=True)
except ValueError as error:
    raise ImproperlyConfigured(
        "DATABASE_URL is no address of a database; postgres://user:password@host/name is one."
    ) from error
DATABASES = {"default": _database}
if _database["ENGINE"] == "django.db.backends.postgresql":
    _database.setdefault("OPTIONS", {}).setdefault("connect_timeout", 10)
if _database["ENGINE"] == "django.db.backends.sqlite3":
    # One writer at a time: take the lock at BEGIN and wait for it, rather than fail at the first write.
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "peerportal.security.client_address"
TRUSTED_PROXIES = environment.read("TRUSTED_PROXIES")
LOGIN_URL = "wagtailadmin_login"

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Dansk")), ("en", _("Engelsk"))]
LOCALE_PATHS = [PROJECT / "locale", PROJECT / "locale_wagtail"]
TIME_ZONE = "Europe/Copenhagen"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATICFILES_DIRS = [PROJECT / "static"]
STATIC_ROOT = environment.read("STATIC_ROOT")
STATIC_URL = "/static/"
MEDIA_ROOT = environment.read("MEDIA_ROOT")
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# A page form with many blocks posts more than Django's thousand fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

_mail = dj_email_url.parse(environment.read("EMAIL_URL"))
if "EMAIL_BACKEND" not in _mail:
    raise ImproperlyConfigured(
        "EMAIL_URL begins with no known kind of mail; submission://user:password@host:587 is one."
    )
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST = _mail["EMAIL_HOST"]
EMAIL_PORT = _mail["EMAIL_PORT"]
EMAIL_HOST_USER = _mail["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _mail["EMAIL_USE_TLS"]
EMAIL_USE_SSL = _mail["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = environment.read("EMAIL_TIMEOUT")
DEFAULT_FROM_EMAIL = environment.read("DEFAULT_FROM_EMAIL")
EDITORS_EMAIL = environment.read("EDITORS_EMAIL") or parseaddr(DEFAULT_FROM_EMAIL)[1]

# Without a broker a thread beside the request empties the outbox; tests do it in the request.
DELIVER_AT_ONCE = False
CELERY_BROKER_URL = environment.read("CELERY_BROKER_URL") or None
CELERY_TASK_ALWAYS_EAGER = not CELERY_BROKER_URL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600}
CELERY_TIMEZONE = "UTC"
CELERY_TASK_IGNORE_RESULT = True
CELERY_BEAT_SCHEDULE = {
    "clock": {"task": "peer_pages.tasks.do_what_is_due", "schedule": 60, "options": {"expires": 60}},
}

# See docs/how-to/look-after-the-reminders.md. Days before the end of a grant; negative ones come after it.
REMINDERS_RUNGS = "180, 90, 30, 7, -7"
# Mail goes out from this hour on, by the clocks in Denmark; two o'clock does not exist on one day of the year.
REMINDERS_HOUR = 7
# Days without an answer after which the next people are asked.
REMINDERS_ESCALATE_DAYS = 14
# Days for which an answer may wait for an editor before the status turns red.
REMINDERS_DECIDE_DAYS = 14
# Days for which the link in a mail opens its question.
REMINDERS_LINK_DAYS = 120
# Seconds after which a mail that somebody began to send is taken from them.
REMINDERS_LEASE = 900

WAGTAIL_SITE_NAME = "Peer-støtte i Danmark"
WAGTAILADMIN_USER_LOGIN_FORM = "peer_pages.admin.login.LoginForm"
WAGTAILADMIN_BASE_URL = environment.read("BASE_URL")
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Milliseconds after the last key. At Wagtail's 500 a new page is often being saved by itself when its author clicks
# "save", and on a slow server the second save finds the address taken by the first.
WAGTAIL_AUTOSAVE_INTERVAL = 3000
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "workflows.finish.finish_workflow_state"
# What is published past the workflow, by whatever code, is taken back.
WORKFLOWS_STRICT = True
# Partners link to what the public sees too.
WORKFLOWS_LINKABLE = "peer_pages.roles.pages.linkable_pages"
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, object]] = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_FINDERS = [
    {
        "class": "wagtail.embeds.finders.oembed",
        "providers": [youtube, vimeo],
    }
]
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "rtf", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_FORM_BASE = "peer_pages.roles.uploads.DocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "peer_pages.roles.uploads.ImageForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
TAGGIT_CASE_INSENSITIVE = True

# Beside the request, so that no search waits for the database.
SEARCH_LOG_INLINE = False
SEARCH_ENGINE = environment.read("SEARCH_ENGINE")
SEARCH_FOLDER = environment.read("SEARCH_FOLDER")
SEARCH_URL = environment.read("SEARCH_URL")
SEARCH_API_KEY = environment.read("SEARCH_API_KEY")
SEARCH_CA_FILE = environment.read("SEARCH_CA_FILE")
SEARCH_INDEX = environment.read("SEARCH_INDEX")

PEERPORTAL_AGENCY_NAME = environment.read("AGENCY_NAME")

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail lifts it for its own preview
SESSION_COOKIE_HTTPONLY = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],  # see peer_pages/films.py
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": environment.read("LOG_LEVEL")},
    "loggers": {
        # Named here, it loses its own handlers, which would write each line a second time.
        "django": {"level": environment.read("LOG_LEVEL")},
        # One line per write, or per request to a search server, would drown the rest.
        **{
            name: {"level": "WARNING"}
            for name in ("axes", "django_tasks", "elastic_transport", "opensearch", "wagtail")
        },
    },
}
