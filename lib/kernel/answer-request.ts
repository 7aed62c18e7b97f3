import type { Link } from "./child-process.ts";
import type { Message } from "./messages.ts";
import { decodeValue, encodeValue } from "./values.ts";

/** What a parent answers to the requests of cells, by their names. */
export type Answering = Readonly<Record<string, (payload: unknown) => Promise<unknown>>>;

/** Answers what a cell asked; whatever goes wrong there is the cell's to know. */
export async function answerRequest(
  { id, name, payload }: Message & { type: "request" },
  answering: Answering,
  link: Link,
): Promise<void> {
  try {
    const handle = Object.hasOwn(answering, name) ? answering[name] : undefined;
    if (!handle) throw new Error(`Nothing here can answer "${name}": open the notebook in Toplab`);
    link.ask({ type: "answer", id, value: encodeValue(await handle(decodeValue(payload))) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    link.ask({ type: "refusal", id, message });
  }
}
