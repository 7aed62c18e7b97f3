import { serve } from "../../core/worker-side.ts";
import { chunkWorkshop } from "./run-chunks.ts";

// Selects events in a thread of its own.
serve(chunkWorkshop);
