const triggered = cutflow.find(({ name }) => name === "trigger");
const triggerShare = triggered.passed / triggered.before;
