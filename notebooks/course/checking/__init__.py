"""How `check` works: an attempt is run, compared, diagnosed, answered."""
