/** Outlines for a 16 × 16 box, drawn for this page. */
export const icons: Readonly<Record<IconName, string>> = {
  run: "M5 3.2v9.6L12.6 8z",
  runAll: "M2.5 3.6v8.8L8.6 8zM9 3.6v8.8L15 8z",
  stop: "M4 4h8v8H4z",
  restart: "M8 2.5a5.5 5.5 0 1 1-5.2 3.7l1.4.5A4 4 0 1 0 8 4v2.2L4.8 3.3 8 .4z",
  save: "M3 2h8.2L14 4.8V14H2V3zm1.5 1.5v3h6v-3zM8 8.7a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  back: "M10.6 2.4 5 8l5.6 5.6-1.2 1.2L2.6 8l6.8-6.8z",
  more: "M3 6.6a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8zm5 0a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8zm5 0a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8z",
  done: "M6.4 12.6 1.8 8l1.3-1.3 3.3 3.3 6.5-6.6L14.2 4.7z",
  clock:
    "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zm0 1.5a5 5 0 1 0 0 10A5 5 0 0 0 8 3zm.7 1.8v3l2.2 1.5-.8 1.2-2.9-2V4.8z",
  bin: "M6 1.5h4l.6 1H14V4H2V2.5h3.4zM3 5h10l-.8 9.5H3.8zm3 1.5.3 6.5h1L7 6.5zm3 0-.3 6.5h1l.3-6.5z",
};

type IconName =
  | "run"
  | "runAll"
  | "stop"
  | "restart"
  | "save"
  | "back"
  | "more"
  | "done"
  | "clock"
  | "bin";
