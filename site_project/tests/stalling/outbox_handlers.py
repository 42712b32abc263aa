import time
from pathlib import Path

from shop.core import outbox
from shop.core.models import AuditEntry

AUDIT_TOPIC = "stalling.audit"


@outbox.handler(AUDIT_TOPIC)
def audit(message: outbox.Message) -> None:
    """Write an entry; at the first attempt, say so in a file and stall before the transaction ends."""
    AuditEntry.objects.create(action="stalling", target_type="row", target_id=str(message.id))
    if message.attempt == 1 and message.payload.get("stalls_for"):
        Path(message.payload["began"]).touch()
        time.sleep(message.payload["stalls_for"])
