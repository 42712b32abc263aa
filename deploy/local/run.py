"""`make run`: the shop with development settings; both its processes start anew when its code changes."""

import os

from deploy.local import ports, shop
from deploy.local.refusal import exit_with
from deploy.local.supervise import Child, Supervisor
from site_project.settings import env as environment


def main() -> int:
    port = ports.wanted(os.environ)
    environ = shop.children_environ(
        environment.load(environment.ENV_FILE), settings="site_project.settings.dev", port=port
    )
    environ["DJANGO_RUNSERVER_HIDE_WARNING"] = "true"  # `make serve` is what it would send people to
    sign_ins = shop.make_ready(environ)
    ports.check_free(port)  # getting ready may have taken minutes
    supervisor = Supervisor(
        [
            Child("The web server", shop.python("manage.py", "runserver", f"{ports.HOST}:{port}")),
            Child("tick", shop.python("-m", "deploy.local.reload", *shop.python("manage.py", "tick"))),
        ],
        environ=environ,
        has_begun=shop.answers(port),
        when_begun=shop.say_where(environ, sign_ins=sign_ins),
    )
    return supervisor.run()


if __name__ == "__main__":
    exit_with(main)
