/**
 * Paths of the students' pages beside the class report, "students/Ada Lovelace.html": each a name that
 * every file system takes, and no two the same for one that does not tell capitals.
 */
export function studentFiles(students: readonly { readonly student: string }[]): readonly string[] {
  const taken = new Set<string>();
  return students.map(({ student }) => {
    const name = fileNameOf(student);
    let unique = name;
    for (let i = 2; taken.has(unique.toLowerCase()); i++) unique = `${name} (${i})`;
    taken.add(unique.toLowerCase());
    return `students/${unique}.html`;
  });
}

/** File systems take 255 bytes, of which a draft of the page needs some; an emoji has four. */
const mostBytes = 200;

function beginning(name: string): string {
  const letters = [...name].slice(0, 60);
  while (Buffer.byteLength(letters.join("")) > mostBytes) letters.pop();
  return letters.join("");
}

/** Names that Windows keeps for devices. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

function fileNameOf(student: string): string {
  const bare = student
    .normalize()
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]/gu, "_")
    .trim()
    .replace(/^\.+|\.+$/g, "_");
  const short = beginning(bare).trimEnd();
  return short === "" || devices.test(short) ? `_${short}` : short;
}
