const ownShare = { value: undefined, error: undefined }; // ✏️ between 0 and 1
