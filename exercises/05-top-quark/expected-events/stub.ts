const expectedEvents = { wjets: undefined, qcd: undefined, ttbar: undefined }; // ✏️ in 1 pb⁻¹
