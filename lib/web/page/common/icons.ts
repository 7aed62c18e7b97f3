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
  up: "M8 4.2 14 10.2l-1.2 1.2L8 6.6l-4.8 4.8L2 10.2z",
  down: "M8 11.8 2 5.8l1.2-1.2L8 9.4l4.8-4.8L14 5.8z",
  close:
    "m3.9 2.7 4.1 4.1 4.1-4.1 1.2 1.2L9.2 8l4.1 4.1-1.2 1.2L8 9.2l-4.1 4.1-1.2-1.2L6.8 8 2.7 3.9z",
  outline: "M2 3h2v1.6H2zm4 0h8v1.6H6zM2 7.2h2v1.6H2zm4 0h8v1.6H6zm-4 4.2h2V13H2zm4 0h8V13H6z",
  hint: "M8 1.2a4.8 4.8 0 0 1 2.7 8.8v1.6H5.3V10A4.8 4.8 0 0 1 8 1.2zm0 1.5a3.3 3.3 0 0 0-1.2 6.4v1h2.4v-1A3.3 3.3 0 0 0 8 2.7zM5.8 12.6h4.4v1.2H9.2l-.4.9H7.2l-.4-.9h-1z",
  untouched: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zm0 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z",
  tried: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zm0 1.5v9a4.5 4.5 0 1 0 0-9z",
  solved: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zm-.9 8.9 4.3-4.4-1.1-1.1-3.2 3.3-1.5-1.5-1.1 1.1z",
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
  | "bin"
  | "up"
  | "down"
  | "close"
  | "outline"
  | "hint"
  | "untouched"
  | "tried"
  | "solved";
