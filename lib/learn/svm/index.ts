export {
  type SupportVectorMachine,
  type SupportVectorOptions,
  supportVectorMachine,
} from "./support-vector-machine.ts";
