"""Every address of the site, top to bottom in the order in which they are tried."""

from typing import Any

from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from home import views as home_views
from search import api as search_api
from shop.users import doors
from site_project import health, media, sitemaps, wellknown
from site_project.styleguide import mail_views as mail_gallery
from site_project.styleguide import views as styleguide

shop: Any = apps.get_app_config("oscar")
search: Any = apps.get_app_config("search")

handler400 = "site_project.errors.bad_request"
handler403 = "site_project.errors.permission_denied"
handler404 = "site_project.errors.page_not_found"
handler500 = "site_project.errors.server_error"

urlpatterns = [
    path("robots.txt", wellknown.robots),
    path(".well-known/security.txt", wellknown.security),
    path("favicon.ico", wellknown.favicon),
    path("sitemap.xml", sitemaps.whole, name="sitemap"),
    path("sitemap-<slug:name>.xml", sitemaps.section, name="sitemap-section"),
    path("health/live/", health.live),
    path("health/ready/", health.ready),
    path("media/<path:path>", media.serve),
    path("brand/<slug:digest>.css", home_views.brand_sheet, name="brand-sheet"),
    path("brand/<slug:digest>/cms.css", home_views.cms_sheet, name="cms-sheet"),
    path("styleguide/", styleguide.gallery, name="styleguide"),
    path("styleguide/mails/", mail_gallery.mails, name="styleguide-mails"),
    path("styleguide/mails/<slug:anchor>/", mail_gallery.mail, name="styleguide-mail"),
    path("cms/login/", doors.CmsDoor.as_view()),
    re_path(r"^cms/password_reset/", doors.ResetPassword.as_view()),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/search/", search_api.SearchView.as_view(), name="api-search"),
    path("api/v1/search/suggest/", search_api.SuggestView.as_view(), name="api-suggest"),
    path("api/", include("shop.api.urls")),
    *i18n_patterns(
        path("account/", include("allauth.urls")),
        path("search/", search.urls),
        # A category's address shows its editor's page where there is one; the shop's own pattern is for reversing.
        path("shop/<path:category_slug>/", home_views.category),
        path("", include(shop.urls[0])),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
