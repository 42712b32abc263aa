"""Cache tags that are not those of one row."""

MENU_TAG = "menu:all"  # what stands around every page: menus, foot, announcement
PAGES_TAG = "pages"  # which pages there are
SEO_TAG = "setting:seo"
SITE_TAG = "setting:site"
