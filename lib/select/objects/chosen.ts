import type { CompiledExpression, Values } from "../expression/index.ts";
import type { CompiledChange, Species } from "./compile-objects.ts";
import type { LoadedObjects } from "./load-objects.ts";
import type { CollectionName } from "./object-names.ts";

/** A kinematic change in one direction: +1 up, −1 down. */
export interface Change extends CompiledChange {
  readonly direction: 1 | -1;
}

/** Values that are made when they are first asked for. */
export type LazyValues = Readonly<Record<string, () => Values>>;

/** Evaluates an expression of the event's columns, and of an object's own if they are given. */
export type Evaluate = (expression: CompiledExpression, own?: LoadedObjects) => Values;

/** The lists of objects that a file has. */
export type Loaded = Readonly<Partial<Record<CollectionName, LoadedObjects>>>;

/** 1 for each object of a kind that is chosen, by its place in the file's list. */
export type Chosen = Readonly<Record<Species, Uint8Array>>;
