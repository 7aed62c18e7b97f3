import { serve } from "../../core/worker-side.ts";
import { comparisonWorkshop } from "./workshop.ts";

// Trains and scores classifiers in a thread of its own.
serve(comparisonWorkshop);
