"""`licwizard items`: the catalogue."""

from collections.abc import Sequence

from licwizard.core.catalogue import Catalogue, Product
from licwizard.core.item_search import family, find_items
from licwizard.env import Env
from licwizard.errors import Exit, UsageError
from licwizard.load.catalogue import load_catalogue
from licwizard.messages import Message, msg
from licwizard.show.document import document
from licwizard.show.items import items_body, items_csv, items_markdown, items_plain, show_family, show_item
from licwizard.show.screen import Screen

_BEST = 20


def items(env: Env, words: Sequence[str]) -> Exit:
    """Show the items of Customer Engagement by kind; with words, the best matches of the whole catalogue.

    Raises UsageError where nothing matches.
    """
    catalogue = load_catalogue(env.data / "products.yaml")
    words = [word for word in words if word.strip()]
    found = find_items(catalogue, words) if words else family(catalogue)
    if not found:
        raise UsageError(
            "no-match", msg("no item holds '{words}'", words=" ".join(words)), help=_near(catalogue, " ".join(words))
        )
    match env.format:
        case "json":
            env.out(document("items", Exit.OK, items_body(found)))
        case "csv":
            env.out_exactly(items_csv(found))
        case "plain":
            env.out(items_plain(found))
        case "markdown":
            env.out(items_markdown(found))
        case _:
            _show(env, found, searched=bool(words))
    return Exit.OK


def _show(env: Env, found: Sequence[Product], *, searched: bool) -> None:
    screen, verbose = Screen(env), env.options.verbose
    if not searched:
        show_family(screen, env.say, found, verbose=verbose)
        return
    for one in found[:_BEST]:
        show_item(screen, env.say, one, verbose=verbose)
    if len(found) > _BEST:
        screen.line(env.say("… and {count} more; more words narrow it down", count=len(found) - _BEST))


def _near(catalogue: Catalogue, text: str) -> Message:
    near = tuple(product.told_apart for product in catalogue.near(text[:100]))
    if near:
        return msg("did you mean {near}?", near=near)
    return msg("use fewer or shorter words, or `licwizard items` for the Customer Engagement family")
