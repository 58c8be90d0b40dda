"""The command line: `quick` and `app` read it, `run` does what it says."""
