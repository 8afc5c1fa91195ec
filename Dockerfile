# The site for servers: one image for the web process, the worker and the scheduler.
FROM python:3.11-slim-bookworm AS build
WORKDIR /build
RUN python -m venv /opt/peerportal
COPY requirements.txt .
RUN /opt/peerportal/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE manage.py ./
COPY site site
COPY workflows workflows
COPY peer_pages peer_pages
COPY search search
COPY templates templates
# In an environment of its own: what builds the wheel has no place on the server.
RUN python -m venv /opt/builder \
 && /opt/builder/bin/pip install --no-cache-dir "hatchling>=1.27" build \
 && /opt/builder/bin/python -m build --wheel --no-isolation --outdir /dist . \
 && /opt/peerportal/bin/pip install --no-cache-dir --no-deps /dist/*.whl

FROM python:3.11-slim-bookworm
RUN groupadd --gid 10001 peer && useradd --uid 10001 --gid peer --no-create-home --shell /usr/sbin/nologin peer \
 && install --directory --owner peer --group peer \
    /srv/peerportal /srv/peerportal/media /srv/peerportal/search /srv/peerportal/static
COPY --from=build /opt/peerportal /opt/peerportal
ENV PATH=/opt/peerportal/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=peerportal.settings.production \
    MEDIA_ROOT=/srv/peerportal/media \
    SEARCH_FOLDER=/srv/peerportal/search \
    STATIC_ROOT=/srv/peerportal/static
WORKDIR /srv/peerportal
USER peer
# The manifest of static files belongs to the image; the values here are needed to start and are not kept.
RUN SECRET_KEY=used-while-the-image-is-built-and-for-nothing-else-at-all ALLOWED_HOSTS=localhost \
    django-admin collectstatic --no-input --verbosity 0
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--workers", "3", "--timeout", "30", "--access-logfile", "-", "peerportal.wsgi"]
