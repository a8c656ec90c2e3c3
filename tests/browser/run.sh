#!/bin/sh
# run.sh PROGRAM SOURCE PACKAGES: the browser test, or why it cannot be; then the status is 77.
skip() {
  echo "skipped: $1"
  exit 77
}
command -v node >/dev/null || skip 'there is no node'
[ -d "$3/node_modules/playwright-core" ] || skip "no npm packages in $3 (scripts/test brings them)"
[ -d "$3/node_modules/axe-core" ] || skip "no npm packages in $3 (scripts/test brings them)"
for name in chromium chromium-browser google-chrome; do
  if browser=$(command -v "$name"); then exec node "$2/tests/browser/report.mjs" "$1" "$2" "$3" "$browser"; fi
done
skip 'there is no chromium'
