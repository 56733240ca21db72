"""The page alive: served to this machine alone, and told to the browser when the files of its plan change."""
