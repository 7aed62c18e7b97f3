import { type Displayable, type MimeBundle, mimeBundle } from "../core/index.ts";

/** A drawing in the forms that a notebook, a page or a file can use. */
export interface Picture extends Displayable {
  /**
   * "image/svg+xml" and "text/plain"; to be zoomed in our page also "application/x-jsroot+json" or,
   * from Plotly, "application/vnd.plotly.v1+json".
   */
  readonly data: MimeBundle;
}

/** A picture of these forms. */
export function picture(data: MimeBundle): Picture {
  return { data, [mimeBundle]: () => data };
}
