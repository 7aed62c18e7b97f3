const withScale = `${file}
systematics:
  jetScale: { change: jets, by: ${scaleError} }
`;
const again = await runAnalysis(readAnalysis(withScale, { tables }));
const expectedAt = (systematic: string) =>
  integral(again.histogram({ region: "mumujet", process: "zmumu", systematic }));
const change = (systematic: string) => expectedAt(systematic) / expectedAt("nominal") - 1;
const jetEffect = { up: change("jetScale_up"), down: change("jetScale_down") };
