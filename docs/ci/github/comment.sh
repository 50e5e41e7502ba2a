#!/usr/bin/env bash
# Posts a Markdown file as a comment of a pull request, or updates the comment that an earlier run posted.
# Usage: comment.sh FILE, with REPOSITORY (owner/name), NUMBER and GH_TOKEN in the environment. Needs gh.
set -euo pipefail

marker='<!-- hvae diff -->'
body=$(mktemp)
trap 'rm -f "$body"' EXIT
{ echo "$marker"; cat "$1"; } > "$body"

# Only a comment that begins with the marker is ours; a quotation of it is not.
known=$(gh api --paginate "repos/$REPOSITORY/issues/$NUMBER/comments" --jq ".[] | select(.body | startswith(\"$marker\")) | .id" | head -n 1) || known=
if [ -n "$known" ]; then
  path=repos/$REPOSITORY/issues/comments/$known method=PATCH
else
  path=repos/$REPOSITORY/issues/$NUMBER/comments method=POST
fi
if ! gh api --method "$method" "$path" -F "body=@$body" > /dev/null; then
  echo "::warning::The comparison of the methodologies could not be posted; a pull request of a fork has no permission to comment. It is in the summary of the job."
fi
