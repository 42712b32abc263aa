#!/bin/sh
# What a container of the image does. Each role becomes the process itself (exec), so that it gets the signals.
set -eu

role="${1:-web}"
[ "$#" -eq 0 ] || shift

# A bad or missing variable is said once and here; a web server would start its workers over and over.
python3 -c 'from django.conf import settings; settings.DEBUG'

case "$role" in
    web)
        exec python3 -m granian --interface wsgi --no-ws --host 0.0.0.0 --port "${PORT:-8000}" \
            --workers "${WEB_WORKERS:-1}" --blocking-threads "${WEB_THREADS:-8}" --workers-kill-timeout 25 \
            --respawn-failed-workers --log-level warning "$@" site_project.wsgi:application
        ;;
    worker)
        exec python3 -m celery --quiet --app site_project.celery worker --loglevel WARNING \
            --concurrency "${WORKER_PROCESSES:-2}" "$@"
        ;;
    beat)
        exec python3 -m celery --quiet --app site_project.celery beat --loglevel WARNING \
            --schedule "$DATA_DIR/celerybeat-schedule" --pidfile= "$@"
        ;;
    tick)
        exec python3 manage.py tick "$@"
        ;;
    migrate)
        exec python3 manage.py migrate --noinput "$@"
        ;;
    manage)
        exec python3 manage.py "$@"
        ;;
    *)
        echo "There is no role \"$role\": choose web, worker, beat, tick, migrate or manage." >&2
        exit 2
        ;;
esac
