const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EDQUOT: "the disk quota is used up",
  EEXIST: "a part of the path is a file", // where a folder was to be made
  EISDIR: "it is a folder",
  ENOENT: "there is no such file",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of the path is a file",
  EPERM: "permission denied",
  EROFS: "the disk can only be read",
};

/** What went wrong in one sentence; errors of the system name the file and what is the matter with it. */
export function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path }: NodeJS.ErrnoException = error;
  const reason = code && reasons[code];
  if (!reason) return error.message;
  if (path === undefined) return `${unnamed(error)}: ${reason} (${code})`;
  const meant = path.replace(/([/\\])\.([^/\\]+)\.\d+-\d+\.tmp$/, "$1$2"); // the draft of a file
  return `Cannot ${isReading(error) ? "read" : "write"} ${meant}: ${reason} (${code})`;
}

/** The system does not name a file that was open already. */
function unnamed(error: NodeJS.ErrnoException): string {
  return isReading(error) ? "Cannot read what was named" : "Cannot write all of it";
}

/** A file that is not there was to be read, as writing makes it; of the rest the call tells. */
function isReading({ code, syscall, path }: NodeJS.ErrnoException): boolean {
  if (path?.endsWith(".tmp") || syscall === "rename" || syscall === "mkdir") return false;
  return code !== "ENOSPC" && code !== "EDQUOT" && code !== "EROFS";
}
