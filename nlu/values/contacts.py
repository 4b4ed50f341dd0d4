"""Ways to reach a firm: telephone, e-mail, web."""

from nlu.values.emails import find_emails
from nlu.values.phones import find_phones
from nlu.values.urls import find_urls

__all__ = ["find_emails", "find_phones", "find_urls"]
