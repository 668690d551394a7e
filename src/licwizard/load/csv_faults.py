"""What a reader of CSV finds fault with, in words that can be put into the reader's language."""

import csv

from licwizard.messages import Message, msg


def csv_problem(error: csv.Error) -> Message:
    """Return what is wrong with a line."""
    text = str(error)
    if "unexpected end" in text:
        return msg("this line is no CSV: a quotation mark is opened and never closed")
    if "expected after" in text:
        return msg("this line is no CSV: something stands behind a quotation mark that closes a cell")
    if "field limit" in text:
        return msg("this line is no CSV: a cell is longer than any that is read")
    return msg("this line is no CSV")
