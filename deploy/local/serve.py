"""`make serve`: production settings on this machine, in demo mode, with the processes that its engines allow."""

import os

from deploy.local import ports, shop, static_files
from deploy.local.refusal import exit_with
from deploy.local.supervise import Child, Supervisor
from site_project.settings import env as environment
from site_project.settings.env import Env


def main() -> int:
    port, env = ports.wanted(os.environ), environment.load(environment.ENV_FILE)
    environ = serving_environ(env, port=port)
    sign_ins = shop.make_ready(environ)
    static_files.collect(environ, into=env.DATA_DIR / "static")
    web = web_command(port, workers=int(environ["WEB_WORKERS"]), threads=env.WEB_THREADS)
    ports.check_free(port)  # getting ready may have taken minutes
    supervisor = Supervisor(
        [Child("The web server", web), *background(env)],
        environ=environ,
        has_begun=shop.answers(port),
        when_begun=shop.say_where(environ, sign_ins=sign_ins),
    )
    return supervisor.run()


def serving_environ(env: Env, *, port: int) -> dict[str, str]:
    """Production settings with everything that they insist on."""
    environ = shop.children_environ(env, settings="site_project.settings.production", port=port)
    key = env.SECRET_KEY.get_secret_value() if env.SECRET_KEY else shop.kept_secret(env.DATA_DIR)
    gateways = env.PAYMENT_GATEWAYS or "demo"
    return {
        **environ,
        "DEBUG": "0",
        "LOG_LEVEL": env.LOG_LEVEL if "LOG_LEVEL" in env.model_fields_set else "WARNING",
        "DEMO_MODE": "1",
        "SECRET_KEY": key,
        "PAYMENT_GATEWAYS": gateways,
        "WEB_WORKERS": str(workers(env)),
    }


def workers(env: Env) -> int:
    """As many web processes as asked for; else one for each core, or just one where they could share no cache."""
    if "WEB_WORKERS" in env.model_fields_set:
        return env.WEB_WORKERS
    return (os.cpu_count() or 1) if env.cache_url else 1


def web_command(port: int, *, workers: int, threads: int) -> list[str]:
    """The web server's command line."""
    return shop.python(
        *("-m", "granian", "--interface", "wsgi", "--host", ports.HOST, "--port", str(port), "--no-ws"),
        *("--workers", str(workers), "--blocking-threads", str(threads), "--workers-kill-timeout", "8"),
        *("--respawn-failed-workers", "--log-level", "error", "site_project.wsgi:application"),
    )


def background(env: Env) -> list[Child]:
    """What works beside the web server: Celery where there is a broker, else `tick`."""
    if not env.broker_url:
        return [Child("tick", shop.python("manage.py", "tick"))]
    celery = shop.python("-m", "celery", "--quiet", "--app", "site_project.celery")
    schedule = env.DATA_DIR / "celerybeat-schedule"
    return [
        Child("The worker", [*celery, "worker", "--loglevel", "WARNING", "--concurrency", "2"]),
        Child(
            "beat",
            [*celery, "beat", "--loglevel", "WARNING", "--schedule", str(schedule), "--pidfile="],
        ),
    ]


if __name__ == "__main__":
    exit_with(main)
