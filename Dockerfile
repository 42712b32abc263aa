# syntax=docker/dockerfile:1
# One image, five roles: web, worker, beat, tick, migrate (see deploy/container/entrypoint.sh).
# BASE_IMAGE may be any Debian with python3 of 3.11 or newer; the environment is built on it, not copied onto it.
ARG BASE_IMAGE=python:3.11-slim-bookworm

FROM ${BASE_IMAGE} AS builder
ENV PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
RUN python3 -m venv /venv
COPY requirements.txt ./
RUN /venv/bin/python -m pip install --no-deps --require-hashes --no-compile -r requirements.txt \
    && /venv/bin/python -m compileall -q -j 0 /venv/lib \
    && /venv/bin/python -m pip uninstall --yes --quiet pip
COPY . .
# The key is of this step alone: collecting reads no secret, but production settings insist on having one.
RUN DJANGO_SETTINGS_MODULE=site_project.settings.production DATA_DIR=/srv/tillpress \
    SECRET_KEY=nothing-is-signed-while-static-files-are-collected-at-build \
    /venv/bin/python manage.py collectstatic --noinput --verbosity=0 \
    && /venv/bin/python -m compileall -q -j 0 /app

FROM ${BASE_IMAGE} AS runtime
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=site_project.settings.production \
    DATA_DIR=/srv/tillpress \
    PORT=8000
RUN groupadd --gid 10001 tillpress \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /srv/tillpress --shell /usr/sbin/nologin tillpress \
    && mkdir -p /srv/tillpress/mail /srv/tillpress/media \
    && chown -R 10001:10001 /srv/tillpress
WORKDIR /app
COPY --from=builder /venv /venv
COPY --from=builder /app /app
COPY --from=builder --chown=10001:10001 /srv/tillpress/static /srv/tillpress/static
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["python3", "-m", "deploy.container.probe"]
ENTRYPOINT ["/app/deploy/container/entrypoint.sh"]
CMD ["web"]
