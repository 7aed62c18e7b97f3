const correction = { ee: undefined, mumu: undefined }; // ✏️ C of each
