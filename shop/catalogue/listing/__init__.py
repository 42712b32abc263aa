"""Lists of products that can be filtered and sorted: categories, landing pages, everything, search, and the API.

`choices` reads what was asked for, `facets` counts what else could be, `selectors` finds the products.
"""
