"""Family 1, found while files are read or placed: each function is a rule's page and nothing else."""

from __future__ import annotations


def unreadable_file() -> None:
    """A file cannot be read as the plain YAML that kamctl takes.

    kamctl refuses text that is not YAML or not UTF-8, merge conflict markers, anchors, aliases, tags and
    merge keys, several documents, control characters, nesting deeper than 32 levels, files over 4 MiB, and
    links that leave the workspace. A record that two tools could read in two ways is not reliable.

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
    """A key appears twice in one mapping.

    YAML readers silently keep the last one, and the other is lost.

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
    """A file has a field that its format does not know.

    If kamctl ignored it, a misspelt name would hide a fact from everybody.

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
    """A required field is missing or empty.

    The method needs what the format requires: an entry without its date or author proves nothing.

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
    """A file is where kamctl does not look, so its content is ignored.

    Account files are `accounts/<id>.yaml`, plans `plans/<id>.yaml`, minutes
    `reviews/<id>/<period>.yaml`; Markdown and hidden files may lie next to them.

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
    """A plan or minutes belong to an account that does not exist.

    Nothing refers to them, so they are ignored. Usually the account was renamed, or its name is misspelt.

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

    `# kamctl: ignore[rule-name] reason` at the end of a line silences the rule on that line. The reason is
    for those who read it next year.

    Bad:
    ```yaml accounts/acme.yaml
    segment: specialty retail  # kamctl: ignore[stale-rating] rated every second year
    ```
    Good:
    ```yaml accounts/acme.yaml
    segment: specialty retail
    ```
    """
