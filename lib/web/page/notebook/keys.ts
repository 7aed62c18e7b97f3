import { type CommandName, type Commands, commandKeys } from "./commands.ts";

/** Where the keyboard is: in a text, on a cell, in a control of its own, or elsewhere on the page. */
type Mode = "edit" | "command" | "control" | "page";

/** How long the second key of "d d" may take, in milliseconds. */
const patience = 1000;

/** Runs the commands of the keyboard; keys that a control or an editor needs stay theirs. */
export function listenToKeys(commands: Commands): void {
  let first = { key: "", at: 0 };
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || document.querySelector("dialog[open]")) return;
      const key = keyOf(event);
      const mode = modeOf(event.target);
      const isSecond = event.timeStamp - first.at < patience;
      const name =
        (isSecond ? commandOf(`${first.key} ${key}`, mode) : undefined) ?? commandOf(key, mode);
      first = { key, at: event.timeStamp };
      if (!name || (key === "Escape" && mode === "edit") || isTaken(event)) return;
      event.preventDefault();
      event.stopPropagation();
      first = { key: "", at: 0 };
      commands[name]();
    },
    { capture: true }, // before the editor, which would take Shift-Enter for a new line
  );
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return; // it closed a list or a note
    if (modeOf(event.target) !== "edit") return;
    event.preventDefault();
    commands.leaveEditor();
  });
}

function commandOf(key: string, mode: Mode): CommandName | undefined {
  return byKey[mode].get(key);
}

const byKey: Readonly<Record<Mode, ReadonlyMap<string, CommandName>>> = {
  edit: keyMap("always", "page"),
  command: keyMap("command", "always", "page"),
  control: keyMap("page"),
  page: keyMap("page"),
};

function keyMap(...groups: readonly ("command" | "always" | "page")[]): Map<string, CommandName> {
  const map = new Map<string, CommandName>();
  for (const [name, keys] of Object.entries(commandKeys)) {
    for (const group of groups) {
      for (const key of keys[group] ?? []) map.set(key, name as CommandName); // keys of that record
    }
  }
  return map;
}

function modeOf(target: EventTarget | null): Mode {
  if (target === document.body) return "command";
  if (!(target instanceof Element)) return "page";
  const cell = target.closest(".cell");
  if (!cell) return "page";
  if (target.closest(".cm-editor")) return "edit";
  if (target.closest("input, textarea, select, [contenteditable=true], [role=menu]"))
    return "control";
  return "command";
}

/** Return presses the button that has the focus, arrows scroll an output that has it. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (key === "Enter") return target.closest("button, a, summary") !== null;
  return key.startsWith("Arrow") && target.closest(".outputs, .exercise-actions") !== null;
}

/** "Mod-Shift-Minus"; letters by their place on the keyboard where it does not write Latin ones. */
function keyOf(event: KeyboardEvent): string {
  const { key, code, shiftKey, altKey, ctrlKey, metaKey } = event;
  const modifiers = [ctrlKey || metaKey ? "Mod" : "", altKey ? "Alt" : "", shiftKey ? "Shift" : ""];
  return [...modifiers.filter(Boolean), baseKey(key, code)].join("-");
}

function baseKey(key: string, code: string): string {
  if (code === "Minus") return "Minus";
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter && !/^[a-z]$/i.test(key)) return letter.toLowerCase();
  return key.length === 1 ? key.toLowerCase() : key;
}
