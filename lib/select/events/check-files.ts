import type { Analysis, SampleSpec } from "../config/analysis.ts";
import { problemAt } from "../config/problem.ts";
import type { EventFile } from "./event-file.ts";
import { sameFile } from "./expand-files.ts";

export type FilesOf = ReadonlyMap<SampleSpec, readonly EventFile[]>;

/** Refuses files whose events would count twice in a process or in the data. */
export function checkFiles(files: FilesOf, analysis: Analysis): void {
  checkNamedOnce(files, analysis);
  for (const [sample, list] of files) {
    const [one, other] = twinsIn(list);
    if (!(one && other)) continue;
    const why = `names ${one.path} and ${other.path}, which hold the same events: process, options and seed are the same`;
    throw problemAt(analysis.source, ["samples", sample.name, "files"], why);
  }
}

/** What is worth knowing about files: shared events, what was asked of objects and cannot be. */
export function notesOnFiles(files: FilesOf, analysis: Analysis): readonly string[] {
  return [...notesOnTwins(files), ...notesOnIdentification(files, analysis)];
}

function notesOnIdentification(
  files: FilesOf,
  { objects: { isTight } }: Analysis,
): readonly string[] {
  return [...files].flatMap(([{ name }, list]) => {
    const lacks = (column: string): boolean => list.some(({ kinds }) => !(column in kinds));
    const asked = [
      ...((isTight.electrons || isTight.muons) && lacks("lep_tight") ? ["leptons"] : []),
      ...(isTight.photons && lacks("photon_tight") ? ["photons"] : []),
    ];
    return asked.map(
      (what) => `${name} does not tell how ${what} are identified, so all were taken`,
    );
  });
}

/** Samples that share generated events: right for a look at the detector, wrong for a comparison. */
function notesOnTwins(files: FilesOf): readonly string[] {
  const all = [...files].flatMap(([{ name }, list]) => list.map((file) => ({ name, file })));
  return all.flatMap(({ name, file }, i) => {
    const origin = originOf(file);
    const twin = all.slice(0, i).find((other) => origin && originOf(other.file) === origin);
    if (!twin || twin.file.path === file.path) return [];
    return [
      `${file.path} (${name}) and ${twin.file.path} (${twin.name}) hold the same generated events: process, options and seed are the same`,
    ];
  });
}

/** A file may be in several samples of a process if each takes a part of it. */
function checkNamedOnce(files: FilesOf, { source }: Analysis): void {
  const seen = new Map<string, SampleSpec>();
  for (const [sample, list] of files) {
    const { name, kind, process, where: part } = sample;
    for (const { path } of list) {
      const key = `${kind === "simulation" ? process : kind} ${sameFile(path)}`;
      const other = seen.get(key);
      seen.set(key, sample);
      if (!other || (other !== sample && other.where && part)) continue;
      const place = other === sample ? "twice in this sample" : `in the sample ${other.name} too`;
      const why = `names ${path}, which is ${place}: its events would count twice`;
      throw problemAt(source, ["samples", name, "files"], why);
    }
  }
}

/** Two files of our own with the same generated events. */
function twinsIn(files: readonly EventFile[]): readonly EventFile[] {
  const seen = new Map<string, EventFile>();
  for (const file of files) {
    const origin = originOf(file);
    const other = origin && seen.get(origin);
    if (other) return [other, file];
    if (origin) seen.set(origin, file);
  }
  return [];
}

/** What the generated events of a file of our own depend on; undefined for other files. */
function originOf({ metadata }: EventFile): string | undefined {
  const { process, process_options: options, seed, sqrt_s_gev: energy, radiation } = metadata;
  const isOwn = seed !== undefined && metadata["from"] === undefined;
  return isOwn ? [process, options, seed, energy, radiation].join(" ") : undefined;
}
