"""What every run of the shop has in common; `dev`, `test` and `production` start from `build(env)`.

Settings come in the order of Django's own reference. Everything that the environment can change arrives
through `env.py`; a trap that a line works round is named beside the line.
"""

from datetime import timedelta
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from oscar.defaults import *  # noqa: F403  # Oscar reads its own settings as globals
from oscar.defaults import OSCAR_DASHBOARD_NAVIGATION

from site_project.settings import engines
from site_project.settings.env import BASE_DIR, Env, gateway_names

# Applications: ours that replace one of Oscar's stand where Oscar's would.
OUR_APPS = [
    "site_project.apps.SiteProjectConfig",
    "home.apps.HomeConfig",
    "blog.apps.BlogConfig",
    "search.apps.SearchConfig",
    "shop.core.apps.CoreConfig",
    "shop.users.apps.UsersConfig",
    "shop.tax.apps.TaxConfig",
]
OSCAR_APPS = [
    "shop.apps.ShopConfig",
    "oscar.apps.analytics.apps.AnalyticsConfig",
    "shop.checkout.apps.CheckoutConfig",
    "oscar.apps.address.apps.AddressConfig",
    "shop.shipping.apps.ShippingConfig",
    "shop.catalogue.apps.CatalogueConfig",
    "shop.catalogue.reviews.apps.CatalogueReviewsConfig",
    "oscar.apps.communication.apps.CommunicationConfig",
    "shop.partner.apps.PartnerConfig",
    "shop.basket.apps.BasketConfig",
    "shop.payment.apps.PaymentConfig",
    "shop.offer.apps.OfferConfig",
    "shop.order.apps.OrderConfig",
    "shop.customer.apps.CustomerConfig",
    "shop.voucher.apps.VoucherConfig",
    "shop.wishlists.apps.WishlistsConfig",
    "shop.dashboard.apps.DashboardConfig",
    "shop.dashboard.reports.apps.ReportsDashboardConfig",
    "oscar.apps.dashboard.users.apps.UsersDashboardConfig",
    "shop.dashboard.orders.apps.OrdersDashboardConfig",
    "shop.dashboard.catalogue.apps.CatalogueDashboardConfig",
    "shop.dashboard.offers.apps.OffersDashboardConfig",
    "oscar.apps.dashboard.partners.apps.PartnersDashboardConfig",
    "oscar.apps.dashboard.pages.apps.PagesDashboardConfig",
    "oscar.apps.dashboard.ranges.apps.RangesDashboardConfig",
    "oscar.apps.dashboard.reviews.apps.ReviewsDashboardConfig",
    "shop.dashboard.vouchers.apps.VouchersDashboardConfig",
    "oscar.apps.dashboard.communications.apps.CommunicationsDashboardConfig",
    "shop.dashboard.shipping.apps.ShippingDashboardConfig",
    "widget_tweaks",
    "treebeard",
    "django_tables2",
]
WAGTAIL_APPS = [
    "wagtailseo",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
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
    "django_tasks",
]
DJANGO_APPS = [
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sites",
    "django.contrib.flatpages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]
INSTALLED_APPS = [*OUR_APPS, *OSCAR_APPS, *WAGTAIL_APPS, *DJANGO_APPS]

MIDDLEWARE = [
    "site_project.middleware.RequestIdMiddleware",
    "site_project.middleware.KnownHostMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "site_project.middleware.StaffAwareCSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "site_project.compression.CompressionMiddleware",
    "shop.core.pagecache.middleware.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "site_project.middleware.AddressLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "shop.basket.middleware.BasketMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "shop.users.middleware.StaffSecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

# A fork that adds no field keeps Oscar's migrations.
MIGRATION_MODULES = {
    "basket": "oscar.apps.basket.migrations",
    "customer": "oscar.apps.customer.migrations",
    "wishlists": "oscar.apps.wishlists.migrations",
}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"  # Oscar's migrations read it, so it may never change
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")
ROOT_URLCONF = "site_project.urls"
WSGI_APPLICATION = "site_project.wsgi.application"
SITE_ID = 1
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "oscar.core.context_processors.metadata",
                "site_project.context.shop",
            ],
        },
    },
]

# Accounts: allauth signs everybody in, by e-mail.
AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/account/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "shop.users.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # a session left open changes neither address nor second factor
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "shop.users.forms.SignInForm", "reset_password_from_key": "shop.users.forms.NewPasswordForm",
    "signup": "shop.users.forms.SignUpForm", "reset_password": "shop.users.forms.ResetPasswordForm",
    "add_email": "shop.users.forms.NewEmailForm", "change_password": "shop.users.forms.ChangePasswordForm",
}  # fmt: skip
MFA_FORMS = {
    "authenticate": "shop.users.forms.CodeForm", "reauthenticate": "shop.users.forms.CodeAgainForm",
    "activate_totp": "shop.users.forms.AppForm",
}  # fmt: skip
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Tillpress"

# Languages: the default one has no prefix in its addresses.
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "site_project" / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_I18N = WAGTAIL_I18N_ENABLED = True
USE_TZ = True

# Files.
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"

# Answers: what browsers may do with our pages.
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail itself allows the frame of its previews
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "site_project.errors.csrf_failure"
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
# The Wagtail editor and Oscar's dashboard carry inline scripts and know no nonces: a policy of their own.
STAFF_CONTENT_SECURITY_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}

# Kept pages: a store that keeps nothing, and the addresses that no store may keep.
PAGECACHE_STORE = "shop.core.pagecache.NullStore"
PAGECACHE_NEVER = ["/cms/", "/dashboard/", "/search/", "/styleguide/"]

# REST.
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["shop.api.authentication.SameOriginSessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "shop.api.errors.handle",
    "DEFAULT_THROTTLE_CLASSES": ["shop.api.throttles.ReadThrottle", "shop.api.throttles.WriteThrottle"],
    "DEFAULT_THROTTLE_RATES": {"read": "300/min", "write": "60/min"},
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Tillpress API",
    "DESCRIPTION": "What a shopper's own client may ask the shop for.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "PREPROCESSING_HOOKS": ["shop.api.schema.only_own_paths"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "shop.api.schema.document_errors",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# Wagtail.
WAGTAILADMIN_LOGIN_URL = reverse_lazy("wagtailadmin_login")  # a door of ours: it stops signed-in strangers
WAGTAIL_FRONTEND_LOGIN_URL = reverse_lazy("account_login")
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # allauth's pages do this
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_NOTIFICATION_USE_HTML = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend"}}
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"

# Oscar.
OSCAR_SHOP_NAME = WAGTAIL_SITE_NAME = "Copperline"  # until editors name the site
OSCAR_DEFAULT_CURRENCY = "EUR"
SHOP_COUNTRY = "DE"  # whose VAT the prices include
SHOP_PRICE_BANDS = (10, 25, 50, 100, 250)  # where the bands of the price filter end
OSCAR_OFFERS_INCL_TAX = True  # without it a 10 % offer on a taxed line takes 12 %
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_ACCOUNTS_REDIRECT_URL = "customer:profile-view"  # where `customer:summary` leads
OSCAR_HOMEPAGE = "/"
OSCAR_DELETE_IMAGE_FILES = False
OSCAR_ALLOW_ANON_REVIEWS = False
OSCAR_MODERATE_REVIEWS = True
OSCAR_THUMBNAILER = "shop.catalogue.thumbnails.LibraryThumbnailer"
OSCAR_EAGER_ALERTS = False
OSCAR_SEND_REGISTRATION_EMAIL = False
OSCAR_RECENTLY_VIEWED_PRODUCTS = 0
OSCAR_GOOGLE_ANALYTICS_ID = None
OSCAR_DASHBOARD_NAVIGATION[1]["children"].insert(  # to "Catalogue", after the categories
    3, {"label": _("Brands"), "url_name": "dashboard:catalogue-brand-list"}
)
OSCAR_DASHBOARD_NAVIGATION[2]["children"].append(  # to "Fulfilment"
    {"label": _("Delivery"), "url_name": "dashboard:shipping-method-list"}
)
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}

# The outbox: a lease outlasts any one delivery; 12 attempts reach a little over a day.
OUTBOX_LEASE = timedelta(minutes=2)
OUTBOX_ATTEMPTS = 12

# Celery.
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600}


def build(env: Env, *, is_https: bool, threads: int) -> dict[str, Any]:
    """The settings that follow from the environment, the same way in every kind of run."""
    return {
        **_engines(env, threads=threads),
        **_addresses(env, is_https=is_https),
        "DATA_DIR": env.DATA_DIR,
        "MEDIA_ROOT": env.DATA_DIR / "media",
        "STATIC_ROOT": env.DATA_DIR / "static",
        "DEFAULT_FROM_EMAIL": env.EMAIL_FROM,
        "OSCAR_FROM_EMAIL": env.EMAIL_FROM,
        "SERVER_EMAIL": env.EMAIL_FROM,
        "SECURITY_CONTACT": env.SECURITY_CONTACT,
        "DEMO_MODE": bool(env.DEMO_MODE),
        "PAYMENT_GATEWAYS": gateway_names(env.PAYMENT_GATEWAYS),
        "STAFF_NEED_SECOND_FACTOR": not env.DEMO_MODE,
        "REST_FRAMEWORK": {**REST_FRAMEWORK, "NUM_PROXIES": env.TRUSTED_PROXIES},
        "LOGGING": _logging(env),
    }


def _engines(env: Env, *, threads: int) -> dict[str, Any]:
    return {
        "DATABASES": {
            "default": engines.database(
                env.DATABASE_URL, default=env.DATA_DIR / "shop.sqlite3", threads=threads
            )
        },
        "CACHES": {"default": engines.cache(env.cache_url)},
        # Never cached: a cache that was away brings sessions back that were signed out meanwhile.
        "SESSION_ENGINE": "django.contrib.sessions.backends.db",
        "EMAIL_BACKEND": "shop.core.outbox.email.OutboxEmailBackend",
        "MAIL_TRANSPORT": engines.mail(env.EMAIL_URL, default=env.DATA_DIR / "mail"),
        "CELERY_BROKER_URL": env.broker_url or None,
        "OUTBOX_WAKE": "site_project.celery.wake_outbox" if env.broker_url else None,
        "TASKS": {
            "default": {"BACKEND": f"site_project.tasks.{'Celery' if env.broker_url else 'Outbox'}Backend"}
        },
    }


def _addresses(env: Env, *, is_https: bool) -> dict[str, Any]:
    return {
        "PUBLIC_URL": env.PUBLIC_URL,
        "WAGTAILADMIN_BASE_URL": env.PUBLIC_URL,
        "ALLOWED_HOSTS": [env.host, *(LOOPBACK_HOSTS if env.host in LOOPBACK_HOSTS else ())],
        "CSRF_TRUSTED_ORIGINS": [env.PUBLIC_URL],
        "TRUSTED_PROXIES": env.TRUSTED_PROXIES,
        "ALLAUTH_TRUSTED_PROXY_COUNT": env.TRUSTED_PROXIES,
        "ACCOUNT_DEFAULT_HTTP_PROTOCOL": "https" if is_https else "http",
        "OSCAR_URL_SCHEMA": "https" if is_https else "http",
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if env.TRUSTED_PROXIES else None,
        "SECURE_SSL_REDIRECT": is_https,
        "SECURE_REDIRECT_EXEMPT": [r"^health/"],
        "SECURE_HSTS_SECONDS": int(timedelta(days=365).total_seconds()) if is_https else 0,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": is_https,
        "SECURE_HSTS_PRELOAD": is_https,
        "SESSION_COOKIE_SECURE": is_https,
        "CSRF_COOKIE_SECURE": is_https,
        "LANGUAGE_COOKIE_SECURE": is_https,
        "OSCAR_BASKET_COOKIE_SECURE": is_https,
        "OSCAR_RECENTLY_VIEWED_COOKIE_SECURE": is_https,
    }


def _logging(env: Env) -> dict[str, Any]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": "site_project.logs.formatter", "style_name": env.LOG_FORMAT}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": env.LOG_LEVEL},
        "loggers": {
            # Django's own handlers would write every line a second time; its DEBUG is about each template variable.
            "django": {"handlers": [], "level": "INFO" if env.LOG_LEVEL == "DEBUG" else "NOTSET"},
            # The request log has every refusal already; what remains are errors, with their traceback.
            "django.request": {"level": "ERROR"},
            # runserver's line holds the query, passwords in it too; the request log says the same without.
            "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
        },
    }
