const mine = { model: undefined, auc: undefined, error: undefined }; // ✏️
