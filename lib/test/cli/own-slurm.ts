import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isHere } from "../../cli/submit/hand-in.ts";

/** Why no Slurm can be started here; empty if it can. */
export const withoutSlurm: string = ["slurmctld", "slurmd", "sbatch"].every(isHere)
  ? ""
  : " (skipped: no Slurm here; on Debian, apt-get install slurm-wlm)";

/** A cluster of this machine alone, with its files in a folder of ours, that ends with the test. */
export interface OwnSlurm {
  /** Runs one of Slurm's commands. */
  run(command: string, ...words: readonly string[]): string;
  end(): Promise<void>;
}

/** Starts a controller and a node of two CPUs on 127.0.0.1, and waits until the node is idle. */
export async function startSlurm(folder: string): Promise<OwnSlurm> {
  const [controller, node] = [await freePort(), await freePort()];
  const name = hostname().split(".")[0]!;
  for (const part of ["state", "spool"]) mkdirSync(join(folder, part), { recursive: true });
  const conf = join(folder, "slurm.conf");
  writeFileSync(
    conf,
    [
      ...[
        "ClusterName=toplab",
        `SlurmctldHost=${name}(127.0.0.1)`,
        `SlurmUser=${process.env["USER"] ?? "root"}`,
      ],
      ...[
        `SlurmctldPort=${controller}`,
        `SlurmdPort=${node}`,
        "AuthType=auth/none",
        "CredType=cred/none",
      ],
      ...[`StateSaveLocation=${folder}/state`, `SlurmdSpoolDir=${folder}/spool`],
      ...[`SlurmctldPidFile=${folder}/slurmctld.pid`, `SlurmdPidFile=${folder}/slurmd.pid`],
      ...["ProctrackType=proctrack/linuxproc", "TaskPlugin=task/none", "MpiDefault=none"],
      ...[
        "SelectType=select/cons_tres",
        "SelectTypeParameters=CR_Core_Memory",
        "ReturnToService=2",
      ],
      `NodeName=${name} NodeAddr=127.0.0.1 CPUs=2 RealMemory=2500 State=UNKNOWN`,
      "PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP",
      "",
    ].join("\n"),
  );
  process.env["SLURM_CONF"] = conf;
  const daemons = ["slurmctld", "slurmd"].map((daemon) =>
    spawn(daemon, ["-D", "-f", conf], { stdio: "ignore" }),
  );
  const slurm: OwnSlurm = {
    run: (command, ...words) => execFileSync(command, [...words], { encoding: "utf8" }).trim(),
    end: () => endAll(daemons),
  };
  await untilIdle(slurm, daemons);
  return slurm;
}

async function untilIdle(slurm: OwnSlurm, daemons: readonly ChildProcess[]): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const dead = daemons.find(({ exitCode }) => exitCode !== null);
    if (dead) throw new Error(`${dead.spawnfile} has ended with ${dead.exitCode}`);
    try {
      if (slurm.run("sinfo", "--noheader", "--format=%t") === "idle") return;
    } catch {
      // the controller is not listening yet
    }
    await wait(200);
  }
  await endAll(daemons);
  throw new Error("Slurm's node has not become idle in a minute");
}

async function endAll(daemons: readonly ChildProcess[]): Promise<void> {
  for (const daemon of daemons) {
    if (daemon.exitCode !== null) continue;
    const ended = new Promise((resolve) => daemon.once("exit", resolve));
    daemon.kill("SIGTERM");
    await ended;
  }
  delete process.env["SLURM_CONF"];
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(),
      );
    });
  });
}
