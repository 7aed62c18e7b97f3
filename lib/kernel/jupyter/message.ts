import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { DataError } from "../../core/index.ts";
import type { Connection } from "./connection.ts";

/** The version of Jupyter's messaging protocol that is spoken here. */
export const protocolVersion = "5.4";

export type Content = Readonly<Record<string, unknown>>;

/** Who sent a message and when; goes back to them as the parent of each answer. */
export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username: string;
  /** ISO 8601. */
  readonly date: string;
  readonly version: string;
}

/** A message as it was received. */
export interface Message {
  /** The way back to the sender; for iopub, the topic. */
  readonly identities: readonly Buffer[];
  readonly header: Header;
  readonly parent: Content;
  readonly content: Content;
}

/** A message to be sent. */
export interface Draft {
  readonly type: string;
  readonly content: Content;
  readonly identities?: readonly Buffer[];
  /** The request this answers. Default: none. */
  readonly parent?: Header | undefined;
  readonly metadata?: Content;
}

/** Writes messages as the frames of one ZeroMQ message, and reads them; both with their signature. */
export interface Codec {
  write(draft: Draft): Buffer[];
  /** Throws a `DataError` for what is no message, or was signed with another key. */
  read(frames: readonly Buffer[]): Message;
}

const delimiter = Buffer.from("<IDS|MSG>");

/** `now` tells the time as ISO 8601. */
export function createCodec({ key, hash }: Connection, now: () => string): Codec {
  const session = randomUUID();
  const sign = (parts: readonly Buffer[]): Buffer => {
    if (key === "") return Buffer.alloc(0);
    const hmac = createHmac(hash, key);
    for (const part of parts) hmac.update(part);
    return Buffer.from(hmac.digest("hex"));
  };
  return {
    write({ type, content, identities = [], parent = {}, metadata = {} }) {
      const header: Header = {
        msg_id: randomUUID(),
        msg_type: type,
        session,
        username: "kernel",
        date: now(),
        version: protocolVersion,
      };
      const parts = [header, parent, metadata, content].map((part) =>
        Buffer.from(JSON.stringify(part)),
      );
      return [...identities, delimiter, sign(parts), ...parts];
    },
    read(frames) {
      const at = frames.findIndex((frame) => frame.equals(delimiter));
      const [signature, ...parts] = frames.slice(at + 1, at + 6);
      if (at < 0 || !signature || parts.length < 4) {
        throw new DataError("jupyter", "what came is no message of Jupyter's protocol");
      }
      const expected = sign(parts);
      if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
        throw new DataError("jupyter", "a message was signed with another key than ours");
      }
      const [header, parent, , content] = parts.map(parsePart);
      return {
        identities: frames.slice(0, at),
        header: parseHeader(header!),
        parent: parent!,
        content: content!,
      };
    },
  };
}

function parsePart(part: Buffer): Content {
  try {
    const json: unknown = JSON.parse(part.toString("utf8"));
    if (typeof json === "object" && json !== null && !Array.isArray(json)) return { ...json };
  } catch {
    // told below, as what is JSON but no object
  }
  throw new DataError("jupyter", "a part of a message is not a JSON object");
}

/** What the sender wrote goes back as it came, with whatever else it holds. */
function parseHeader(json: Content): Header {
  if (typeof json["msg_id"] === "string" && typeof json["msg_type"] === "string") {
    return json as unknown as Header; // the rest is only sent back
  }
  throw new DataError("jupyter", "the header of a message lacks msg_id or msg_type");
}
