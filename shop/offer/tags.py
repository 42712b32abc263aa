"""What the pages of offers and ranges are called where pages are kept: few, and dropped together."""

OFFERS_TAG = "offers"
