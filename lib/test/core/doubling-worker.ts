import { serve } from "../../core/worker-side.ts";
import { doubling } from "./doubling.ts";

serve(doubling);
