#!/bin/bash
# Make every conflict file with a real `git merge`, into $1/<case>.yaml. Run with git 2.39.5.
set -eu
out=$1; mkdir -p "$out"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
export GIT_AUTHOR_DATE='2026-01-01T00:00:00Z' GIT_COMMITTER_DATE='2026-01-01T00:00:00Z'

# side SHAPE TEXT: an account file whose place of the given shape holds the lines of TEXT
side() {
  local a=$2 b=$3
  case $1 in
    block)   printf 'name: Acme\ncredit:\n  terms_days: %s\n  limit: %s\nsegment: retail\n' "$a" "$b" ;;
    log)     printf 'name: Acme\nreceivables:\n  - {date: 2026-01-31, balance: 1, overdue: 0}\n'
             if [ "$b" != 100 ]; then printf '  - {date: 2026-02-28, balance: 50, overdue: 0}\n  - {date: 2026-03-31, balance: %s, overdue: 0}\n' "$b"; fi ;;
    double)  printf 'name: Acme\nbuying_reasons:\n  - reason: price\n    note: "They buy\n\n      %s,\n      %s,\n\n      and say so."\n' "$a" "$b" ;;
    single)  printf "name: Acme\nbuying_reasons:\n  - reason: price\n    note: 'They buy\n\n      %s,\n      %s,\n\n      and say so.'\n" "$a" "$b" ;;
    plain)   printf 'Acme buys\n%s\n%s\nand says so\n' "$a" "$b" ;;
    literal) printf 'name: Acme\nbuying_reasons:\n  - reason: price\n    note: |\n      They buy\n      %s,\n      %s,\n      and say so.\n' "$a" "$b" ;;
    crlf)    side double "$a" "$b" | sed 's/$/\r/' ;;
  esac
}

merge() { # merge CASE STYLE SIZE SHAPE
  local d; d=$(mktemp -d)
  (
    cd "$d"
    git init -q -b main .; git config merge.conflictStyle "$2"; git config core.autocrlf false
    printf '*.yaml conflict-marker-size=%s\n' "$3" > .gitattributes
    side "$4" 30 100 > acme.yaml; git add -A; git commit -qm base
    git checkout -qb theirs; side "$4" 60 300 > acme.yaml; git commit -qam theirs
    git checkout -q main; side "$4" 60 200 > acme.yaml; git commit -qam ours
    if git merge -q theirs >/dev/null 2>&1; then echo "no conflict: $1" >&2; exit 1; fi
    cp acme.yaml "$out/$1.yaml"
  )
  rm -rf "$d"
}

for style in merge diff3 zdiff3; do
  for size in 7 15; do
    for shape in block log double single plain literal crlf; do
      merge "$style-$size-$shape" "$style" "$size" "$shape"
    done
  done
done

repo() { d=$(mktemp -d); cd "$d"; git init -q -b main .; git config merge.conflictStyle diff3; }
keep() { cp "${2:-acme.yaml}" "$out/$1.yaml"; cd /; rm -rf "$d"; }
commit() { git add -A; git commit -qm "$1"; }

# both sides added the file: no common ancestor
repo; echo > x; commit base; git checkout -qb theirs; side block 30 300 > acme.yaml; commit theirs
git checkout -q main; side block 30 200 > acme.yaml; commit ours
git merge -q theirs >/dev/null 2>&1 || true; keep add-add

# one side renamed the file: labels carry the path
repo; side literal 30 100 > old.yaml; commit base; git checkout -qb theirs; git mv old.yaml acme.yaml
side literal 30 300 > acme.yaml; commit theirs
git checkout -q main; side literal 30 200 > old.yaml; commit ours
git merge -q theirs >/dev/null 2>&1 || true; keep renamed

# criss-cross: the merged ancestor holds a conflict of its own, markers within markers
repo; side block 30 100 > acme.yaml; commit base
git checkout -qb theirs; side block 30 300 > acme.yaml; commit t1
git checkout -q main; side block 30 200 > acme.yaml; commit o1
o1=$(git rev-parse main); t1=$(git rev-parse theirs)
git merge -q "$t1" >/dev/null 2>&1 || true; side block 30 250 > acme.yaml; commit m1
git checkout -q theirs; git merge -q "$o1" >/dev/null 2>&1 || true; side block 30 260 > acme.yaml; commit m2
git checkout -q main; git merge -q theirs >/dev/null 2>&1 || true; keep criss-cross

# cherry-pick and stash label the sides otherwise
repo; side double 30 100 > acme.yaml; commit base; git checkout -qb theirs; side double 30 300 > acme.yaml; commit 'price: 300'
git checkout -q main; side double 30 200 > acme.yaml; commit ours
git cherry-pick theirs >/dev/null 2>&1 || true; keep cherry-pick
repo; side double 30 100 > acme.yaml; commit base; side double 30 300 > acme.yaml; git stash -q
side double 30 200 > acme.yaml; commit ours; git stash pop -q >/dev/null 2>&1 || true; keep stash-pop
