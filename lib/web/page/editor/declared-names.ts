import { typescriptLanguage } from "@codemirror/lang-javascript";

/** Places whose declarations stay inside. */
const scopes = new Set(
  `Block ClassBody ParamList ArrowFunction FunctionExpression MethodDeclaration TypeParamList
  ForSpec ForOfSpec ForInSpec CatchClause`.split(/\s+/),
);

/** Names that a piece of code declares for the cells after it: variables, functions, types, imports. */
export function declaredNames(code: string): readonly string[] {
  const names: string[] = [];
  typescriptLanguage.parser.parse(code).iterate({
    enter({ name, from, to }) {
      if (scopes.has(name)) return false;
      if (name === "VariableDefinition" || name === "TypeDefinition")
        names.push(code.slice(from, to));
      return true;
    },
  });
  return names;
}
