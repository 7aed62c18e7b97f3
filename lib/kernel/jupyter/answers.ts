import { setImmediate as soon } from "node:timers";
import { setImmediate } from "node:timers/promises";
import type { Kernel } from "../kernel.ts";
import { flagOf, textOf } from "./content.ts";
import { complete, inspect, isComplete } from "./editor-help.ts";
import type { Execution } from "./execution.ts";
import { selectHistory } from "./history.ts";
import { kernelInfo } from "./kernel-info.ts";
import type { Content, Message } from "./message.ts";
import type { Publisher } from "./publisher.ts";

/** What is needed to answer clients. */
export interface Answering {
  readonly kernel: Promise<Kernel>;
  readonly execution: Execution;
  readonly publisher: Publisher;
  /** Called when a cell has failed, before the reply: those that wait are not to be run. */
  readonly onStop: () => void;
  /** Called when a client wants the kernel to end; its reply has been sent by then. */
  readonly onShutdown: () => void;
}

/** The content of the reply; undefined for messages that are not replied to. */
export type Answer = (request: Message) => Promise<Content | undefined>;

/** What is answered on shell, by type. */
export function shellAnswers(answering: Answering): Readonly<Record<string, Answer>> {
  const { kernel, execution, publisher, onStop } = answering;
  return {
    kernel_info_request: async () => kernelInfo(),
    async execute_request(request) {
      const { content, stopsOthers } = await execution.run(request);
      if (!stopsOthers) return content;
      // what has reached the socket by now was sent before the client could know
      await setImmediate();
      await setImmediate();
      onStop();
      return content;
    },
    complete_request: async ({ content }) => complete(await kernel, content),
    inspect_request: async ({ content }) => inspect(await kernel, content),
    is_complete_request: async ({ content }) => isComplete(await kernel, content),
    history_request: async ({ content }) => ({
      status: "ok",
      history: selectHistory(execution.lines, content),
    }),
    comm_info_request: async () => ({ status: "ok", comms: {} }),
    async comm_open({ header, content }) {
      const comm_id = textOf(content, "comm_id"); // no comm has a target here
      publisher.publish("comm_close", { comm_id, data: {} }, header);
      return undefined;
    },
    comm_msg: async () => undefined,
    comm_close: async () => undefined,
  };
}

/** What is answered on control at once, whatever shell is doing, by type. */
export function controlAnswers({
  execution,
  publisher,
  onShutdown,
}: Omit<Answering, "onStop">): Readonly<Record<string, Answer>> {
  return {
    kernel_info_request: async () => kernelInfo(),
    async interrupt_request() {
      await execution.interrupt();
      return { status: "ok" };
    },
    async shutdown_request({ header, content }) {
      const reply = { status: "ok", restart: flagOf(content, "restart", false) };
      publisher.publish("shutdown_reply", reply, header); // for the other clients
      soon(onShutdown);
      return reply;
    },
    debug_request: async ({ content }) => ({
      type: "response",
      request_seq: content["seq"] ?? 0,
      success: false,
      command: textOf(content, "command"),
      message: "Toplab has no debugger for cells yet: print values, or run the code in an editor",
    }),
  };
}
