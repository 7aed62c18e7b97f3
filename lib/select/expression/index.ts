export { type CompiledExpression, compile } from "./compile.ts";
export {
  type Flags,
  type FourVectors,
  type Kind,
  kindOf,
  type Momenta,
  type Numbers,
  type Scope,
  type Values,
  valuesOfColumn,
} from "./values.ts";
