/** Whether there is time for proofs of many minutes: TOPLAB_NIGHTLY=1 npm run test:all. */
export const isNightly: boolean = Boolean(process.env["TOPLAB_NIGHTLY"]);
