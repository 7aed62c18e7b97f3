import type { FoundFile } from "./found-files.ts";
import { submissionName } from "./submission-name.ts";

/** The files of one student, under the name by which the class knows them. */
export interface StudentFiles {
  readonly student: string;
  readonly files: readonly FoundFile[];
}

const notebookEnding = /\.(ipynb|zip)$/i;

/**
 * Whose files are whose: a file or folder for each student, also as Moodle, Canvas and Gradescope pack
 * their downloads. What Moodle keeps of the same participant apart is put together, and the files of
 * one Canvas user.
 */
export function byStudent(all: readonly FoundFile[]): readonly StudentFiles[] {
  const files = withoutWrapper(all);
  const names = gradescopeNames(files);
  const groups = new Map<string, { student: string; files: FoundFile[] }>();
  for (const file of files) {
    const top = file.path.split("/", 1)[0]!;
    if (top === "submission_metadata.yml") continue;
    const own = file.path === top ? top.replace(notebookEnding, "") : top.replace(/\.zip$/i, "");
    const { participant, canvasId } = submissionName(own);
    const key = participant
      ? `moodle ${participant}`
      : canvasId
        ? `canvas ${canvasId}`
        : `name ${own}`;
    const group = groups.get(key) ?? { student: names.get(own) ?? own, files: [] };
    group.files.push(file);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * Without the one folder in which Gradescope packs all others. Where anybody's files lie beside it, it is
 * the folder of a student who has called a file so.
 */
function withoutWrapper(files: readonly FoundFile[]): readonly FoundFile[] {
  const metadata = files.find(({ path }) => /^[^/]+\/submission_metadata\.yml$/.test(path));
  if (!metadata) return files;
  const wrapper = metadata.path.slice(0, metadata.path.indexOf("/") + 1);
  const isBeside = ({ path, kind }: FoundFile): boolean =>
    !`${path}/`.startsWith(wrapper) && (kind !== "file" || notebookEnding.test(path));
  if (files.some(isBeside)) return files;
  return files
    .filter(({ path }) => path.startsWith(wrapper))
    .map((file) => ({ ...file, path: file.path.slice(wrapper.length) }));
}

const maxMetadata = 50_000_000;

/** Who submitted `submission_123`: their address, else their number, else their name. */
function gradescopeNames(files: readonly FoundFile[]): ReadonlyMap<string, string> {
  const metadata = files.find(({ path }) => path === "submission_metadata.yml");
  const names = new Map<string, string>();
  if (metadata?.kind !== "file" || metadata.bytes > maxMetadata) return names;
  const rank: Readonly<Record<string, number>> = { name: 1, sid: 2, email: 3 };
  let submission = "";
  let best = 0;
  for (const line of metadata.read().toString("utf8").split("\n")) {
    const [, head] = /^(submission_\d+):/.exec(line) ?? [];
    if (head) [submission, best] = [head, 0];
    const [, key = "", value = ""] = /^\s+-?\s*:?(name|sid|email):\s*(.+?)\s*$/.exec(line) ?? [];
    const text = value.replace(/^(["'])(.*)\1$/, "$2");
    if (submission === "" || text === "" || text === "''" || (rank[key] ?? 0) <= best) continue;
    names.set(submission, text);
    best = rank[key] ?? 0;
  }
  return names;
}
