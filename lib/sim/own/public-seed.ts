/** The seed of those who study by themselves: they have the data as they were published. */
export const PUBLIC_SEED = 1;
