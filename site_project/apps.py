from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class SiteProjectConfig(AppConfig):
    name = "site_project"
    verbose_name = _("Site")

    def ready(self) -> None:
        from wagtail.models import Site

        from site_project import sites

        def rename(instance: Site, **_signal: Any) -> None:
            if instance.is_default_site:
                sites.follow_name(instance)

        # This app has no models, so the signal is not sent for it; the sites of both kinds exist by then.
        wagtailcore = apps.get_app_config("wagtailcore")
        post_migrate.connect(sites.keep_in_step, sender=wagtailcore, dispatch_uid="keep_sites_in_step")
        post_save.connect(rename, sender=Site, weak=False, dispatch_uid="rename_django_site")
