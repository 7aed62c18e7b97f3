import type { commandTexts } from "../texts/commands.ts";

/** Everything that keys, menus and buttons can ask for. */
export type CommandName = keyof typeof commandTexts;

export type Commands = Readonly<Record<CommandName, () => void>>;

interface Keys {
  /** With a cell chosen, not its text: single letters, one after the other where there are two. */
  readonly command?: readonly string[];
  /** While one writes as well. */
  readonly always?: readonly string[];
  /** Wherever on the page the keyboard is. */
  readonly page?: readonly string[];
}

/** The shortcuts of Jupyter. "Mod" is Ctrl, or ⌘ on a Mac. */
export const commandKeys: Readonly<Partial<Record<CommandName, Keys>>> = {
  runAndAdvance: { always: ["Shift-Enter"] },
  run: { always: ["Mod-Enter"] },
  runAndInsert: { always: ["Alt-Enter"] },
  interrupt: { command: ["i i"] },
  restart: { command: ["0 0"] },
  edit: { command: ["Enter"] },
  leaveEditor: { always: ["Escape"], command: ["Mod-m"] },
  selectAbove: { command: ["ArrowUp", "k"] },
  selectBelow: { command: ["ArrowDown", "j"] },
  extendAbove: { command: ["Shift-ArrowUp", "Shift-k"] },
  extendBelow: { command: ["Shift-ArrowDown", "Shift-j"] },
  selectAll: { command: ["Mod-a"] },
  insertAbove: { command: ["a"] },
  insertBelow: { command: ["b"] },
  moveUp: { command: ["Mod-Shift-ArrowUp", "Alt-ArrowUp"] },
  moveDown: { command: ["Mod-Shift-ArrowDown", "Alt-ArrowDown"] },
  cut: { command: ["x"] },
  copy: { command: ["c"] },
  paste: { command: ["v"] },
  pasteAbove: { command: ["Shift-v"] },
  remove: { command: ["d d"] },
  undo: { command: ["z"] },
  redo: { command: ["Shift-z"] },
  split: { always: ["Mod-Shift-Minus"] },
  merge: { command: ["Shift-m"] },
  toCode: { command: ["y"] },
  toText: { command: ["m"] },
  toRaw: { command: ["r"] },
  heading1: { command: ["1"] },
  heading2: { command: ["2"] },
  heading3: { command: ["3"] },
  heading4: { command: ["4"] },
  heading5: { command: ["5"] },
  heading6: { command: ["6"] },
  toggleOutput: { command: ["o"] },
  scrollOutput: { command: ["Shift-o"] },
  save: { command: ["s"], page: ["Mod-s"] },
  find: { page: ["Mod-f"] },
  replace: { command: ["f"] },
  outline: { command: ["t"] },
  shortcuts: { command: ["h"] },
};

/** The first shortcut of a command as one reads it, "Shift+Enter"; empty if it has none. */
export function shortcut(name: CommandName): string {
  const { page = [], always = [], command = [] } = commandKeys[name] ?? {};
  const [first] = [...page, ...always, ...command];
  return first === undefined ? "" : keyText(first);
}

/** Keys as one reads them: "Ctrl+Shift+−", "D, D". */
export function keyText(keys: string): string {
  return keys
    .split(" ")
    .map((key) => key.split("-").map(partText).join("+"))
    .join(", ");
}

const isMac = /^Mac|iPhone|iPad/.test(navigator.platform);

const parts: Readonly<Record<string, string>> = {
  Mod: isMac ? "⌘" : "Ctrl",
  Alt: isMac ? "⌥" : "Alt",
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Minus: "−",
};

function partText(part: string): string {
  return parts[part] ?? (part.length === 1 ? part.toUpperCase() : part);
}
