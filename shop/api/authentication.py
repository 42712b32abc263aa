from rest_framework.authentication import SessionAuthentication


class SameOriginSessionAuthentication(SessionAuthentication):
    pass
