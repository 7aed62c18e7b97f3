import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A web server on this machine that answers as badly as it is told to. */
export interface UnrulyServer {
  readonly url: string;
  /** What was asked of it, in order: the path, and from which byte on. */
  readonly requests: { readonly path: string; readonly from: number }[];
  close(): Promise<void>;
}

/** How to answer one request for `from` and all that follows. */
export type Manner = (response: ServerResponse, from: number) => void | Promise<void>;

/** Starts a server that takes one manner for each request, and the last one for all further ones. */
export async function unrulyServer(...manners: readonly Manner[]): Promise<UnrulyServer> {
  const requests: { path: string; from: number }[] = [];
  const server = createServer(async (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    const manner = manners[Math.min(requests.length, manners.length - 1)];
    requests.push({ path: request.url ?? "", from });
    await manner?.(response, from);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Serves the content, and any range of it, as one should. */
export function well(content: Uint8Array): Manner {
  return (response, from) => {
    respond(response, content, from);
    response.end(content.subarray(from));
  };
}

/** Promises the rest of the content and cuts the connection once the client has saved some bytes of it. */
export function cutAfter(
  bytes: number,
  content: Uint8Array,
  saved: (total: number) => Promise<void>,
): Manner {
  return async (response, from) => {
    respond(response, content, from);
    response.write(content.subarray(from, from + bytes));
    await saved(from + bytes);
    response.destroy();
  };
}

/** Sends some bytes and then nothing, with the connection kept open. */
export function stallAfter(bytes: number, content: Uint8Array): Manner {
  return (response, from) => {
    respond(response, content, from);
    response.write(content.subarray(from, from + bytes));
  };
}

/** Sends the whole content from its start, whatever range was asked for. */
export function ignoringRange(content: Uint8Array): Manner {
  return (response) => {
    response.writeHead(200, { "content-length": content.length });
    response.end(content);
  };
}

/** Says that the content has another length than it has. */
export function claiming(length: number, content: Uint8Array): Manner {
  return (response) => {
    response.writeHead(200, { "content-length": length });
    response.write(content.subarray(0, length), () => response.destroy());
  };
}

/** Sends the content without saying how long it is. */
export function ofUnknownLength(content: Uint8Array): Manner {
  return (response) => {
    response.writeHead(200);
    response.end(content);
  };
}

/** Answers with an error. */
export function status(code: number): Manner {
  return (response) => {
    response.writeHead(code).end("no");
  };
}

/** Takes the request and never answers. */
export const silent: Manner = () => {};

function respond(response: ServerResponse, content: Uint8Array, from: number): void {
  const length = { "content-length": content.length - from };
  const range = { "content-range": `bytes ${from}-${content.length - 1}/${content.length}` };
  if (from > 0) response.writeHead(206, { ...length, ...range });
  else response.writeHead(200, length);
}
