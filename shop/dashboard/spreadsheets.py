"""What is written into files for spreadsheets."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """A spreadsheet would reckon with what somebody wrote into an address, such as `=HYPERLINK(…)`."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
