// How whoever logs in is greeted.
Default["__cookbook__"]["greeting"] = "Welcome";
