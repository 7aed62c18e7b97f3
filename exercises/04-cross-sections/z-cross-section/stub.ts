const zCrossSection = { value: undefined, error: undefined }; // ✏️ pb, from Z → ee
