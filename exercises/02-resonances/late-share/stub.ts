const lateShare = { value: undefined, error: undefined }; // ✏️ between 0 and 1
