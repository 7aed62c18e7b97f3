const jpsiMass = { value: undefined, error: undefined, unit: "MeV" }; // ✏️
