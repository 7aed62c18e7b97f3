import { spawn } from "node:child_process";
import { Command, InvalidArgumentError } from "commander";
import { findCourse, workFolder } from "../course/index.ts";
import { readCourseKey } from "../grade/variants/course-key.ts";
import { findLaunch, forgetLaunch, recordLaunch, serveCourse } from "../web/index.ts";
import { type ClassFlags, classDesk } from "./class-desk.ts";
import { usage } from "./usage.ts";

interface StartOptions {
  readonly port?: number;
  readonly open: boolean;
  readonly class?: string;
  readonly key?: string;
  readonly term?: string;
  readonly roster?: string;
}

/** `toplab start`: the course in the browser. */
export function startCommand(): Command {
  return new Command("start")
    .description("open the course in the browser; only this machine can reach it")
    .option("--port <number>", "port to listen on (default: any free one)", readPort)
    .option("--no-open", "print the address, but open no browser")
    .option("--class <folder>", "for instructors: pages about the submissions in this folder")
    .option("--key <file>", "the course's key, without which there are no such pages")
    .option("--term <term>", "the term that goes with the key, as in toplab grade")
    .option("--roster <file>", "class list (CSV), as for toplab grade")
    .addHelpText("after", help)
    .action(start);
}

const help = `
Examples:
  $ toplab start
  $ toplab start --port 8080 --no-open
  $ toplab start --class submissions --key course.key --term 2026-autumn

Your notebooks are kept in the folder work/. Ctrl-C ends the course. Where it is
open already, a second start only shows its address.`;

async function start(options: StartOptions, command: Command): Promise<void> {
  const { port = 0, open } = options;
  const flags = classAsked(options, command);
  const courseRoot = findCourse(process.cwd());
  const running = await findLaunch(courseRoot);
  if (running !== undefined && flags) {
    throw new Error("Cannot open the class: the course is open already; end it with Ctrl-C first");
  }
  if (running !== undefined) {
    console.log(`toplab: the course in ${courseRoot} is open already, here:\n\n  ${running}\n`);
    if (open && hasDisplay()) openBrowser(running);
    return;
  }
  console.log(`toplab: opening the course in ${courseRoot}`);
  const desk = flags && classDesk(flags, process.argv[1]!);
  const now = (): string => new Date().toISOString();
  const server = await serveCourse(courseRoot, { port, now, ...(desk && { desk }) });
  const stop = stopSignal();
  recordLaunch(courseRoot, server.url);
  if (port !== 0 && server.port !== port) {
    console.log(`toplab: port ${port} is taken by another program; this is port ${server.port}`);
  }
  console.log(`toplab: your notebooks and points are kept in ${workFolder(courseRoot)}`);
  console.log(`\n  ${server.url}\n`);
  if (desk) console.log(`toplab: the class is at\n\n  ${server.url.replace("/?", "/class/?")}\n`);
  console.log("toplab: open this address in a browser; Ctrl-C here ends the course.");
  if (open && hasDisplay()) openBrowser(server.url);
  await stop;
  console.log("\ntoplab: closing …");
  forgetLaunch(courseRoot, server.url);
  desk?.close();
  await server.close();
  process.exit(0); // whatever a library still waits for, the course is over
}

/** The class that the options name, all of it or nothing. */
function classAsked(options: StartOptions, command: Command): ClassFlags | undefined {
  const { class: folder, key, term, roster } = options;
  if (folder === undefined) {
    if (key ?? term ?? roster) usage(command, "--key, --term and --roster belong to --class.");
    return undefined;
  }
  if (key === undefined || term === undefined) {
    usage(command, "--class needs the --key of the course and the --term.");
  }
  readCourseKey(key);
  return { class: folder, key, term, ...(roster !== undefined && { roster }) };
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new InvalidArgumentError("A port is a whole number from 1 to 65535.");
}

/** A second signal ends the process at once; its kernels notice that, and end too. */
function stopSignal(): Promise<void> {
  process.stdout.on("error", () => {}); // a closed terminal takes no last words
  process.stderr.on("error", () => {});
  return new Promise((resolve) => {
    let isAsked = false;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        if (isAsked && signal !== "SIGHUP") process.exit(1); // which may come with another by itself
        isAsked = true;
        resolve();
      });
    }
  });
}

function hasDisplay(): boolean {
  if (process.platform === "win32" || process.platform === "darwin") return true;
  return Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}

/** Asks the desktop for its browser; where there is none, the printed address is enough. */
function openBrowser(url: string): void {
  const [command, ...args] = {
    darwin: ["open", url],
    win32: ["rundll32", "url.dll,FileProtocolHandler", url],
  }[process.platform as string] ?? ["xdg-open", url];
  const browser = spawn(command!, args, { stdio: "ignore", detached: true });
  browser.on("error", () => {});
  browser.unref();
}
