const muErrors = { total: undefined, statistical: undefined, systematic: undefined }; // ✏️ of mu_t
