export interface Plotly {
  newPlot(box: HTMLElement, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
  relayout(box: HTMLElement, change: Readonly<Record<string, unknown>>): Promise<unknown>;
  purge(box: HTMLElement): void;
  readonly Plots: { resize(box: HTMLElement): Promise<unknown> };
}
