const jetEffect = { up: undefined, down: undefined }; // ✏️ relative changes
