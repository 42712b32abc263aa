"""The kernel's own topics."""

from shop.core.outbox.transport import send_mail

__all__ = ["send_mail"]
