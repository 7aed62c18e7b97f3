/** Nothing leaves the student's process: a person reads the text. */
export const probe = (): null => null;
