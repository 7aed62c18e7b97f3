import { serve } from "../../../../core/worker-side.ts";
import { toyWorkshop } from "./toy-workshop.ts";

// Fits toys in a thread of its own.
serve(toyWorkshop);
