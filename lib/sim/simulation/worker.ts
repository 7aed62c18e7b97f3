import { serve } from "../../core/worker-side.ts";
import { blockWorkshop } from "./block-workshop.ts";

// Makes blocks of events in a thread of its own.
serve(blockWorkshop);
