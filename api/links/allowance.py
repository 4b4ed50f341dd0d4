"""How many e-mails the service sends on a visitor's word: so many for one conversation, receiver and connection.

Counted in the memory of one process, the receiver by a hash of the address: nothing of it is stored.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from api.links.recent import Recent

WINDOW = timedelta(hours=1)
OF_A_CONVERSATION = 3
TO_ONE_ADDRESS = 3
FROM_ONE_PLACE = 10
IN_ALL = 300


class Mailings:
    """E-mails of the last ``WINDOW`` by what they count for."""

    def __init__(self) -> None:
        self._sent = Recent(WINDOW)

    def allow(self, conversation_id: str, receiver: str, place: str, at: datetime) -> bool:
        """Count an e-mail that is about to be sent; False when there were too many already."""
        digest = hashlib.sha256(receiver.casefold().encode()).hexdigest()
        limits = {
            f"conversation {conversation_id}": OF_A_CONVERSATION,
            f"to {digest}": TO_ONE_ADDRESS,
            f"from {place}": FROM_ONE_PLACE,
            "all": IN_ALL,
        }
        if any(self._sent.count(key, at) >= most for key, most in limits.items()):
            return False
        for key in limits:
            self._sent.add(key, at)
        return True
