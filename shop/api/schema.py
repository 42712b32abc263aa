"""What the schema says beyond the views themselves."""

from http import HTTPStatus
from typing import Any

from drf_spectacular.utils import OpenApiResponse

_ERROR = {
    "type": "object",
    "description": "Every refusal of this API has this shape.",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "fields", "request_id"],
            "properties": {
                "code": {
                    "type": "string",
                    "description": "For programs; it does not change.",
                    "example": "invalid",
                },
                "message": {
                    "type": "string",
                    "description": "One sentence or two for people, in their language.",
                },
                "fields": {
                    "type": "object",
                    "description": "What is wrong with which field, by its path; empty where no field is to blame.",
                    "additionalProperties": {"type": "array", "items": {"type": "string"}},
                    "example": {"lines.0.quantity": ["A valid integer is required."]},
                },
                "request_id": {"type": "string", "description": "Our logs know the request by it."},
            },
        }
    },
}
_REFERENCE = {"$ref": "#/components/schemas/Error"}
_REFUSAL = {
    "description": "The refusal of this request.",
    "content": {"application/json": {"schema": _REFERENCE}},
}
_REASONS = {
    HTTPStatus.BAD_REQUEST: "Something that was sent cannot be used; `fields` says what, and why.",
    HTTPStatus.NOT_FOUND: "There is no such thing, or no such page of the list.",
    HTTPStatus.NOT_ACCEPTABLE: "The form of answer that was asked for is not there: this API speaks JSON.",
    HTTPStatus.TOO_MANY_REQUESTS: "That was a lot at once; `Retry-After` says for how many seconds to wait.",
}


def refusals(*statuses: int) -> dict[int, OpenApiResponse]:
    """For `extend_schema`: the answers with which an operation says no."""
    return {
        status: OpenApiResponse(response=_REFERENCE, description=_REASONS[HTTPStatus(status)])
        for status in statuses
    }


def document_errors(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Give every operation the one shape of errors as its default answer."""
    result["components"].setdefault("schemas", {})["Error"] = _ERROR
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"].setdefault("default", _REFUSAL)
    return result


def only_own_paths(endpoints: list[tuple[str, ...]], **_kwargs: Any) -> list[tuple[str, ...]]:
    """Leave out Wagtail's editor API, which is for its own pages."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/")]
