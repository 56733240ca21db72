#!/usr/bin/env bash
# What action.yml runs. Its inputs come in variables and are never part of a command's text.
set -euo pipefail

venv="$RUNNER_TEMP/roadmap-venv"
roadmap="$venv/bin/roadmap"

if [[ ! -x $roadmap ]]; then
  if ! "$INPUT_PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "::error title=roadmap::Python 3.11 or later is needed: run actions/setup-python before"
    exit 2
  fi
  "$INPUT_PYTHON" -m venv "$venv"
  pip=("$venv/bin/python" -m pip --quiet --disable-pip-version-check)
  "${pip[@]}" install --no-deps --require-hashes --requirement "$GITHUB_ACTION_PATH/requirements.lock"
  "${pip[@]}" install --no-deps --no-build-isolation "$GITHUB_ACTION_PATH"
fi

# Where a runner keeps actions, the path says which repository and revision this is: there the rules are explained.
if [[ $GITHUB_ACTION_PATH == */_actions/*/*/* ]]; then
  IFS=/ read -r owner repository revision <<<"${GITHUB_ACTION_PATH##*/_actions/}"
  export ROADMAP_DOCS="${GITHUB_SERVER_URL:-}/$owner/$repository/blob/$revision/docs/rules.md"
fi

options=()
if [[ $INPUT_STRICT == true ]]; then options+=(--strict); fi
if [[ -n $INPUT_SELECT ]]; then options+=("--select=$INPUT_SELECT"); fi
if [[ -n $INPUT_IGNORE ]]; then options+=("--ignore=$INPUT_IGNORE"); fi
if [[ -n $INPUT_LANGUAGE ]]; then options+=("--lang=$INPUT_LANGUAGE"); fi
if [[ -n $INPUT_AS_OF ]]; then options+=("--as-of=$INPUT_AS_OF"); fi

plans=()
while IFS= read -r plan; do
  if [[ -n $plan ]]; then plans+=("$plan"); fi
done <<<"$INPUT_PLAN"

if [[ -n $INPUT_OUTPUT ]]; then
  GITHUB_STEP_SUMMARY='' "$roadmap" validate "${options[@]}" "--format=$INPUT_FORMAT" "--output=$INPUT_OUTPUT" \
    --exit-zero -- "${plans[@]}"
fi
exec "$roadmap" validate "${options[@]}" --format=github -- "${plans[@]}"
