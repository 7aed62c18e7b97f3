import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";

const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/** Tests with a browser are skipped, and listed as skipped, where there is none. */
export const hasBrowser: boolean = existsSync(executablePath);

const args = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** A headless Chromium with an empty profile, which notes every address that a page asks for. */
export interface Browser {
  newPage(): Promise<Page>;
  /** All that was requested, but for `data:` addresses. */
  readonly requested: readonly string[];
  close(): Promise<void>;
}

export async function openBrowser(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "toplab-chromium-"));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath,
    args,
    viewport: { width: 1200, height: 900 },
  });
  const requested: string[] = [];
  context.on("request", (request) => {
    if (!request.url().startsWith("data:")) requested.push(request.url());
  });
  return {
    newPage: () => context.newPage(),
    requested,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Bundles the page into a folder of its own, so that the tests see the sources as they are now. */
export function bundledPage(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "toplab-page-"));
  execFileSync(process.execPath, ["scripts/build-web.mjs", folder]);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
