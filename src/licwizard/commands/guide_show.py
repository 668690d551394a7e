"""`licwizard guide show`: the whole guide to read or print, or a file of answers to fill in."""

from pathlib import Path

from licwizard.core.outline import outline
from licwizard.env import Env
from licwizard.errors import Exit
from licwizard.session.guides import open_guide
from licwizard.session.refused import no_such_procedure
from licwizard.session.scripted import refs_of
from licwizard.show.guide_pages import guide_html, guide_markdown, guide_text
from licwizard.show.screen import Screen
from licwizard.show.template import answers_template

FORMATS = ("text", "markdown", "html")


def guide_show(env: Env, file: str | None, template: str | None) -> Exit:
    """Write the guide in the form asked for; with `template`, answers of that procedure to fill in.

    Raises UsageError for a procedure that is not there, GuideError for a guide that cannot be read.
    """
    _, guide = open_guide(env, str(Path(file).expanduser().resolve()) if file else None)
    if template is not None:
        if template not in guide.procedures:
            raise no_such_procedure(guide, template)
        env.out(answers_template(template, refs_of(guide, template), env.say))
    elif env.format == "markdown":
        env.out(guide_markdown(outline(guide), env.say))
    elif env.format == "html":
        env.out(guide_html(outline(guide), env.say))
    else:
        guide_text(Screen(env), outline(guide), env.say)
    return Exit.OK
