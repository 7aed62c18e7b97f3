import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workFolder } from "../course/index.ts";

/**
 * Notes in work/ where a course is served, for whoever starts it a second time. The address holds the
 * key, so nobody but the user can read the note.
 */
export function recordLaunch(courseRoot: string, url: string): void {
  const path = recordPath(courseRoot);
  const draft = `${path}.${process.pid}.tmp`;
  try {
    rmSync(draft, { force: true });
    writeFileSync(draft, JSON.stringify({ url, pid: process.pid }), { mode: 0o600, flag: "wx" });
    renameSync(draft, path);
  } catch {
    // the folder can only be read, or the disk is full: a second start then serves the course, too
  }
}

/** Takes the note away, unless somebody else's has replaced it. */
export function forgetLaunch(courseRoot: string, url: string): void {
  if (readRecord(courseRoot)?.url === url) rmSync(recordPath(courseRoot), { force: true });
}

/** Where this very course is served already; undefined if nobody does, whatever an old note says. */
export async function findLaunch(courseRoot: string): Promise<string | undefined> {
  const url = readRecord(courseRoot)?.url;
  if (url === undefined) return undefined;
  const nonce = randomBytes(16).toString("base64url");
  try {
    const { origin, hostname, searchParams } = new URL(url);
    if (hostname !== "127.0.0.1") return undefined; // no note of ours, and no machine of ours
    const answer = await fetch(`${origin}${proofPath}?nonce=${nonce}`, {
      signal: AbortSignal.timeout(patienceMs),
      redirect: "error",
    });
    const proof = Buffer.from(await answer.text());
    const wanted = Buffer.from(proofOf(courseRoot, searchParams.get("token") ?? "", nonce));
    return proof.length === wanted.length && timingSafeEqual(proof, wanted) ? url : undefined;
  } catch {
    return undefined; // nobody listens there any more
  }
}

/** Where a server is asked whether it serves a course. */
export const proofPath = "/here";

/** Shows that whoever says so knows the token of a course, without telling the token to a stranger. */
export function proofOf(courseRoot: string, token: string, nonce: string): string {
  const text = `${nonce}\n${realpathSync(courseRoot)}`; // a copied folder is another course
  return createHmac("sha256", token).update(text).digest("base64url");
}

const patienceMs = 5000;

function recordPath(courseRoot: string): string {
  return join(workFolder(courseRoot), ".running.json");
}

function readRecord(courseRoot: string): { readonly url: string } | undefined {
  try {
    const { url }: { url?: unknown } = Object(
      JSON.parse(readFileSync(recordPath(courseRoot), "utf8")),
    );
    return typeof url === "string" ? { url } : undefined;
  } catch {
    return undefined; // there is none, or half a one
  }
}
