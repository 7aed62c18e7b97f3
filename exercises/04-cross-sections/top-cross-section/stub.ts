const tops = { crossSection: undefined, tagEfficiency: undefined }; // ✏️ tagCounting({ … })
