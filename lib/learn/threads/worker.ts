import { serve } from "../../core/worker-side.ts";
import { foldWorkshop } from "./fold-workshop.ts";

// Trains and scores folds in a thread of its own.
serve(foldWorkshop);
