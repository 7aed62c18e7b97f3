import { serve } from "../../core/worker-side.ts";
import { partWorkshop } from "./part-workshop.ts";

// Selects events in a thread of its own and leaves them in parts.
serve(partWorkshop);
