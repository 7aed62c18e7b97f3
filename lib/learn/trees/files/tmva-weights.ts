import { DataError } from "../../../core/index.ts";
import type { Link } from "../model/link.ts";
import { sumOfTrees, type TrainedTrees } from "../model/sum-of-trees.ts";
import { type Tree, treeOf } from "../tree.ts";
import { numberBelow } from "./number-below.ts";
import { childrenOf, parseXml, type XmlElement } from "./xml.ts";

/**
 * The trees of a TMVA weights.xml, of BoostType AdaBoost, RealAdaBoost, Bagging or Grad, for signal against background.
 * As in TMVA, features and cuts have 32 bits. The features have the names that TMVA calls labels.
 */
export async function tmvaWeights(xml: string, where = "weights.xml"): Promise<TrainedTrees> {
  const root = await parseXml(where, xml);
  const method = root.attributes["Method"] ?? "";
  if (root.name !== "MethodSetup" || !method.startsWith("BDT::")) {
    throw new DataError(
      where,
      `this is ${root.name} of ${method}, and a MethodSetup of BDT is wanted`,
    );
  }
  const options = optionsOf(root);
  const boostType = options.get("BoostType") ?? "AdaBoost";
  if (!["AdaBoost", "RealAdaBoost", "Bagging", "Grad"].includes(boostType)) {
    throw new DataError(where, `trees of BoostType ${boostType} cannot be read`);
  }
  checkPlain(where, root);
  const isGrad = boostType === "Grad";
  const yesNoLeaf = options.get("UseYesNoLeaf") === "True";
  const trees = childrenOf(childrenOf(root, "Weights")[0], "BinaryTree");
  const norm = trees.map((tree) => (isGrad ? 1 : numberIn(where, tree, "boostWeight")));
  const answer = (node: XmlElement): number => {
    if (isGrad) return numberIn(where, node, "res");
    return numberIn(where, node, yesNoLeaf ? "nType" : "purity");
  };
  const link: Link = isGrad ? { name: "tanh" } : { name: "mean", norm };
  return sumOfTrees({
    features: namesOf(root),
    ...{ start: 0, link, isProbability: false, singlePrecision: true },
    trees: trees.map((tree, t) => readTree(where, tree.children[0]!, norm[t]!, answer)),
  });
}

function optionsOf(root: XmlElement): Map<string, string> {
  const options = childrenOf(childrenOf(root, "Options")[0], "Option");
  return new Map(options.map(({ attributes, text }) => [attributes["name"] ?? "", text.trim()]));
}

function namesOf(root: XmlElement): readonly string[] {
  const variables = childrenOf(childrenOf(root, "Variables")[0], "Variable");
  return variables.map(({ attributes }) => attributes["Label"] ?? attributes["Expression"] ?? "");
}

function checkPlain(where: string, root: XmlElement): void {
  const transformations = childrenOf(root, "Transformations")[0];
  const n = transformations?.attributes["NTransformations"] ?? "0";
  if (n !== "0") {
    throw new DataError(where, `${n} transformations come before the trees, and none can be read`);
  }
  if (!childrenOf(childrenOf(root, "Weights")[0], "BinaryTree").length) {
    throw new DataError(where, "there are no trees in it");
  }
}

function numberIn(where: string, { name, attributes }: XmlElement, attribute: string): number {
  const value = Number(attributes[attribute] ?? Number.NaN);
  if (Number.isFinite(value)) return value;
  throw new DataError(
    where,
    `a ${name} has the ${attribute} ${attributes[attribute]}, not a number`,
  );
}

/** Node by node; a cut sends what is at least as large to the right if its type is 1, else to the left. */
function readTree(
  where: string,
  root: XmlElement,
  weight: number,
  answer: (node: XmlElement) => number,
): Tree {
  const nodes: XmlElement[] = [root];
  const links: (readonly [number, number])[] = [];
  for (let k = 0; k < nodes.length; k++) {
    const { children, attributes } = nodes[k]!;
    if (Number(attributes["NCoef"] ?? 0) > 0) {
      throw new DataError(where, "a tree has Fisher cuts, which cannot be read");
    }
    if (children.length === 0) {
      links.push([0, 0]);
      continue;
    }
    const [left, right] = ["l", "r"].map((pos) =>
      children.find((c) => c.attributes["pos"] === pos),
    );
    if (!left || !right) throw new DataError(where, "a node of a tree has one child only");
    const isUsual = numberIn(where, nodes[k]!, "cType") === 1;
    const first = nodes.push(...(isUsual ? [left, right] : [right, left])) - 2;
    links.push([first, first + 1]);
  }
  const isLeaf = nodes.map(({ children }) => children.length === 0);
  return treeOf({
    feature: nodes.map((node, k) => (isLeaf[k] ? -1 : numberIn(where, node, "IVar"))),
    threshold: nodes.map((node, k) =>
      isLeaf[k] ? 0 : numberBelow(Math.fround(numberIn(where, node, "Cut"))),
    ),
    left: links.map(([left]) => left),
    right: links.map(([, right]) => right),
    missingLeft: nodes.map(() => 0),
    value: nodes.map((node, k) => (isLeaf[k] ? weight * answer(node) : 0)),
    gain: nodes.map(() => 0),
    weight: nodes.map(() => 0),
  });
}
