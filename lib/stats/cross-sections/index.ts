export {
  type TagCounting,
  type TagCounts,
  tagCorrelation,
  tagCounting,
  type Uncertain,
} from "./tag-counting.ts";
