"""The one shape in which the API says no.

    {"error": {"code": "invalid", "message": "…", "fields": {"lines.0.quantity": ["…"]}, "request_id": "…"}}

`code` is for programs and does not change, `message` for people and is in their language; `fields` names what was
wrong with what was sent, by its path, and is empty where no field is to blame; `request_id` is in our logs too.
"""

import logging
import math
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, UnreadablePostError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import set_rollback

from shop.core import request_ids
from shop.core.exceptions import DomainError

logger = logging.getLogger(__name__)

Fields = dict[str, list[str]]


class TooLargeError(exceptions.APIException):
    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"


def handle(exception: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: answer whatever was raised in the one shape."""
    set_rollback()
    if isinstance(exception, DomainError):
        return _answer(HTTPStatus.CONFLICT, code=exception.code, message=exception.message)
    if isinstance(exception, UnreadablePostError):
        return None  # whoever asked is gone
    known = _as_api_exception(exception)
    return _refusal(known) if known is not None else _failure(exception, context)


def _as_api_exception(exception: Exception) -> exceptions.APIException | None:
    match exception:
        case exceptions.APIException():
            return exception
        case Http404():
            return exceptions.NotFound()
        case PermissionDenied():
            return exceptions.PermissionDenied()
        case RequestDataTooBig():
            return TooLargeError(_("That is more than this shop takes in one go."))
        case SuspiciousOperation() | BadRequest():
            return exceptions.ParseError()
    return None


def _refusal(exception: exceptions.APIException) -> Response:
    fields = _fields(exception)
    return _answer(
        exception.status_code,
        code=_code(exception),
        message=_message(exception, fields=fields),
        fields=fields,
        headers=_headers(exception),
    )


def _failure(exception: Exception, context: dict[str, Any]) -> Response:
    """Answer a bug of ours in the same shape, and tell whoever listens for bugs, as Django would have done."""
    request = context["request"]._request
    logger.error("The API failed at %s", request.path, exc_info=exception)
    got_request_exception.send(sender=None, request=request)
    message = _("Something went wrong on our side. Please try again; if it stays so, tell us the request id.")
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, code="failure", message=message)


def _answer(
    status: int,
    *,
    code: str,
    message: str,
    fields: Fields | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    error = {"code": code, "message": message, "fields": fields or {}, "request_id": request_ids.current()}
    return Response({"error": error}, status=status, headers=headers)


def _code(exception: exceptions.APIException) -> str:
    if isinstance(exception, exceptions.ValidationError):
        return exceptions.ValidationError.default_code
    codes = exception.get_codes()
    return codes if isinstance(codes, str) else exception.default_code


def _message(exception: exceptions.APIException, *, fields: Fields) -> str:
    if isinstance(exception, exceptions.ValidationError):
        general = _general_sentences(exception)
        if general:
            return " ".join(general)
        return ngettext(
            "One field cannot be used as it is.", "%(count)d fields cannot be used as they are.", len(fields)
        ) % {"count": len(fields)}
    if (seconds := _seconds_to_wait(exception)) is not None:
        return ngettext(
            "That was a lot at once. Please wait %(count)d second.",
            "That was a lot at once. Please wait %(count)d seconds.",
            seconds,
        ) % {"count": seconds}
    return str(exception.detail)


def _general_sentences(exception: exceptions.ValidationError) -> list[str]:
    """What is wrong with the whole rather than with one field."""
    detail: Any = exception.detail
    if isinstance(detail, dict):
        detail = detail.get(api_settings.NON_FIELD_ERRORS_KEY, [])
    return [str(sentence) for sentence in detail if isinstance(sentence, str)]


def _fields(exception: exceptions.APIException) -> Fields:
    fields: Fields = {}
    if isinstance(exception, exceptions.ValidationError):
        for path, sentence in _leaves(exception.detail):
            if path and path != api_settings.NON_FIELD_ERRORS_KEY:
                fields.setdefault(path, []).append(sentence)
    return fields


def _leaves(detail: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(detail, str):
        yield path, str(detail)
    elif isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _leaves(inner, _joined(path, name))
    else:
        for index, inner in enumerate(detail):
            # A list of sentences belongs to its field; a list of rows has one place for each.
            yield from _leaves(inner, path if isinstance(inner, str) else _joined(path, index))


def _joined(path: str, step: str | int) -> str:
    return f"{path}.{step}" if path else str(step)


def _headers(exception: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if scheme := getattr(exception, "auth_header", None):
        headers["WWW-Authenticate"] = scheme
    if (seconds := _seconds_to_wait(exception)) is not None:
        headers["Retry-After"] = str(seconds)
    return headers


def _seconds_to_wait(exception: exceptions.APIException) -> int | None:
    wait: float | None = getattr(exception, "wait", None)
    return None if wait is None else max(1, math.ceil(wait))
