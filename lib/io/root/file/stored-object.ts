/** An object as its class wrote it. References within it count from the start of its key. */
export interface StoredObject {
  readonly className: string;
  readonly data: Uint8Array;
  readonly keyBytes: number;
}
