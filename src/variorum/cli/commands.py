"""The commands: each parses, calls, prints; what is slow to import is imported by the command that needs it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.cli.app import CheckFormat, NewsFormat, Sources, StoryFile, app
from variorum.cli.files import bring_up_to_date, indexed, is_story, load, login, opened, save, text_of, write
from variorum.cli.terminal import complain, print_summary, progress_bar, show_text
from variorum.present.formats import FOLDERS, Format

if TYPE_CHECKING:
    from variorum.workspace import Workspace


@app.command()
def read(
    sources: Sources,
    html: Annotated[Path | None, typer.Option("-o", "--html", help="Write the edition as one HTML page.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write story.json.")] = None,
    md: Annotated[Path | None, typer.Option(help="Write the edition as Markdown.")] = None,
    save: Annotated[
        Path | None, typer.Option(help="Keep the story in this workspace; reports in it count too.")
    ] = None,
) -> None:
    """Read reports and print their story.

    Examples:

        variorum read reports/ -o story.html

        variorum read a.txt b.html https://example.org/c --json story.json --save story.vrm
    """
    from variorum.build import add, build
    from variorum.workspace import MEMORY, Workspace

    with Workspace(save or MEMORY) as workspace, progress_bar() as progress:
        _, errors = add(workspace, sources, progress=progress)
        complain(errors)
        story = build(workspace, progress=progress) if workspace.reports() else None
    if story is None:
        raise SystemExit("No report could be read, so there is no story.")
    wanted = ((Format.html, html), (Format.json, json), (Format.md, md))
    written = [write(story, to, path) for to, path in wanted if path]
    print_summary(story)
    for path in [*written, *([save] if save else [])]:
        typer.echo(f"Written: {path}")
    if not written and not save:
        typer.echo("Nothing written. To keep the edition as a page: -o story.html; as a workspace: --save story.vrm")
    raise SystemExit(1 if errors else 0)


@app.command()
def add(
    story: Annotated[Path, typer.Argument(help="The workspace (.vrm); made if it is not there.")], sources: Sources
) -> None:
    """Add reports to a workspace and bring its story up to date.

    Example:

        variorum add story.vrm new-report.html
    """
    from variorum import build
    from variorum.workspace import Workspace

    with Workspace(story) as workspace, progress_bar() as progress:
        added, errors = build.add(workspace, sources, progress=progress)
        complain(errors)
        total = len(workspace.reports())
        if total:
            build.build(workspace, progress=progress)
    for report in added:
        typer.echo(f"{report.sigil}  {report.name}")
    typer.echo(f"{len(added)} new, {total} in all.")
    raise SystemExit(1 if errors else 0)


@app.command()
def show(
    story: StoryFile,
    omissions: Annotated[
        bool, typer.Option("--omissions", help="Print what most reports tell and a few leave out.")
    ] = False,
) -> None:
    """Print the summary of a story.

    Example:

        variorum show story.vrm
    """
    edition = load(story)
    if omissions:
        from variorum.present.omissions import to_text
        from variorum.reconcile.omissions import find_omissions

        show_text(to_text(find_omissions(edition), edition))
        return
    print_summary(edition)


@app.command("open")
def open_(
    story: Annotated[Path, typer.Argument(help="A workspace (.vrm), made if it is not there, or a story.json.")],
    port: Annotated[int, typer.Option(help="The port to serve on; 0 takes a free one.")] = 0,
    browser: Annotated[bool, typer.Option(help="Open the browser at the page.")] = True,
    by: Annotated[str, typer.Option(help="Your name, for your judgements; by default your login name.")] = "",
) -> None:
    """Serve the story's pages on this machine only (127.0.0.1) and open the browser.

    Reports can be added to a workspace and judgements made there; a story.json is for reading only.

    Example:

        variorum open story.vrm
    """
    from variorum.web import desk_of_story, desk_of_workspace, serve

    if story.suffix == ".json":
        serve(desk_of_story(load(story)), port=port, browser=browser)
        return
    if story.exists():
        bring_up_to_date(story)
    serve(desk_of_workspace(story, by=by or login()), port=port, browser=browser)


@app.command()
def search(
    story: StoryFile,
    words: Annotated[list[str], typer.Argument(help="The words, in any order.")],
) -> None:
    """Print the places in the reports where all these words are found.

    Example:

        variorum search story.vrm harbour gate
    """
    from variorum.present.hits import found, listing

    with indexed(story) as workspace:
        reports = {report.id: report for report in workspace.reports()}
        hits = workspace.search(" ".join(words), limit=len(reports))
    typer.echo(listing(found(reports, hits)) or "No report has all of these words.")


@app.command()
def judgements(
    story: Annotated[Path, typer.Argument(help="A workspace (.vrm).")],
    take: Annotated[
        Path | None, typer.Option("--import", help="Take in the judgements of this file instead, as printed before.")
    ] = None,
) -> None:
    """Print every judgement as JSON lines, to exchange them with a colleague who has the same reports.

    Examples:

        variorum judgements story.vrm > mine.jsonl

        variorum judgements story.vrm --import hers.jsonl
    """
    from variorum.present.judgements import from_lines, to_lines

    with opened(story) as workspace:
        if take is None:
            sys.stdout.write(to_lines(workspace.judgements()))
            return
        found = from_lines(text_of(take))
        typer.echo(f"{workspace.judge(*found)} new, {len(workspace.judgements())} in all.")


@app.command()
def judge(
    story: Annotated[Path, typer.Argument(help="A workspace (.vrm).")],
    subject: Annotated[
        str,
        typer.Argument(
            help="derivation:EXEMPLAR>COPY (sigla), variant:ID, entity:NAME or quotation:PLACE; ids will do too."
        ),
    ],
    verdict: Annotated[str, typer.Argument(help="What you decide; see the reference.")],
    note: Annotated[str, typer.Option(help="Why.")] = "",
    by: Annotated[str, typer.Option(help="Your name; by default your login name.")] = "",
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take this judgement of yours back.")] = False,
) -> None:
    """Decide on a derivation, a difference, an entity or a speaker; that stands above what the program finds.

    Examples:

        variorum judge story.vrm "derivation:A>B" reverse --note "B was first, the desk says"

        variorum judge story.vrm variant:0f6ff2d1a1b2c3d4 dismiss

        variorum judge story.vrm "entity:A. Roe" "merge:Ada Roe"

        variorum judge story.vrm quotation:B-310-362 "speaker:Ada Roe"
    """
    from variorum.decide import judge as decide

    with opened(story) as workspace:
        said = decide(workspace, subject, verdict, by=by or login(), note=note, withdrawn=withdraw)
    typer.echo(f"{'Withdrawn' if withdraw else 'Kept'}: {said.subject} {said.verdict}")


@app.command()
def export(
    story: StoryFile,
    to: Annotated[Format, typer.Option(help="The format.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="The file, by default standard output; for csv and ninjs the folder."),
    ] = None,
    by: Annotated[str, typer.Option(help="For claimreview: the reviewer's name; by default your login name.")] = "",
) -> None:
    """Write a story in another format.

    Examples:

        variorum export story.vrm --to json -o story.json

        variorum export story.vrm --to md

        variorum export story.vrm --to csv -o tables/
    """
    from variorum.present.formats import render

    if output is not None:
        typer.echo(f"Written: {write(load(story), to, output, reviewer=by or login())}")
    elif to in FOLDERS:
        raise SystemExit(f"{to.value} is several files; name the folder for them: -o FOLDER")
    else:
        sys.stdout.write(render(load(story), to, reviewer=by or login()))


@app.command()
def news(
    story: StoryFile,
    since: Annotated[
        str,
        typer.Option(help="A date (YYYY-MM-DD), or a report's sigil or file name: what appeared till then is known."),
    ],
    to: Annotated[NewsFormat, typer.Option(help="The format.")] = NewsFormat.text,
) -> None:
    """Print what a reader of the earlier reports has to learn from the later ones.

    Copies bring nothing new.

    Examples:

        variorum news story.vrm --since 2026-03-14

        variorum news story.vrm --since C --to md
    """
    from variorum.present.news import to_json, to_markdown, to_text
    from variorum.reconcile.news import news as find_news

    edition = load(story)
    found = find_news(edition, since)
    if to is NewsFormat.text:
        show_text(to_text(found, edition))
    else:
        sys.stdout.write(to_json(found) if to is NewsFormat.json else to_markdown(found, edition))


@app.command()
def check(
    draft: Annotated[str, typer.Argument(help="The draft: a file or URL, read as a report is, and not kept.")],
    against: Annotated[list[str], typer.Argument(help="A workspace (.vrm), or reports: files, folders, URLs.")],
    to: Annotated[CheckFormat, typer.Option(help="The format on standard output.")] = CheckFormat.text,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the result as one HTML page.")] = None,
) -> None:
    """Check a draft, or a summary, against the reports.

    Exit status 1 where something is altered or in none of the reports.

    Examples:

        variorum check draft.txt story.vrm

        variorum check draft.txt reports/ -o check.html

        variorum check summary.md a.txt b.txt --to json
    """
    from variorum.check import faulty
    from variorum.draft import check_draft
    from variorum.present.check import to_json, to_text

    with reports_to_check(against) as workspace, progress_bar() as progress:
        found = check_draft(workspace, draft, progress=progress)
    if to is CheckFormat.json:
        sys.stdout.write(to_json(found))
    else:
        show_text(to_text(found))
    if output is not None:
        from variorum.present.html.check import to_page

        save(to_page(found), output)
        typer.echo(f"Written: {output}", err=to is CheckFormat.json)
    raise SystemExit(1 if faulty(found) else 0)


@contextmanager
def reports_to_check(against: Sequence[str]) -> Iterator[Workspace]:
    """The workspace named, or one in memory with the reports given."""
    from variorum.build import add
    from variorum.workspace import MEMORY, Workspace

    kept = [name for name in against if name.endswith(".vrm")]
    if kept and len(against) > 1:
        raise SystemExit(f"{kept[0]}: a workspace stands alone; add the reports to it: variorum add {kept[0]} REPORT…")
    if kept and not Path(kept[0]).is_file():
        raise SystemExit(f"{kept[0]}: no such file; make one with: variorum read REPORTS --save {kept[0]}")
    for name in against:
        if is_story(Path(name)):
            raise SystemExit(
                f"{name}: a story.json holds too little to check against; give the workspace or the reports"
            )
    with Workspace(kept[0] if kept else MEMORY) as workspace:
        if not kept:
            with progress_bar() as progress:
                complain(add(workspace, against, progress=progress)[1])
        if not workspace.reports():
            raise SystemExit("There is no report to check against; give a workspace with reports, or reports.")
        yield workspace


@app.command()
def schema() -> None:
    """Print the JSON Schema of story.json.

    Example:

        variorum schema > story.schema.json
    """
    import json

    from variorum.present.schema import schema as story_schema

    typer.echo(json.dumps(story_schema(), indent=1, ensure_ascii=False))
