#!/usr/bin/env bash
# Posts a Markdown file as a note of a merge request, or updates the note that an earlier run posted.
# Usage: note.sh FILE, with CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID and HVAE_TOKEN in the environment. Needs curl and jq.
set -euo pipefail

marker='<!-- hvae diff -->'
notes=$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes
body=$(mktemp)
trap 'rm -f "$body"' EXIT
{ echo "$marker"; cat "$1"; } > "$body"

api() {
  curl --silent --show-error --fail --header "PRIVATE-TOKEN: ${HVAE_TOKEN:-}" "$@"
}

known=$(api "$notes?per_page=100" | jq -r --arg marker "$marker" 'map(select(.body | startswith($marker))) | first | .id // empty') || known=
if [ -n "$known" ]; then
  address=$notes/$known method=PUT
else
  address=$notes method=POST
fi
if ! api --request "$method" --data-urlencode "body@$body" "$address" > /dev/null; then
  echo "The comparison of the methodologies could not be posted. Is HVAE_TOKEN a token with the scope api? It is an artifact of the job."
fi
