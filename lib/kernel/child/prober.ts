import { pathToFileURL } from "node:url";
import type { Failure } from "../kernel.ts";
import { decodeValue, encodeValue } from "../values.ts";
import type { Session } from "./session.ts";
import { type FailureContext, thrownFailure } from "./thrown-failure.ts";
import { send } from "./wire.ts";

/** Runs probes, several at a time if need be, beside the running cell. */
export interface Prober {
  start(probe: { id: string; module: string; script?: string; inputs: unknown }): void;
  /** Ends the probe `id` with this failure; false if there is none. */
  stop(id: string, failure: Failure): boolean;
}

type Probe = (locals: Readonly<Record<string, unknown>>, inputs: unknown) => unknown;

/** Reads a module afresh: from its file, or from what it was compiled to. */
export type LoadProbe = (module: string, script?: string) => Promise<{ readonly probe?: Probe }>;

export function createProber(
  session: Pick<Session, "locals">,
  context: FailureContext,
  load: LoadProbe = importAfresh(),
): Prober {
  const running = new Set<string>();

  const reply = (id: string, result: { value: unknown } | { failure: Failure }): void => {
    if (!running.has(id)) return; // it was stopped meanwhile
    send({ type: "reply", id, ...result });
    running.delete(id);
  };
  const call = async ({
    id,
    module,
    script,
    inputs,
  }: Parameters<Prober["start"]>[0]): Promise<unknown> => {
    const { probe } = await load(module, script);
    if (!running.has(id)) return undefined; // stopped while the module was read
    if (!probe) throw new TypeError(`Cannot probe with ${module}: it exports no function "probe"`);
    return encodeValue(await probe(session.locals(), decodeValue(inputs)));
  };
  return {
    start(request) {
      const { id } = request;
      running.add(id);
      send({ type: "started", id });
      call(request)
        .then((value) => reply(id, { value }))
        .catch((error) => reply(id, { failure: thrownFailure(error, context) }));
    },
    stop(id, failure) {
      const known = running.has(id);
      reply(id, { failure });
      return known;
    },
  };
}

function importAfresh(): LoadProbe {
  let imports = 0;
  return (module) => import(`${pathToFileURL(module)}?probe=${++imports}`); // a module is loaded once per address
}
