const mistake = { variable: undefined, from: undefined, to: undefined }; // ✏️
