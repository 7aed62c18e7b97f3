/** Languages that every exercise is written in. */
export const languages = ["en", "es", "ru"] as const;
export type Language = (typeof languages)[number];
