"""What the pages read from the workspace: plain rows, read-only, one short query each."""
