"""Cache tags that are not those of one row."""

MENU_TAG = "menu:foot"
PAGES_TAG = "pages"  # which pages there are
SEO_TAG = "setting:seo"
SITE_TAG = "setting:site"
