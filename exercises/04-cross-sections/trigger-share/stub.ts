const triggerShare = undefined; // ✏️ between 0 and 1
