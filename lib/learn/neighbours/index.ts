export { type NearestNeighboursOptions, nearestNeighbours } from "./k-nearest.ts";
