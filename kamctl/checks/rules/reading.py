"""Family 1, found while files are read or placed: each function is a rule's page and nothing else."""

from __future__ import annotations


def unreadable_file() -> None:
    """A file cannot be read as the plain YAML that kamctl takes.

    Refused are text that is no YAML or no UTF-8, merge conflict markers, anchors, aliases, tags
    and merge keys, several documents, control characters, nesting deeper than 32 levels, files
    over 4 MiB, and links that leave the workspace. What two tools could read in two ways is
    no record to rely on.

    Bad:
    ```yaml accounts/acme.yaml
    segment: &segment specialty retail
    ```
    Good:
    ```yaml accounts/acme.yaml
    segment: specialty retail
    ```
    """


def duplicate_key() -> None:
    """A name stands twice in one mapping.

    YAML readers keep the last one without a word, and what the other one said is lost.

    Bad:
    ```yaml accounts/acme.yaml
    segment: specialty retail
    segment: wholesale
    ```
    Good:
    ```yaml accounts/acme.yaml
    segment: wholesale
    ```
    """


def unknown_field() -> None:
    """A field that the format does not have.

    A name typed wrongly would otherwise be a fact that nobody ever sees.

    Bad:
    ```yaml accounts/acme.yaml
    segmant: specialty retail
    ```
    Good:
    ```yaml accounts/acme.yaml
    segment: specialty retail
    ```
    """


def missing_field() -> None:
    """A field that must be there is missing or empty.

    What a format asks for, some answer of the method needs: an entry without its date or its author
    proves nothing.

    Bad:
    ```yaml accounts/acme.yaml
    growth:
      - {date: 2026-10-12, by: s.bauer, outlook: structural}
    ```
    Good:
    ```yaml accounts/acme.yaml
    growth:
      - {date: 2026-10-12, by: s.bauer, outlook: structural, finding: Second store opened}
    ```
    """


def invalid_id() -> None:
    """An id or a file's name has characters that an id may not have, or names two things.

    Ids are a to z, 0 to 9, dot, dash and underscore, at most 64, so that they are the same in
    file names on every system, on the command line and in references.

    Bad:
    ```yaml accounts/acme.yaml
    needs:
      Shorter Lead Times: {need: Frames within 10 days, raised_by: m.lindqvist, date: 2026-03-12}
    ```
    Good:
    ```yaml accounts/acme.yaml
    needs:
      shorter-lead-times: {need: Frames within 10 days, raised_by: m.lindqvist, date: 2026-03-12}
    ```
    """


def misplaced_file() -> None:
    """A file lies where kamctl does not look, so that nobody misses what is in it.

    Account files are `accounts/<id>.yaml`, plans `plans/<id>.yaml`, minutes
    `reviews/<id>/<period>.yaml`; Markdown and hidden files may lie beside them.

    Bad:
    ```yaml accounts/old/acme.yaml
    name: Acme
    ```
    Good:
    ```yaml accounts/acme.yaml
    segment: specialty retail
    ```
    """


def orphan_file() -> None:
    """A plan or minutes of an account that does not exist.

    Nothing asks for it, so what it says is lost. Most often the account was renamed, or the name is
    typed wrongly.

    Bad:
    ```yaml reviews/acmee/2026-Q3.yaml
    held: 2026-10-08
    attendees: [s.bauer]
    summary: Stock-outs halved; second store confirmed
    ```
    Good:
    ```yaml reviews/acme/2026-Q3.yaml
    held: 2026-10-08
    attendees: [s.bauer]
    summary: Stock-outs halved; second store confirmed
    ```
    """


def useless_ignore() -> None:
    """An ignore comment silences nothing, names no rule, or gives no reason.

    `# kamctl: ignore[rule-name] reason` at the end of a line silences the rule on that line. The
    reason is for whoever reads it next year.

    Bad:
    ```yaml accounts/acme.yaml
    segment: specialty retail  # kamctl: ignore[stale-rating] rated every second year
    ```
    Good:
    ```yaml accounts/acme.yaml
    segment: specialty retail
    ```
    """
