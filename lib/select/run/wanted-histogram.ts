export interface WantedHistogram {
  readonly region: string;
  /** Default: "count", one bin with all events. */
  readonly variable?: string;
  /** A process, or "data". */
  readonly process: string;
  /** As "jetScale_up"; where it does not apply the nominal one is meant. Default: "nominal". */
  readonly systematic?: string;
}
