#!/usr/bin/env node
// What Jupyter starts, by the kernelspec: `toplab kernel run` without the rest of the command.
import { kernelProcess } from "../dist/cli/kernel-process.js";

const [connectionFile = "", ...flags] = process.argv.slice(2);
await kernelProcess(connectionFile, flags.includes("--strict"));
