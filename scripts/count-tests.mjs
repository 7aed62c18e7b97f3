// Names what failed in vitest's JSON reports and in those of `toplab verify --report`, and ends with one line
// "N passed, N failed, N skipped"; exit code 1 if a report is missing or anything failed. A trial of verify counts as
// a test. Usage: node scripts/count-tests.mjs REPORT...
import { readFileSync } from "node:fs";
import { relative } from "node:path";

let [passed, failed, skipped] = [0, 0, 0];
for (const path of process.argv.slice(2)) {
  try {
    const report = JSON.parse(readFileSync(path, "utf8"));
    if (report.trials) countTrials(report.trials);
    else countTests(report);
  } catch (error) {
    process.stderr.write(
      `count-tests: cannot read ${path} (${error.message}): its run counts as one failure\n`,
    );
    failed += 1;
  }
}

function countTests(report) {
  for (const file of report.testResults) nameFailures(file);
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  // A suite that could not even load has no failed test of its own, yet it failed.
  failed += report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.length,
  ).length;
  skipped += report.numPendingTests + report.numTodoTests;
}

function countTrials(trials) {
  for (const { subject, answer, problem } of trials) {
    if (problem === undefined) passed += 1;
    else {
      failed += 1;
      process.stdout.write(`failed: ${subject}: ${answer}\n  ${problem.split("\n")[0]}\n`);
    }
  }
}

function nameFailures({ name, message, assertionResults }) {
  const file = relative(process.cwd(), name);
  const of = (test, why) =>
    process.stdout.write(`failed: ${file}${test}\n  ${why.split("\n")[0]}\n`);
  for (const { status, fullName, failureMessages } of assertionResults) {
    if (status === "failed") of(`: ${fullName}`, failureMessages[0] ?? "");
  }
  if (message) of("", message);
}

process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failed > 0 ? 1 : 0;
