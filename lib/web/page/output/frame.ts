import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { outputTexts as texts } from "../texts/output.ts";

/**
 * HTML with scripts, in a frame with an origin of its own: it can neither read the page, nor run
 * cells, nor reach the network (the server's answer for /frame says so too).
 */
export function scriptedFrame(html: string): HTMLElement {
  const frame = element("iframe", { className: "scripted", title: t(texts.frame) });
  frame.sandbox.add("allow-scripts");
  frame.src = "/frame";
  frame.onload = () => frame.contentWindow?.postMessage(html, "*");
  const onMessage = (event: MessageEvent<unknown>): void => {
    if (!frame.isConnected) window.removeEventListener("message", onMessage);
    if (event.source !== frame.contentWindow || typeof event.data !== "number") return;
    frame.style.height = `${Math.min(Math.max(event.data, 20), 2000)}px`;
  };
  window.addEventListener("message", onMessage);
  return frame;
}
