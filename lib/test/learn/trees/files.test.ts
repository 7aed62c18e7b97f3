import { describe, expect, test } from "vitest";
import { DataError } from "../../../core/index.ts";
import { featuresOf } from "../../../learn/features.ts";
import { tmvaWeights, xgboostModel } from "../../../learn/trees/index.ts";
import reference from "../../reference/xgboost-models.json" with { type: "json" };

describe("a model of XGBoost", () => {
  const features = featuresOf(
    Object.fromEntries(
      Object.entries(reference.columns).map(([name, values]) => [
        name,
        Float64Array.from(values, (value) => value ?? Number.NaN),
      ]),
    ),
  );

  test.each(reference.models)(
    "for $model.learner.objective.name predicts what XGBoost predicts",
    ({ model, predicted }) => {
      const trained = xgboostModel(JSON.stringify(model));
      const found = trained.predict(features);
      for (const [row, y] of predicted.entries()) {
        expect(Math.abs(found[row]! / y - 1), `${row}`).toBeLessThan(1e-6);
      }
    },
  );

  test("has importances by gain", () => {
    const { pt, eta } = xgboostModel(JSON.stringify(reference.models[0]!.model)).importance();
    expect(pt! + eta!).toBeGreaterThan(0.8);
  });

  test.each([
    ["{", /model.json: this is not JSON/],
    ["{}", /there are no trees of XGBoost in it/],
    [
      JSON.stringify(reference.models[0]!.model).replace("binary:logistic", "rank:ndcg"),
      /objective rank:ndcg cannot be read/,
    ],
  ])("that is none is refused in one sentence", (json, message) => {
    expect(() => xgboostModel(json)).toThrow(message);
    expect(() => xgboostModel(json)).toThrow(DataError);
  });
});

/** The format as MethodBDT::AddWeightsXMLTo and DecisionTreeNode::AddAttributesToNode write it. */
function weightsFile(boostType: string, yesNoLeaf: string, extra = ""): string {
  const leaf = (pos: string, res: number, purity: number): string =>
    `<Node pos="${pos}" depth="1" NCoef="0" IVar="-1" Cut="0.0" cType="1" res="${res}" ` +
    `rms="0.0" purity="${purity}" nType="${purity > 0.5 ? 1 : -1}"/>`;
  const node = (pos: string, variable: number, cut: string, type: number, inside: string): string =>
    `<Node pos="${pos}" depth="0" NCoef="0" IVar="${variable}" Cut="${cut}" cType="${type}" ` +
    `res="0" rms="0" purity="0.5" nType="0">${inside}</Node>`;
  const second = node("r", 1, "1.0e+00", 0, leaf("l", 0.25, 0.8) + leaf("r", -0.5, 0.1));
  return `<?xml version="1.0"?>
<MethodSetup Method="BDT::BDT">
  <Options><Option name="BoostType" modified="Yes">${boostType}</Option>
    <Option name="UseYesNoLeaf" modified="No">${yesNoLeaf}</Option></Options>
  <Variables NVar="2"><Variable VarIndex="0" Expression="a+b" Label="sum" Title="a+b"/>
    <Variable VarIndex="1" Expression="c" Label="c" Title="c"/></Variables>
  <Transformations NTransformations="0"/>
  <Weights NTrees="2" AnalysisType="1">
    <BinaryTree type="DecisionTree" boostWeight="0.5" itree="0">
      ${node("s", 0, "1.0000000149011612e-01", 1, leaf("l", -0.75, 0.2) + second)}</BinaryTree>
    <BinaryTree type="DecisionTree" boostWeight="1.5" itree="1">
      ${node("s", 1, "2.0", 1, leaf("l", 0.125, 0.6) + leaf("r", -0.125, 0.4))}</BinaryTree>${extra}
  </Weights>
</MethodSetup>`;
}

describe("a weights.xml of TMVA", () => {
  // 0.1 in 32 bits is just the cut of the first tree, and goes right
  const features = featuresOf({
    sum: Float64Array.of(0, 0.1, 1, 1),
    c: Float64Array.of(0, 0, 1, 3),
  });

  test("of gradient boosting says 2/(1 + e^(−2F)) − 1", async () => {
    const trained = await tmvaWeights(weightsFile("Grad", "True"));
    // cut type 0 turns the sides round: c = 0 < 1 goes right
    const sums = [-0.75 + 0.125, -0.5 + 0.125, 0.25 + 0.125, 0.25 - 0.125];
    const found = trained.predict(features);
    for (const [i, sum] of sums.entries()) {
      expect(found[i]).toBeCloseTo(2 / (1 + Math.exp(-2 * sum)) - 1, 14);
    }
  });

  test("of AdaBoost says the weighted mean of votes, or of purities", async () => {
    const votes = (await tmvaWeights(weightsFile("AdaBoost", "True"))).predict(features);
    expect([...votes]).toEqual([0.5, 0.5, 1, -0.5]);
    const purities = (await tmvaWeights(weightsFile("AdaBoost", "False"))).predict(features);
    for (const [i, mean] of [0.5, 0.475, 0.65, 0.5].entries())
      expect(purities[i]).toBeCloseTo(mean, 14);
  });

  test.each([
    [weightsFile("AdaCost", "True"), /BoostType AdaCost cannot be read/],
    [weightsFile("Grad", "True").replace("BDT::BDT", "MLP::MLP"), /MethodSetup of BDT is wanted/],
    [weightsFile("Grad", "True").replace('NCoef="0"', 'NCoef="3"'), /Fisher cuts/],
    [weightsFile("Grad", "True").replace('mations="0"', 'mations="1"'), /1 transformations/],
    [weightsFile("Grad", "True").replace('res="-0.75"', 'res="x"'), /a Node has the res x/],
    [weightsFile("Grad", "True").slice(0, 500), /this is not XML/],
  ])("that cannot be evaluated is refused in one sentence", async (xml, message) => {
    await expect(tmvaWeights(xml)).rejects.toThrow(message);
    await expect(tmvaWeights(xml)).rejects.toThrow(DataError);
  });
});
