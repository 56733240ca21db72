#!/usr/bin/env bash
# Comments on a pull request with what it changes in the plan: one comment, found again by its first line.
# Run by action.sh, which gives the tool and the plans as arguments; whatever fails is said, and fails no check.
set -euo pipefail

roadmap=$1 python=$2 language=$3 token=$ROADMAP_TOKEN
shift 3
unset ROADMAP_TOKEN
marker='<!-- roadmap-diff -->'
folder=$(mktemp -d "$RUNNER_TEMP/roadmap-diff.XXXXXX")
page="$folder/page.md"

# Prints a line in the log that stays in it whatever a text holds.
note() {
  local text=${1//'%'/%25}
  text=${text//$'\r'/%0D}
  echo "::notice title=roadmap diff::${text//$'\n'/%0A}"
}

# Calls GitHub. The token is read from a pipe: arguments are seen by every process.
call() {
  printf 'header = "Authorization: Bearer %s"\n' "$token" |
    curl --config - --silent --show-error --fail --max-time 30 --proto '=https' \
      --header 'Accept: application/vnd.github+json' "$@"
}

# Runs a program of Python that imports nothing from the folder it stands in.
py() { "$python" -I -c "$@"; }

read -r number base < <(py '
import json, sys
event = json.load(open(sys.argv[1], encoding="utf-8")).get("pull_request") or {}
print(int(event.get("number") or 0), (event.get("base") or {}).get("sha") or "-")
' "${GITHUB_EVENT_PATH:-/dev/null}" 2>/dev/null || echo "0 -")
if ((number == 0)) || [[ ! $base =~ ^[0-9a-f]{40,64}$ ]]; then
  note "this is no pull request, so there is nothing to compare with"
  exit 0
fi

options=(--format=md --exit-code)
if [[ -n $language ]]; then options+=("--lang=$language"); fi
differs=0
for plan in "$@"; do
  code=0
  for range in "$base...HEAD" "$base..HEAD"; do # a shallow clone does not know where the two have parted
    code=0
    "$roadmap" diff "${options[@]}" --plan="$plan" -- "$range" >"$folder/part.md" 2>"$folder/said" || code=$?
    if ((code < 2)); then break; fi
  done
  if ((code > 1)); then
    note "$(cat "$folder/said"); actions/checkout needs fetch-depth: 0 for diff"
    exit 0
  fi
  if ((code == 1)); then differs=1; fi
  cat "$folder/part.md" >>"$page"
  echo >>"$page"
done

# GitHub takes 65,536 characters: what is over is cut between two lines, and what was folded is closed again.
py '
import json, sys
marker, page, body = sys.argv[1:]
text = marker + "\n" + open(page, encoding="utf-8").read()
if len(text) > 60000:
    text = text[:60000].rpartition("\n")[0]
    text += "\n\n</details>" * (text.count("\n<details>") - text.count("\n</details>")) + "\n\n…\n"
with open(body, "w", encoding="utf-8") as file:
    json.dump({"body": text}, file)
' "$marker" "$page" "$folder/body.json"

comments="${GITHUB_API_URL:-https://api.github.com}/repos/$GITHUB_REPOSITORY/issues"
found=''
for ((at = 1; at <= 10; at++)); do
  call "$comments/$number/comments?per_page=100&page=$at" >"$folder/comments.json" 2>"$folder/said" || break
  read -r count found < <(py '
import json, sys
comments = json.load(open(sys.argv[2], encoding="utf-8"))
own = (one for one in comments if one["body"].startswith(sys.argv[1]) and one["user"]["type"] == "Bot")
print(len(comments), next((int(one["id"]) for one in own), ""))
' "$marker" "$folder/comments.json" || echo 0)
  if [[ -n $found ]] || ((count < 100)); then break; fi
done

if [[ -n $found ]]; then
  target=(--request PATCH "$comments/comments/$found")
elif ((differs)); then
  target=(--request POST "$comments/$number/comments")
else
  exit 0
fi
if ! call "${target[@]}" --data-binary "@$folder/body.json" >"$folder/answer" 2>"$folder/said"; then
  note "the comment could not be written (a fork's token may only read), so it stands in the summary of the job"
  if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then cat "$page" >>"$GITHUB_STEP_SUMMARY"; fi
fi
