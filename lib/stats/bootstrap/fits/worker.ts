import { serve } from "../../../core/worker-side.ts";
import { fitWorkshop } from "./fit-workshop.ts";

// Fits replicas in a thread of its own.
serve(fitWorkshop);
