import { type Displayable, type MimeBundle, mimeBundle } from "../core/index.ts";

/** A drawing in the forms that a notebook, a page or a file can use. */
export interface Picture extends Displayable {
  /** "image/svg+xml" and "text/plain"; from Plotly also "application/vnd.plotly.v1+json", to turn and zoom. */
  readonly data: MimeBundle;
}

/** A picture of these forms. */
export function picture(data: MimeBundle): Picture {
  return { data, [mimeBundle]: () => data };
}
