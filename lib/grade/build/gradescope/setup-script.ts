/** Node that the autograder installs where the machine has none that will do; a version of the line we test on. */
const nodeVersion = "v22.12.0";

/** setup.sh: run once by Gradescope when the image is built; it also fetches the data sets of the lesson. */
export function setupScript(datasets: readonly string[]): string {
  return `${install}${datasets.length > 0 ? fetchData(datasets) : ""}`;
}

const install = `#!/usr/bin/env bash
# Installs Node, bubblewrap and the packages of the course. Gradescope runs this once, when it builds the image.
set -euo pipefail
source_dir="$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)"

if command -v apt-get >/dev/null; then
  apt-get update
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends bubblewrap ca-certificates curl util-linux xz-utils
fi

supported() {
  command -v node >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)'
}
if ! supported; then
  case "$(uname -m)" in aarch64 | arm64) arch=arm64 ;; *) arch=x64 ;; esac
  name="node-${nodeVersion}-linux-$arch"
  curl -fsSLO "https://nodejs.org/dist/${nodeVersion}/$name.tar.xz"
  curl -fsSL "https://nodejs.org/dist/${nodeVersion}/SHASUMS256.txt" | grep " $name.tar.xz\\$" | sha256sum -c -
  tar -xJf "$name.tar.xz" -C /usr/local --strip-components=1
  rm "$name.tar.xz"
fi

cd "$source_dir/course"
npm ci --ignore-scripts --no-audit --no-fund
`;

const fetchData = (datasets: readonly string[]): string => `
TOPLAB_CACHE="$source_dir/cache" node lib/bin/toplab.js data get ${datasets.join(" ")} ||
  echo "Some data sets cannot be had: lesson and judge will generate the same events in their place."
`;

/** run_autograder: run by Gradescope for each submission. AUTOGRADER_ROOT is for trials elsewhere. */
export const runScript: string = `#!/usr/bin/env bash
# Grades one submission: reads submission/, writes results/results.json.
set -uo pipefail
root="\${AUTOGRADER_ROOT:-/autograder}"
exec node "$root/source/autograde.mjs" "$root"
`;
