const inOne = ({ events, luminosity }) => events.nEvents / luminosity; // events per pb⁻¹
const expectedEvents = { wjets: inOne(wjets), qcd: inOne(qcd), ttbar: inOne(ttbar) };
