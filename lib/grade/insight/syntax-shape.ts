import { parser } from "@lezer/javascript";

const typescript = parser.configure({ dialect: "ts" });

/** Kinds that say nothing about how an answer was thought out, beside punctuation. */
const silent = new Set(["Script", "LineComment", "BlockComment", "const", "let", "var"]);

/**
 * The syntax tree of TypeScript as the kinds of its nodes, from the outside in and in the order of the
 * text. Names, literals, comments and blanks leave no trace, so that code keeps its shape when it is
 * renamed, laid out or commented anew. Code that does not parse has the shape of what does.
 */
export function syntaxShape(code: string): readonly string[] {
  const shape: string[] = [];
  typescript.parse(code).iterate({
    enter: ({ name, from, to }) => {
      if (silent.has(name) || !/^\w/.test(name)) return;
      shape.push(name.endsWith("Op") ? code.slice(from, to) : name);
    },
  });
  return shape;
}
