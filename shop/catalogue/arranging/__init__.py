"""How staff arrange the list of a category: which products stand first, which do not stand there, and banners.

`models` are the rows, `services` write them, `selectors` say what a list needs of them, `forms` are those of the
dashboard and of the Wagtail admin.
"""
