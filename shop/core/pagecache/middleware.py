from django.utils.deprecation import MiddlewareMixin


class PageCacheMiddleware(MiddlewareMixin):
    pass
