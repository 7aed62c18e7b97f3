const prescale = undefined; // ✏️ an expression, in quotes: "… ? … : …"
