/** A classifier before training as another thread can make it again: which, and with what options. */
export interface Recipe {
  readonly kind: string;
  readonly options: unknown;
}

/** All that a classifier has learned, in plain data that can go from thread to thread. */
export interface Learned {
  readonly kind: string;
  readonly state: unknown;
}

/** The recipe of a classifier, unless its options hold functions, which cannot leave their thread. */
export function recipeOf(kind: string, options: object): { readonly recipe?: Recipe } {
  const canTravel = Object.values(options).every((value) => typeof value !== "function");
  return canTravel ? { recipe: { kind, options } } : {};
}
