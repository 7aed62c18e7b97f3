import type { LatestEvents, NotebookEvent } from "../../protocol.ts";

/**
 * A browser keeps six connections to one address, for all its tabs together, and a stream of events
 * takes one for good. So only so many tabs have a stream at a time, hidden ones never; a window in
 * sight without one asks again and again whether there is anything new.
 */
const streams = 3;
const pollMs = 1000;

interface Ear {
  readonly url: string;
  onEvent(event: NotebookEvent): void;
  onConnected(isConnected: boolean): void;
}

/** Listens to a notebook's events for as long as the page is in sight; each time a snapshot comes first. */
export function listen(
  url: string,
  onEvent: (event: NotebookEvent) => void,
  onConnected: (isConnected: boolean) => void,
): void {
  let listening = new AbortController();
  const begin = (): void => {
    listening.abort();
    listening = new AbortController();
    if (document.visibilityState === "hidden") return;
    void follow({ url, onEvent, onConnected }, listening.signal);
  };
  document.addEventListener("visibilitychange", begin);
  begin();
}

async function follow(ear: Ear, signal: AbortSignal): Promise<void> {
  let seen = -1;
  while (!signal.aborted) {
    const hadStream = await inTurn(() => stream(ear, signal));
    if (!hadStream) seen = await poll(ear, seen, signal);
    await pause(signal);
  }
}

/** Does it if one of the streams is free; the browser frees that of a tab that is closed. */
async function inTurn(act: () => Promise<void>): Promise<boolean> {
  for (let turn = 1; turn <= streams; turn += 1) {
    const hadTurn = await navigator.locks.request(
      `toplab-events-${turn}`,
      { ifAvailable: true },
      async (lock) => {
        if (lock) await act();
        return lock !== null;
      },
    );
    if (hadTurn) return true;
  }
  return false;
}

/** Follows a stream until it breaks for good; one that is lost for a moment the browser mends itself. */
function stream({ url, onEvent, onConnected }: Ear, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const source = new EventSource(url);
  return new Promise((resolve) => {
    const end = (): void => {
      source.close();
      resolve();
    };
    source.onmessage = (message) => onEvent(JSON.parse(message.data));
    source.onopen = () => onConnected(true);
    source.onerror = () => {
      onConnected(false);
      if (source.readyState === EventSource.CLOSED) end();
    };
    signal.addEventListener("abort", end, { once: true });
  });
}

/** Asks once whether there is more than was `seen`, and returns how much there is. */
async function poll(ear: Ear, seen: number, signal: AbortSignal): Promise<number> {
  try {
    const answer = await fetch(`${ear.url}/latest?seen=${seen}`, { signal });
    ear.onConnected(answer.ok);
    if (answer.status !== 200) return seen;
    const latest: LatestEvents = await answer.json();
    for (const event of latest.events) ear.onEvent(event);
    return latest.seen;
  } catch {
    if (!signal.aborted) ear.onConnected(false);
    return seen;
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, pollMs);
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
