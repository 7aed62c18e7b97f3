import { type Attack, attacks } from "./attack.ts";

/** Where the things stand that nobody may reach. */
export interface House {
  /** Files that hold the secret word, or lie where nothing may be seen. */
  readonly hidden: readonly string[];
  /** A file outside that must stay as it is. */
  readonly canary: string;
  /** Where a server listens, for TCP and UDP. */
  readonly port: number;
  readonly graderPid: number;
}

const nothing = /^(not-attempted|type-error|runtime-error|blocked)$/;

/** Answers that look for files, programs, neighbours or a way out; "SEEN" and "REACHED" tell of success. */
export function burglaries({ hidden, canary, port, graderPid }: House): readonly Attack[] {
  const paths = JSON.stringify(hidden);
  const [first = ""] = hidden;
  const told = JSON.stringify(canary);
  return attacks([
    [
      "reads files",
      "solutions, judges, neighbours, passwords",
      nothing,
      `import fs from "node:fs";
for (const path of ${paths}) { try { console.log("SEEN", fs.readFileSync(path, "utf8")); } catch {} try { fs.statSync(path); console.log("SEEN", path); } catch {} }`,
    ],
    [
      "requires files",
      "solutions, judges",
      nothing,
      `const { createRequire } = await import("node:module");
for (const path of ${paths}) { try { console.log("SEEN", createRequire("/x.js")(path)); } catch {} }`,
    ],
    [
      "imports a file's type",
      "its text in the compiler's messages",
      nothing,
      `/// <reference path=${JSON.stringify(first)} />\nimport * as found from ${JSON.stringify(first)};\nconst shown: 5 = found;`,
    ],
    [
      "refers to a file",
      "its text in the compiler's messages",
      nothing,
      '/// <reference path="/etc/passwd" />\nlet one = 1;',
    ],
    [
      "lists folders",
      "names of neighbours",
      nothing,
      `import fs from "node:fs";
for (const path of ["..", "../..", "/root", "/home", "/etc", "/var"]) { try { for (const name of fs.readdirSync(path)) if (/ipynb|solution|passwd|shadow/.test(name)) console.log("SEEN", name); } catch {} }`,
    ],
    [
      "follows links",
      "a way out by a link",
      nothing,
      `import fs from "node:fs";
for (const [i, path] of ${paths}.entries()) { try { fs.symlinkSync(path, "/tmp/link" + i); console.log("SEEN", fs.readFileSync("/tmp/link" + i, "utf8")); } catch {} }`,
    ],
    [
      "looks at processes",
      "command lines and memory of the grader",
      nothing,
      `import fs from "node:fs";
for (const pid of fs.readdirSync("/proc").filter((name) => /^\\d+$/.test(name))) {
  try { if (/vitest/.test(fs.readFileSync("/proc/" + pid + "/cmdline", "utf8"))) console.log("SEEN", pid); } catch {}
}
try { fs.readFileSync("/proc/${graderPid}/environ"); console.log("SEEN"); } catch {}`,
    ],
    [
      "looks at its environment",
      "passwords of the instructor",
      nothing,
      "for (const [key, value] of Object.entries(process.env)) console.log(key, value);",
    ],
    [
      "writes outside",
      "files of the grader",
      nothing,
      `import fs from "node:fs";
for (const path of [${told}, "/usr/lib/x", "/etc/x", "../x"]) { try { fs.writeFileSync(path, "REACHED"); if (path !== "../x") console.log("REACHED", path); } catch {} }`,
    ],
    [
      "removes outside",
      "files of the grader",
      nothing,
      `import fs from "node:fs";
try { fs.rmSync(${told}); console.log("REACHED"); } catch {}
try { fs.chmodSync(${told}, 0o777); console.log("REACHED"); } catch {}`,
    ],
    [
      "changes the library",
      "another library for all",
      nothing,
      `import fs from "node:fs";
const { createRequire } = await import("node:module");
try { fs.writeFileSync(createRequire(process.cwd() + "/x.js").resolve("tslab"), "REACHED"); console.log("REACHED"); } catch {}`,
    ],
    [
      "its own packages",
      "another library by package.json and node_modules",
      nothing,
      `import fs from "node:fs";
fs.mkdirSync("node_modules/toplab", { recursive: true });
fs.writeFileSync("package.json", '{"type": "module", "imports": {}}');
fs.writeFileSync("tsconfig.json", '{"compilerOptions": {"noEmit": true}}');
fs.writeFileSync("node_modules/toplab/index.js", "module.exports = { callEach: () => [1] };");`,
    ],
    [
      "connects",
      "the network",
      nothing,
      `import net from "node:net";
const dial = (host: string) => new Promise((done) => net.connect(${port}, host).on("connect", () => done("REACHED")).on("error", () => done("")));
console.log(await dial("127.0.0.1"), await dial("::1"), await fetch("http://127.0.0.1:${port}").then(() => "REACHED", () => ""));`,
    ],
    [
      "sends datagrams",
      "the network",
      nothing,
      `import dgram from "node:dgram";
const socket = dgram.createSocket("udp4");
await new Promise((done) => socket.send("REACHED", ${port}, "127.0.0.1", done));
socket.close();`,
    ],
    [
      "asks for names",
      "the network by the name service",
      nothing,
      'const dns = await import("node:dns/promises");\nawait dns.resolve("example.org").then(() => console.log("REACHED"), () => {});',
    ],
    [
      "a socket by name",
      "the grader by a socket without a file",
      nothing,
      `import net from "node:net";
await new Promise((done) => net.connect("\\0toplab-test-${port}").on("connect", () => { console.log("REACHED"); done(0); }).on("error", () => done(0)));`,
    ],
    [
      "signals",
      "the grader",
      nothing,
      `for (const signal of ["SIGTERM", "SIGSTOP", "SIGUSR1"]) { try { process.kill(${graderPid}, signal); console.log("REACHED"); } catch {} }`,
    ],
    [
      "debugs",
      "the grader's memory",
      nothing,
      `try { (process as any)._debugProcess(${graderPid}); console.log("REACHED"); } catch {}
const inspector = await import("node:inspector");
inspector.open(9229, "127.0.0.1");
inspector.close();`,
    ],
    [
      "becomes root",
      "all rights",
      nothing,
      'try { process.setuid!(0); console.log("REACHED"); } catch {}\ntry { process.setgid!(0); console.log("REACHED"); } catch {}',
    ],
    [
      "starts programs",
      "a shell",
      nothing,
      `import { execFileSync, execSync } from "node:child_process";
for (const program of ["/bin/sh", "/bin/bash", "/usr/bin/python3", "/usr/bin/env"]) { try { execFileSync(program, ["-c", "true"]); console.log("REACHED", program); } catch {} }
try { execSync("true"); console.log("REACHED"); } catch {}`,
    ],
    [
      "loads an addon",
      "native code",
      nothing,
      `import fs from "node:fs";
fs.writeFileSync("/tmp/x.node", "\\x7fELF");
try { process.dlopen({ exports: {} } as any, "/tmp/x.node"); console.log("REACHED"); } catch {}`,
    ],
    [
      "settings of the system",
      "the machine",
      nothing,
      `import fs from "node:fs";
for (const path of ["/proc/sys/kernel/hostname", "/proc/sysrq-trigger", "/sys/kernel/x", "/dev/mem", "/proc/self/oom_score_adj"]) { try { fs.writeFileSync(path, "-1000"); if (!path.endsWith("adj")) console.log("REACHED", path); } catch {} }`,
    ],
    [
      "declares for others",
      "wrong types in another's notebook",
      nothing,
      "declare global { interface Array<T> { reduce: never; length: string } interface Math { sqrt: never } }\nexport {};",
    ],
    [
      "declares in a cell",
      "wrong types in another's notebook",
      nothing,
      "declare global { interface Array<T> { reduce: never } interface Math { sqrt: never } var masses: string }\nlet polluted = 1;",
    ],
    [
      "writes into the report",
      "a script in the instructor's browser",
      nothing,
      `import { display, mimeBundle } from "toplab";
console.log("<script>alert(1)</script><img src=x onerror=alert(1)>");
display({ [mimeBundle]: () => ({ "text/html": "<script>alert(2)</script><img src=x onerror=alert(2)>", "image/svg+xml": "<svg onload=alert(3)></svg>", "text/markdown": "[x](javascript:alert(4)) <script>alert(5)</script>", "application/javascript": "alert(6)" }) } as any);
throw new Error("<script>alert(7)</script>");`,
    ],
  ]);
}
