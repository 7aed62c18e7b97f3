import { StringDecoder } from "node:string_decoder";
import type { StreamOutput } from "../output.ts";
import { send } from "./wire.ts";

/** Sends what JavaScript prints through the message pipe, in order with everything else. */
export function redirectPrinting(): void {
  redirect("stdout");
  redirect("stderr");
}

function redirect(name: StreamOutput["name"]): void {
  const decoder = new StringDecoder("utf8");
  const write = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | Done,
    done?: Done,
  ): boolean => {
    const text =
      typeof chunk === "string" && (typeof encoding !== "string" || /^utf-?8$/i.test(encoding))
        ? chunk
        : decoder.write(Buffer.from(chunk as string, encoding as BufferEncoding)); // bytes ignore it
    if (text) send({ type: "output", output: { output_type: "stream", name, text } });
    const callback = typeof encoding === "function" ? encoding : done;
    if (callback) process.nextTick(callback);
    return true;
  };
  process[name].write = write;
}

type Done = (error?: Error | null) => void;
