"""How many e-mails the service sends on a visitor's word: so many for one conversation, receiver and connection.

Counted in the memory of one process, the receiver by a hash of the address: nothing of it is stored.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from datetime import datetime, timedelta

WINDOW = timedelta(hours=1)
OF_A_CONVERSATION = 3
TO_ONE_ADDRESS = 3
FROM_ONE_PLACE = 10
IN_ALL = 300
_KEYS_KEPT = 20_000


class Mailings:
    """E-mails of the last ``WINDOW`` by what they count for."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, list[datetime]] = OrderedDict()

    def allow(self, conversation_id: str, receiver: str, place: str, at: datetime) -> bool:
        """Count an e-mail that is about to be sent; False when there were too many already."""
        digest = hashlib.sha256(receiver.casefold().encode()).hexdigest()
        limits = {
            f"conversation {conversation_id}": OF_A_CONVERSATION,
            f"to {digest}": TO_ONE_ADDRESS,
            f"from {place}": FROM_ONE_PLACE,
            "all": IN_ALL,
        }
        if any(len(self._lately(key, at)) >= most for key, most in limits.items()):
            return False
        for key in limits:
            self._sent[key] = [*self._lately(key, at), at]
            self._sent.move_to_end(key)
        while len(self._sent) > _KEYS_KEPT:
            self._sent.popitem(last=False)
        return True

    def _lately(self, key: str, at: datetime) -> list[datetime]:
        return [moment for moment in self._sent.get(key, []) if at - moment < WINDOW]
