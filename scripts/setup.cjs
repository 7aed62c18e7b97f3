// Makes a clone ready: checks Node, installs what is missing, builds what is old. Plain old JavaScript, so that
// any Node can at least read the sentence that tells which Node is needed.
const { spawnSync } = require("child_process");
const { createHash } = require("crypto");
const fs = require("fs");
const path = require("path");

const root = path.dirname(__dirname);
const stamp = path.join(root, "node_modules", ".toplab-install");

function say(text) {
  process.stderr.write("toplab: " + text + "\n");
}

function stop(sentence) {
  say(sentence);
  process.exit(1);
}

function supported(version) {
  const parts = version.split(".").map(Number);
  const major = parts[0];
  const minor = parts[1];
  if (major === 20) return minor >= 19;
  return major > 22 || (major === 22 && minor >= 12);
}

function run(title, command, args, shell) {
  const start = Date.now();
  say(title + " …");
  const done = spawnSync(command, args, { cwd: root, stdio: "inherit", shell: shell });
  if (done.status !== 0)
    stop(title + " failed; the lines above say why. Mend that and run the command again.");
  say(title + ": done in " + ((Date.now() - start) / 1000).toFixed(1) + " s");
}

/** What the installed packages depend on: the lockfile, and the Node and platform that chose the binaries. */
function fingerprint() {
  const lock = fs.readFileSync(path.join(root, "package-lock.json"));
  const abi = process.versions.modules + process.platform + process.arch;
  return createHash("sha256").update(lock).update(abi).digest("hex");
}

function installed() {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === fingerprint();
}

if (!supported(process.versions.node)) {
  stop(
    "Toplab needs Node 20.19 or newer 20, or 22.12 and up, and this is Node " +
      process.versions.node +
      ": install the current LTS release from nodejs.org and run the command again.",
  );
}
if (!installed()) {
  const clean = "ci --include=dev --ignore-scripts --no-audit --no-fund";
  run(
    "Installing packages (about 270 MB to fetch and 830 MB on disk; a minute or so)",
    "npm " + clean,
    [],
    true,
  );
  fs.writeFileSync(stamp, fingerprint());
}
run(
  "Building the library and the pages",
  process.execPath,
  [path.join(__dirname, "build.mjs")],
  false,
);
