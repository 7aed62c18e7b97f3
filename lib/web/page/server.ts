import type {
  CourseView,
  NotebookEvent,
  NotebookView,
  RunRequest,
  SaveRequest,
} from "../protocol.ts";

/** The server said no, or nothing at all (`status` 0). */
export class ServerError extends Error {
  override readonly name = "ServerError";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const course = (): Promise<CourseView> => ask("GET", "/api/course");

/** The commands one notebook understands. */
export interface NotebookServer {
  open(): Promise<NotebookView>;
  /** Answers with the new revision; fails with status 409 if somebody else wrote in between. */
  save(request: SaveRequest): Promise<{ readonly revision: string }>;
  run(request: RunRequest): Promise<unknown>;
  interrupt(): Promise<unknown>;
  restart(): Promise<unknown>;
  /** Puts the original back; the student's copy is kept beside it. */
  reset(): Promise<{ readonly backup: string }>;
  /** Where the events come from. */
  readonly events: string;
}

export function notebookServer(id: string): NotebookServer {
  const base = `/api/notebooks/${encodeURIComponent(id)}`;
  return {
    open: () => ask("GET", base),
    save: (request) => ask("PUT", base, request),
    run: (request) => ask("POST", `${base}/run`, request),
    interrupt: () => ask("POST", `${base}/interrupt`),
    restart: () => ask("POST", `${base}/restart`),
    reset: () => ask("POST", `${base}/reset`),
    events: `${base}/events`,
  };
}

async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const request: RequestInit =
    body === undefined
      ? { method }
      : { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  let response: Response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new ServerError(0, "Toplab does not answer: is it still running in the terminal?");
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as Answer; // the server and the page are built from one protocol.ts
  const told = (answer as { message?: string } | undefined)?.message;
  throw new ServerError(response.status, told ?? `The server answered ${response.status}`);
}

/** Listens to a notebook's events; rests while the tab is hidden, as a browser allows six streams in all. */
export function listen(
  url: string,
  onEvent: (event: NotebookEvent) => void,
  onConnected: (isConnected: boolean) => void,
): void {
  let source: EventSource | undefined;
  const connect = (): void => {
    source = new EventSource(url);
    source.onmessage = (message) => onEvent(JSON.parse(message.data));
    source.onopen = () => onConnected(true);
    source.onerror = () => {
      onConnected(false);
      if (source?.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
    };
  };
  document.addEventListener("visibilitychange", () => {
    source?.close();
    if (document.visibilityState === "visible") connect();
  });
  connect();
}
