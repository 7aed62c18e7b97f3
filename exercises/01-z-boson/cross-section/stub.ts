const crossSection = { value: undefined, error: undefined, unit: "pb" }; // ✏️
