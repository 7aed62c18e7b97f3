import { type Discriminant, type Example, learnDiscriminant } from "./discriminant.ts";
import { drawData } from "./draw-data.ts";
import { singleTopMaker } from "./make-events.ts";
import { makeWorkspace } from "./make-workspace.ts";
import { BLOCK, recipes } from "./recipes.ts";
import { type Row, rowsOf } from "./rows.ts";
import type { SampleId } from "./samples.ts";
import { lessonData } from "./single-top-data.ts";
import { addTemplates, fillRecipe, type Templates } from "./templates.ts";
import type { WorkspaceJson } from "./workspace-json.ts";

/** Blocks from here on are for learning, and are in no template. */
const LEARNING = 100_000;

/** Simulates everything and makes the workspace with the lesson's data; takes several minutes. */
export function makeMeasurement({
  look,
  onBlock = () => {},
}: MakeMeasurementOptions = {}): WorkspaceJson {
  const discriminant = learned();
  const templates: Templates = new Map();
  for (const recipe of recipes) {
    const maker = singleTopMaker(recipe);
    const filled = fillRecipe(recipe, maker, discriminant, {
      ...(look && { look }),
      onBlock: (block) => onBlock(recipe.id, block + 1, recipe.blocks),
    });
    addTemplates(templates, filled);
  }
  const workspace = makeWorkspace(templates);
  const { strengths, seed } = lessonData;
  return { ...workspace, observations: drawData(workspace, strengths, seed, "lesson") };
}

export interface MakeMeasurementOptions {
  /** Is shown every row of every template, with the number of events that it stands for. */
  look?: (row: Row, sample: SampleId, weight: number) => void;
  onBlock?: (recipe: string, done: number, blocks: number) => void;
}

/** The discriminant, from blocks of their own: a tenth as many as there are in the templates. */
function learned(): Discriminant {
  const examples: Example[] = [];
  for (const recipe of recipes.filter(({ fakes }) => !fakes)) {
    const { rate, make } = singleTopMaker(recipe);
    const blocks = Math.ceil(recipe.blocks / 10);
    const isSignal = recipe.process === "tchannel";
    for (let block = 0; block < blocks; block++) {
      for (const event of make(LEARNING + block)) {
        for (const { region, features, weight } of rowsOf(event, () => 0)) {
          if (region !== "SR") continue;
          examples.push({ features, isSignal, weight: (weight * rate.value) / (blocks * BLOCK) });
        }
      }
    }
  }
  return learnDiscriminant(examples);
}
