from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files under hashed names, JavaScript and CSS imports included, so that no bundler is needed."""

    support_js_module_import_aggregation = True
