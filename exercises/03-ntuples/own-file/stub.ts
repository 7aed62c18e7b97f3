const ownFile: string | undefined = undefined; // ✏️ a text between backticks, of several lines
