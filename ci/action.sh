#!/usr/bin/env bash
# What action.yml runs. Its inputs come in variables and are never part of a command's text.
set -euo pipefail

venv="$RUNNER_TEMP/roadmap-venv"
roadmap="$venv/bin/roadmap"

# Prints an annotation, whose text stays in its one line whatever an input holds, and ends the step.
fail() {
  local text=${1//'%'/%25}
  text=${text//$'\r'/%0D}
  echo "::error title=roadmap::${text//$'\n'/%0A}"
  exit 2
}

# Prints a text without the blanks and line ends around it.
trimmed() {
  local text=${1#"${1%%[![:space:]]*}"}
  printf '%s' "${text%"${text##*[![:space:]]}"}"
}

# Tells whether an input says yes.
wanted() {
  case $2 in
    [Tt][Rr][Uu][Ee] | [Yy][Ee][Ss] | [Yy] | [Oo][Nn] | 1) return 0 ;;
    [Ff][Aa][Ll][Ss][Ee] | [Nn][Oo] | [Nn] | [Oo][Ff][Ff] | 0 | '') return 1 ;;
    *) fail "$1 is '$2': write true or false" ;;
  esac
}

strict=$(trimmed "$INPUT_STRICT")
select=$(trimmed "$INPUT_SELECT")
ignore=$(trimmed "$INPUT_IGNORE")
language=$(trimmed "$INPUT_LANGUAGE")
as_of=$(trimmed "$INPUT_AS_OF")
output=$(trimmed "$INPUT_OUTPUT")
format=$(trimmed "$INPUT_FORMAT")
python=$(trimmed "$INPUT_PYTHON")
diff=$(trimmed "$INPUT_DIFF")
token=$(trimmed "$INPUT_TOKEN")
unset INPUT_TOKEN

options=(validate)
if wanted strict "$strict"; then options+=(--strict); fi
compared=false
if wanted diff "$diff"; then compared=true; fi
# Codes may stand in lines of their own, too.
if [[ -n $select ]]; then options+=("--select=${select//$'\n'/,}"); fi
if [[ -n $ignore ]]; then options+=("--ignore=${ignore//$'\n'/,}"); fi
if [[ -n $language ]]; then options+=("--lang=$language"); fi
if [[ -n $as_of ]]; then options+=("--as-of=$as_of"); fi

plans=(--)
while IFS= read -r plan; do
  plan=$(trimmed "$plan")
  if [[ -n $plan ]]; then plans+=("$plan"); fi
done <<<"$INPUT_PLAN"
if ((${#plans[@]} == 1)); then fail "plan is empty: name a plan, a portfolio or a file of a plan"; fi

# Python runs isolated (-I): the folder it stands in is the one that is checked, and not to be imported from.
if [[ ! -x $roadmap ]]; then
  if ! "${python:-python3}" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    fail "Python 3.11 or later is needed: run actions/setup-python before"
  fi
  "${python:-python3}" -I -m venv "$venv"
  pip=("$venv/bin/python" -I -m pip --quiet --disable-pip-version-check)
  "${pip[@]}" install --no-deps --require-hashes --requirement "$GITHUB_ACTION_PATH/requirements.lock"
  "${pip[@]}" install --no-deps --no-build-isolation "$GITHUB_ACTION_PATH"
fi

# Where a runner keeps actions, the path says which repository and revision this is: there the rules are explained.
if [[ $GITHUB_ACTION_PATH == */_actions/*/*/* ]]; then
  IFS=/ read -r owner repository revision <<<"${GITHUB_ACTION_PATH##*/_actions/}"
  export ROADMAP_DOCS="${GITHUB_SERVER_URL:-}/$owner/$repository/blob/$revision/docs/rules.md"
fi

if [[ -n $output ]]; then
  GITHUB_STEP_SUMMARY='' "$roadmap" "${options[@]}" "--format=${format:-sarif}" "--output=$output" --exit-zero \
    "${plans[@]}"
fi
if $compared; then
  ROADMAP_TOKEN=$token bash "$GITHUB_ACTION_PATH/ci/diff.sh" "$roadmap" "${python:-python3}" "$language" "${plans[@]:1}" 2>&1 ||
    echo "::notice title=roadmap diff::the plan could not be compared"
fi
exec "$roadmap" "${options[@]}" --format=github "${plans[@]}"
