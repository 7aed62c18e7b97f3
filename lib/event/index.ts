export {
  addParticle,
  clear,
  type EventRecord,
  emptyRecord,
  FIRST_COLOUR_LINE,
  setColour,
  setMomentum,
  status,
} from "./event-record.ts";
export {
  type Column,
  column,
  type EventTable,
  eventTable,
  isJagged,
  isText,
  type Jagged,
  jagged,
  kindOf,
  type TextColumn,
  text,
  valuesOf,
} from "./event-table.ts";
export { concat, head, take, withColumn } from "./reshape.ts";
export { filter, map, type Row } from "./row.ts";
