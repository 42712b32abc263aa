"""Lists of products that can be filtered and sorted: categories, landing pages, everything, search, and the API.

`choices` reads what was asked for, `narrowing` makes conditions of it, `counting` counts what else could be chosen,
`facets` is how a page shows that, and `selectors` finds the products.
"""
