import type { Cell, Notebook } from "../../../kernel/index.ts";
import { exerciseOfCell } from "../../lesson-metadata.ts";
import type { ExerciseName } from "./exercise-name.ts";

/** A lesson that begins with a title and the import that every exercise needs. */
export function emptyLesson({ module }: Pick<ExerciseName, "module">): Notebook {
  const words = module.slice(3).replaceAll("-", " ");
  const title = words[0]!.toUpperCase() + words.slice(1);
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { display_name: "TypeScript (Toplab)", language: "typescript", name: "toplab" },
      language_info: {
        codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
        file_extension: ".ts",
        mimetype: "text/typescript",
        name: "typescript",
        version: "5.0.4",
      },
      toplab: { datasets: [], language: "en", summary: "", title },
    },
    cells: [text("title", `# ${title}`), code("imports", 'import { check } from "toplab";')],
  };
}

/** What the cells of a new exercise say. */
export interface ExerciseCells {
  readonly statement: string;
  readonly stub: string;
  /** Whether it is answered in words, in a Markdown cell. Default: false. */
  isText?: boolean;
}

/** The lesson with an exercise more at its end: what is asked, the stub, and a check. */
export function withExercise(
  lesson: Notebook,
  { module, slug }: ExerciseName,
  { statement, stub, isText = false }: ExerciseCells,
): Notebook {
  const exercise = `${module}/${slug}`;
  if (lesson.cells.some((cell) => exerciseOfCell(cell) === exercise || cell.id === slug)) {
    throw new RangeError(`Cannot add ${exercise}: the lesson has a cell of that name already`);
  }
  const cells = [
    text(`${slug}-statement`, statement.trimEnd()),
    (isText ? text : code)(slug, stub.trimEnd(), { toplab: { exercise } }),
    code(`${slug}-check`, `await check("${slug}")`),
  ];
  return { ...lesson, cells: [...lesson.cells, ...cells] };
}

function text(id: string, source: string, metadata: Cell["metadata"] = {}): Cell {
  return { cell_type: "markdown", id, metadata, source };
}

function code(id: string, source: string, metadata: Cell["metadata"] = {}): Cell {
  return { cell_type: "code", id, metadata, source, execution_count: null, outputs: [] };
}
