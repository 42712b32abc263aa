"""Where a request comes from: the guard of every form and API call on pages that carry no CSRF token."""

from shop.core.origin.forms import same_origin_post
from shop.core.origin.reading import reading_leads_to
from shop.core.origin.rule import Verdict, judge

__all__ = ["Verdict", "judge", "reading_leads_to", "same_origin_post"]
